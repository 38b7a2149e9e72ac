"""From where: victims' homes beside the places of offences, suspects elsewhere, and the money that left."""

from __future__ import annotations

from groundview.profile.narrative.organised import tables_of
from groundview.profile.narrative.victims import (
    HOMES,
    PLACES,
    any_printable,
    by_context,
    by_value,
    context_name,
    contexts,
    why_none,
)
from groundview.profile.narrative.victims_said import homes_title, remote, remote_title
from groundview.profile.report.acting_together import axis_of
from groundview.profile.report.charts.ranges import SHARES, Look, ranges_chart
from groundview.profile.report.charts.rows import Row, rows_chart
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table
from groundview.profile.report.victims.grid import Column, grid
from groundview.profile.report.victims.part import Part, shown
from groundview.profile.report.victims.ranges_of import KNOWN, NONE_TO_ALL, told_twice

AWAY = ("elsewhere", "overseas")
ABOUT = (
    "A home is known where a row gives its area, where a dwelling was burgled, or where a postcode on record is one of "
    "a known area; an address may be an old one. Where a suspect is, is what a report says: a victim need not know."
)


def whereabouts(page: Page) -> Part:
    """Homes, and suspects elsewhere with the money, where the place of any suspect is known."""
    known = not why_none(page.release, "remote_share")
    charts, tables = shown((_homes(page), *((_suspects(page), _money(page)) if known else ())))
    said = tuple(remote(page.release)) if known else ()
    return Part("whereabouts", "From where", ABOUT, said, charts, tables)


def _homes(page: Page) -> Exhibit | Table | None:
    release = page.release
    named = [(context, context_name(release, context)) for context in contexts(release, "victim_residence")]
    columns = [
        Column(name, by_context(release, "victim_residence", f"lives={lives}"), ("sampling",))
        for lives, name in HOMES.items()
    ]
    table = grid("Where victims live, beside where the offence was", "Context", named, columns)
    found = by_value(release, "victim_residence", "", "lives")
    if not any_printable(list(found.values())):
        return table
    rows = [
        Row.of(found[lives], name, kind="sampling", apart=lives == "not known")
        for lives, name in HOMES.items()
        if lives in found
    ]
    return exhibit(
        page,
        "victims-homes",
        homes_title(release),
        caption=Caption("Where victims live", "victimisations of named persons in offences"),
        draws=lambda narrow: rows_chart(rows, axis_of(rows, share=True), narrow=narrow),
        table=table,
    )


def _suspects(page: Page) -> Exhibit | Table | None:
    release = page.release
    told = contexts(release, "remote_share", "remote_unknown")
    columns = [Column("Not known", by_context(release, "remote_unknown"))]
    columns += [
        Column(
            name[:1].upper() + name[1:],
            by_context(release, "remote_share", f"suspect={place}"),
            ("sampling", "evidence"),
        )
        for place, name in PLACES.items()
    ]
    named = [(context, context_name(release, context)) for context in told]
    table = grid("Where suspects are, of cases of which it is known", "Context", named, columns)
    figures = [
        figure
        for context in told
        for place, figure in sorted(by_value(release, "remote_share", context, "suspect").items())
        if place in AWAY
    ]
    if not any_printable(figures):
        return table
    rows = [
        told_twice(one, f"{context_name(release, one.context)}: {PLACES[one.parts['suspect']]}")
        for one in figures
    ]
    return exhibit(
        page,
        "victims-suspects",
        remote_title(release, figures),
        caption=Caption(
            "Share of cases whose suspect is elsewhere", "cases of each context", tables_of(release, told)
        ),
        draws=lambda narrow: ranges_chart(rows, Look(NONE_TO_ALL, KNOWN, SHARES), narrow=narrow),
        table=table,
    )


def _money(page: Page) -> Table | None:
    release = page.release
    named = [(context, context_name(release, context)) for context in contexts(release, "money_out")]
    columns = [Column("All", by_context(release, "money_out"), ("sampling", "evidence"))]
    columns += [
        Column(name, by_context(release, "money_out", f"suspect={place}"), ("evidence",))
        for place, name in (("elsewhere", "In the country"), ("overseas", "Overseas"))
    ]
    return grid("Recorded losses to suspects elsewhere, in pounds", "Context", named, columns)
