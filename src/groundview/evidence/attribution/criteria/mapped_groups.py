"""Criteria of links to mapped groups."""

from __future__ import annotations

from groundview.evidence.attribution.criterion import Asked


def mapped_person() -> Asked:
    """Somebody who acts is on the list of a mapped group.

    Met where a person recorded as acting is, whenever the group was mapped. Never not met: others may have acted.

    Source: Police Foundation and Perpetuity Research, The impact of organised crime on local communities
    (briefing 4, December 2016): 4% of crimes assessed as organised were linked to individuals whom the police
    had formally classified.
    """
    return Asked(
        "somebody who acts in it is on the list of a mapped group",
        "CASE WHEN mapped.n_persons > 0 THEN true END",
        "'persons of the case on the list: ' || mapped.n_persons",
    )


def mapped_when_acting() -> Asked:
    """Somebody who acts is on the list of a group that was mapped and active on the day.

    Met where the group was mapped before the case, and not archived before it. Never not met.

    Source: HMICFRS, glossary, OCG mapping: a force that suspects a group enters it in a national database.
    The days on which a group was mapped and archived are those of the study's own list.
    """
    return Asked(
        "somebody who acts in it is on the list of a group that was active then",
        "CASE WHEN mapped.n_active > 0 THEN true END",
        "'persons of the case on the list of a group active then: ' || mapped.n_active",
    )
