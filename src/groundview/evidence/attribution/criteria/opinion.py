"""Criteria of opinion: what officers, logs and partners say is organised. No built-in definition takes it for proof."""

from __future__ import annotations

from groundview.evidence.attribution.criterion import Asked


def intelligence_says_organised(worst_source: int = 2, worst_assessment: str = "C") -> Asked:
    """An intelligence log about the case says that it is organised, or names a mapped group.

    Met where such a log has a source and an assessment no worse than asked for. Never not met. Logs say what somebody
    said, and there are more of them where police look more.

    Source: College of Policing, Authorised Professional Practice, Intelligence management: the 3x5x2 grading
    of source, assessment and handling.
    """
    fits = (
        f"l -> l.source <= {worst_source} AND l.assessment <= '{worst_assessment}'"
        " AND (l.mapped OR list_contains(l.concepts, 'organised_word'))"
    )
    return Asked(
        f"a log graded {worst_source}{worst_assessment} or better says that it is organised",
        f"CASE WHEN len(list_filter(intelligence.logs, {fits})) > 0 THEN true END",
        f"'logs that say so: ' || len(list_filter(intelligence.logs, {fits})) || ' of ' || len(intelligence.logs)",
    )


def flagged_organised() -> Asked:
    """An officer flagged the offence as organised, or its text calls it so.

    Met where such a flag is set or such a word stands there. Never not met.

    Source: HMIC, cause of concern, recommendation 5 (March 2017): forces map organised crime groups in an
    unacceptably inconsistent way. That they flag offences as unevenly is the program's own reading.
    """
    return Asked(
        "the force calls it organised",
        "CASE WHEN flags.organised OR list_contains(told.concepts, 'organised_word') THEN true END",
        "concat_ws('; ', CASE WHEN flags.organised THEN 'a flag is set' END,"
        " CASE WHEN list_contains(told.concepts, 'organised_word') THEN 'the text says so' END)",
    )


def partner_says_several() -> Asked:
    """A partner recorded the same incident as done by several.

    Met where the partner's category says so. Never not met.

    Source: Police Foundation and Perpetuity Research, Reducing the impact of serious organised crime in local
    communities: the study drew on data of agencies outside the police.
    """
    return Asked(
        "a partner says that several acted",
        "CASE WHEN partner.several THEN true END",
        "'incidents of partners about it: ' || partner.n_incidents",
    )
