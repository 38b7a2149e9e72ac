"""Victims by ethnic group, as they gave it and as an officer saw it, which are never mixed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.victims import (
    DETAILS,
    any_printable,
    context_name,
    contexts,
    group_name,
    with_keys,
)
from groundview.profile.narrative.victims_said import ethnicity_title
from groundview.profile.report.charts.ranges import SHARES, Look, ranges_chart
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table
from groundview.profile.report.victims.grid import COUNTS, Column, grid
from groundview.profile.report.victims.ranges_of import KNOWN, NONE_TO_ALL, told_twice

MEASURE = "ethnicity_share"
WAYS = ("ethnicity_self", "ethnicity_officer")


def ethnicity(page: Page) -> Iterator[Exhibit | Table]:
    """All recorded offences as charts where enough is known, then each context as a table."""
    for context in contexts(page.release, MEASURE):
        for way in WAYS:
            figures = with_keys(page.release, MEASURE, context, way)
            table = _table(page, way, figures)
            yield table if context or not any_printable(figures) else _chart(page, way, figures, table)


def _chart(page: Page, way: str, figures: Sequence[Released], table: Table) -> Exhibit:
    rows = [told_twice(one, group_name(one.parts)) for one in figures if one.state != "not_available"]
    return exhibit(
        page,
        f"victims-{way.replace('_', '-')}",
        ethnicity_title(figures),
        caption=Caption(
            DETAILS[way], "persons named as victims of recorded offences whose ethnic group is known"
        ),
        draws=lambda narrow: ranges_chart(rows, Look(NONE_TO_ALL, KNOWN, SHARES), narrow=narrow),
        table=table,
    )


def _table(page: Page, way: str, figures: Sequence[Released]) -> Table:
    told = [one for one in figures if one.state != "not_available"]
    named = [(one.breakdown, group_name(one.parts)) for one in told]
    column = Column(
        "Share of those known", {one.breakdown: one for one in told}, ("sampling", "evidence", COUNTS)
    )
    name = context_name(page.release, figures[0].context) if figures else ""
    return grid(f"{DETAILS[way]}: {name}", "Group", named, (column,))
