"""Whom events befell: persons, young people, businesses, premises; and burglaries for each household."""

from __future__ import annotations

from groundview.profile.narrative.victims import (
    KINDS,
    any_printable,
    by_context,
    by_value,
    context_name,
    contexts,
)
from groundview.profile.narrative.victims_said import kinds_title, premises
from groundview.profile.report.acting_together import axis_of
from groundview.profile.report.charts.rows import Row, rows_chart
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table
from groundview.profile.report.victims.grid import Column, grid
from groundview.profile.report.victims.part import Part, shown

ABOUT = (
    "An event with several named victims is several victimisations. A business is told by its place: two at one point "
    "are one. Reports of fraud, young people at risk and premises come from lists of their own, and are not among all "
    "recorded offences."
)
PREMISES = (
    ("business_prevalence", "Businesses with an offence", ("sampling",)),
    ("business_victimisations", "Offences at businesses", ("sampling",)),
    ("business_concentration", "For each such business", ()),
    ("household_burglary", "Burglaries of dwellings", ("sampling",)),
)


def kinds(page: Page) -> Part:
    """Victimisations by kind of victim, and rates of businesses and households."""
    charts, tables = shown((_by_kind(page), _premises(page)))
    return Part("kinds", "Kinds of victims", ABOUT, tuple(premises(page.release)), charts, tables)


def _by_kind(page: Page) -> Exhibit | Table | None:
    release = page.release
    named = [(context, context_name(release, context)) for context in contexts(release, "victims_by_kind")]
    columns = [Column("All", by_context(release, "victims_by_kind"))]
    columns += [
        Column(name, by_context(release, "victims_by_kind", f"kind={kind}")) for kind, name in KINDS.items()
    ]
    table = grid("Victimisations by kind of victim and context", "Context", named, columns)
    found = by_value(release, "victims_by_kind", "", "kind")
    if not any_printable(list(found.values())):
        return table
    rows = [Row.of(found[kind], name) for kind, name in KINDS.items() if kind in found]
    return exhibit(
        page,
        "victims-kinds",
        kinds_title(release),
        caption=Caption("Victimisations by kind of victim", "recorded offences"),
        draws=lambda narrow: rows_chart(rows, axis_of(rows), narrow=narrow),
        table=table,
    )


def _premises(page: Page) -> Table | None:
    release, measures = page.release, [measure for measure, *_ in PREMISES]
    named = [(context, context_name(release, context)) for context in contexts(release, *measures)]
    columns = [Column(heading, by_context(release, measure), beside) for measure, heading, beside in PREMISES]
    return grid("Businesses and dwellings, per thousand of them", "Context", named, columns)
