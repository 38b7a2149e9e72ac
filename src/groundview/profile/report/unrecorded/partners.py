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
    if not _can_draw(shares):
        return None
    return exhibit(
        page,
        "partners",
        partners_title(shares),
        caption=Caption("Share of incidents on police record", "incidents that partners recorded", SOURCE),
        draws=lambda narrow: ranges_chart([_range(figure) for figure in shares], narrow=narrow),
        table=_on_record(shares),
    )


def _on_record(shares: list[Released]) -> Table:
    return figure_table("Incidents on police record, by partner", "Partner", _named(shares), value="Proved")


def partner_tables(page: Page) -> Iterator[Table]:
    """The shares where nothing of them can be drawn, and incidents that no record of the police is known to hold."""
    shares = split(page.release, "victimisation", "partner_reporting_rate", "partner")
    if shares and not _can_draw(shares):
        yield _on_record(shares)
    figures = split(page.release, "victimisation", "partner_unreported", "partner")
    if figures:
        caption = "Incidents not known to be on police record, by partner"
        yield figure_table(caption, "Partner", _named(figures), value="Incidents")


def _can_draw(shares: list[Released]) -> bool:
    return any("evidence" in figure.doubts for figure in shares)


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
