"""Partners' incidents: what share is proved to be on police record, and what share may be."""

from __future__ import annotations

from collections.abc import Iterator

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.choose import split
from groundview.profile.narrative.doubt import one_doubt, printed
from groundview.profile.narrative.unrecorded import partners_title
from groundview.profile.report.charts.ranges import Range, ranges_chart
from groundview.profile.report.charts.rows import Row
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table, figure_table

SOURCE = "partners’ own records of incidents, and recorded offences"


def partners(page: Page) -> Exhibit | None:
    """A bar a partner, from what is proved to what may be; None where no partner supplied incidents."""
    shares = split(page.release, "victimisation", "partner_reporting_rate", "partner")
    if all("evidence" not in figure.doubts for figure in shares):
        return None
    return exhibit(
        page,
        "partners",
        partners_title(shares),
        caption=Caption("Share of incidents on police record", "incidents that partners recorded", SOURCE),
        draws=lambda narrow: ranges_chart([_range(figure) for figure in shares], narrow=narrow),
        table=figure_table(
            "Incidents on police record, by partner", "Partner", _named(shares), value="Proved"
        ),
    )


def unreported(page: Page) -> Iterator[Table]:
    """Incidents of partners that no record of the police is known to hold."""
    figures = split(page.release, "victimisation", "partner_unreported", "partner")
    if figures:
        caption = "Incidents not known to be on police record, by partner"
        yield figure_table(caption, "Partner", _named(figures), value="Incidents")


def _named(figures: list[Released]) -> list[tuple[str, Released]]:
    return [
        (f"{f.parts['partner']} ({f.note})" if f.note and f.state == "released" else f.parts["partner"], f)
        for f in figures
    ]


def _range(figure: Released) -> Range:
    label, shown = figure.parts["partner"], printed(figure)
    if figure.state == "suppressed":
        return Range(label, Row(label, None, None, None, shown, shown))
    low, high = figure.doubts.get("evidence", (None, None))
    return Range(label, Row(label, figure.value, low, high, shown, one_doubt(figure, "evidence")))
