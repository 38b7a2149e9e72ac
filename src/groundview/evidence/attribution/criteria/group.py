"""Criteria of a group: how many act, and with whom else."""

from __future__ import annotations

from groundview.evidence.attribution.criterion import Asked


def acting_together(least: int = 2) -> Asked:
    """So many different persons act together in the case.

    Met where so many are recorded as acting in it, or the text says that so many did. Not met where the text says that
    fewer did. Otherwise unknown: of several who act, often one is recorded, and of many cases nobody is.

    Source: Serious Crime Act 2015, section 45(6), for three or more; Police Foundation and Perpetuity
    Research, Organised crime and child sexual exploitation in local communities, for groups of two or more.
    """
    return Asked(
        f"at least {least} persons act together in it",
        f"CASE WHEN acting.n_persons >= {least} OR told.least >= {least} THEN true "
        f"WHEN told.most < {least} THEN false END",
        "concat_ws('; ', CASE WHEN acting.n_persons > 0 THEN 'persons recorded as acting: ' || acting.n_persons END,"
        " CASE WHEN told.least > 0 THEN 'the text says ' || CASE told.least WHEN 1 THEN 'one person' WHEN 2 THEN"
        " 'two persons' ELSE 'three or more' END END)",
    )


def associates(least: int = 1) -> Asked:
    """Somebody who acts in the case is recorded as acting with others elsewhere.

    Met where so many of those recorded as acting in it also act together with somebody else in another offence, or in
    another case of the same kind. Never not met: who else they know may be in no record.

    Source: Police Foundation and Perpetuity Research, Reducing the impact of serious organised crime in local
    communities: a high number of shoplifting offences linked to groups of associated offenders.
    """
    return Asked(
        f"at least {least} of those who act in it act with others elsewhere",
        f"CASE WHEN associates.n_persons >= {least} THEN true END",
        "'persons of the case who act with others elsewhere: ' || associates.n_persons",
    )


def in_linked_set(least: int = 3) -> Asked:
    """Somebody who acts in the case belongs to a linked set of so many persons.

    Met where the study's main rule finds such a set. Never not met. A linked set is computed: it suggests a group and
    proves none, so that the built-in definitions do not ask this for their low end.

    Source: rules for linked sets, docs/networks.md; United Nations Convention against Transnational Organized
    Crime (2000), article 2(c), a structured group need not have defined roles or continuous membership.
    """
    return Asked(
        f"somebody who acts in it is in a linked set of at least {least} persons",
        f"CASE WHEN linked_sets.n_persons >= {least} THEN true END",
        "'persons in the linked set: ' || linked_sets.n_persons",
    )
