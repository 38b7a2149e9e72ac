"""Response: what came of recorded offences, with those that have no outcome yet set apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.choose import ranked, split
from groundview.profile.narrative.outcomes import is_apart, is_charge, outcome_name
from groundview.profile.narrative.titles import charge_title, outcome_title
from groundview.profile.report.charts.axis import Axis
from groundview.profile.report.charts.rows import Row, rows_chart
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table, figure_table

ORDER = 70
TITLE = "Response"

_POPULATION = "offences recorded in the area whose outcome is stated"


def build(page: Page) -> Mapping[str, Any] | None:
    """The outcome mix, charges by type, and every outcome by type in a table."""
    outcomes = split(page.release, "response", "outcome_share", "outcome")
    by_type = split(page.release, "response", "outcome_share", "outcome", "type")
    if not outcomes and not by_type:
        return None
    charges = [figure for figure in by_type if is_charge(figure)]
    exhibits = [made for made in (_mix(page, outcomes), _charges(page, charges)) if made]
    return {"exhibits": exhibits, "by_type": _by_type(by_type)}


def _mix(page: Page, figures: Sequence[Released]) -> Exhibit | None:
    if not figures:
        return None
    ordered = _ordered(figures)
    rows = [Row.of(figure, _capital(outcome_name(figure)), apart=is_apart(figure)) for figure in ordered]
    axis = _axis(rows)
    listed = [(_capital(outcome_name(figure)), figure) for figure in ordered]
    return exhibit(
        page,
        "outcomes",
        outcome_title(page.release),
        caption=Caption("Share of recorded offences by outcome", _POPULATION),
        draws=lambda narrow: rows_chart(rows, axis, narrow=narrow),
        table=figure_table("Outcomes of recorded offences", "Outcome", listed, value="Share"),
    )


def _charges(page: Page, figures: Sequence[Released]) -> Exhibit | None:
    if not figures:
        return None
    ordered = _ordered(figures)
    rows = [Row.of(figure, figure.parts["type"]) for figure in ordered]
    axis = _axis(rows)
    listed = [(figure.parts["type"], figure) for figure in ordered]
    return exhibit(
        page,
        "charges",
        charge_title(ordered),
        caption=Caption("Share of recorded offences with a charge or court outcome, by type", _POPULATION),
        draws=lambda narrow: rows_chart(rows, axis, mark="dot", narrow=narrow),
        table=figure_table("Charge or court outcome by type", "Type", listed, value="Share"),
    )


def _axis(rows: Sequence[Row]) -> Axis:
    return Axis.to_hold((number for row in rows for number in (row.value, row.high)), share=True)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _ordered(figures: Sequence[Released]) -> list[Released]:
    """Greatest first, suppressed ones after them."""
    return [*ranked(figures), *(figure for figure in figures if figure.value is None)]


def _by_type(figures: Sequence[Released]) -> Table | None:
    if not figures:
        return None
    rows = [(f"{figure.parts['type']}: {outcome_name(figure)}", figure) for figure in figures]
    return figure_table("Every outcome by type of offence", "Type and outcome", rows, value="Share")
