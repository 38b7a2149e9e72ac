"""Criteria of control: over workers, over premises, over a place."""

from __future__ import annotations

from groundview.evidence.attribution.criterion import Asked

CONTROLLED = (
    "workers_moved_often",
    "third_party_holds_the_phone",
    "workers_have_no_key",
    "identity_documents_held_by_another",
    "debts_to_a_third_party",
)
"""Indicators that tell of control over those who work at premises."""


def movements_controlled(least: int = 1) -> Asked:
    """Those who work at the premises are controlled.

    Met where so many of five indicators were answered yes, or the text says so; not met where all five were no.

    Source: Police Foundation and Perpetuity Research, The role and impact of organised crime in the local
    off-street sex market (September 2016): evidence of movements controlled at 29% of premises.
    """
    said = ", ".join(f"indicators.answers['{name}']" for name in CONTROLLED)
    met = f"len(list_filter([{said}], a -> a = 'yes'))"
    return Asked(
        f"at least {least} indicators of control over workers are met",
        f"CASE WHEN {met} >= {least} OR list_contains(told.concepts, 'control') THEN true"
        f" WHEN len(list_filter([{said}], a -> a = 'no')) = {len(CONTROLLED)} THEN false END",
        f"CASE WHEN indicators.answers IS NOT NULL THEN 'indicators of control answered yes: ' || {met}"
        f" || ', no: ' || len(list_filter([{said}], a -> a = 'no')) END",
    )


def several_premises(least: int = 2) -> Asked:
    """The same persons run several premises.

    Met where somebody who runs these is recorded as running so many, or an indicator says so. Not met where the
    indicator says that they do not.

    Source: Police Foundation and Perpetuity Research, The role and impact of organised crime in the local
    off-street sex market (September 2016): many premises were run by groups. That one person runs several is
    the program's own reading.
    """
    rented = "indicators.answers['several_premises_rented_by_one_person']"
    return Asked(
        f"the same persons run at least {least} premises",
        f"CASE WHEN premises_run.n_premises >= {least} OR {rented} = 'yes' THEN true "
        f"WHEN {rented} = 'no' THEN false END",
        f"concat_ws('; ', 'premises that one of them runs: ' || premises_run.n_premises, 'indicator: ' || {rented})",
    )


def intimidation() -> Asked:
    """People are made afraid to speak or to act.

    Met where the text of the case, or a log about it whose assessment is A to C, tells of it. Never not met.

    Source: Police Foundation, Reducing the impact of organised crime: local problems require a local response
    (June 2017): control, fear and intimidation in communities.
    """
    logged = (
        "len(list_filter(intelligence.logs, l -> l.assessment IN ('A', 'B', 'C')"
        " AND list_contains(l.concepts, 'intimidation')))"
    )
    return Asked(
        "people are intimidated",
        f"CASE WHEN list_contains(told.concepts, 'intimidation') OR {logged} > 0 THEN true END",
        f"concat_ws('; ', CASE WHEN list_contains(told.concepts, 'intimidation') THEN 'the text tells of it' END,"
        f" CASE WHEN {logged} > 0 THEN 'logs that tell of it: ' || {logged} END)",
    )
