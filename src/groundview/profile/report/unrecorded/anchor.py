"""The survey anchor: incidents that stand behind those recorded, by kind."""

from __future__ import annotations

from collections.abc import Iterator

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.choose import ranked
from groundview.profile.narrative.numbers import month_name
from groundview.profile.narrative.unrecorded import anchor_title, kind_name, printable, reasons
from groundview.profile.report.charts.axis import Axis
from groundview.profile.report.charts.rows import Row, rows_chart
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table, figure_table

MOST = 12
"""Kinds that are drawn; the table has them all."""


def anchored(page: Page) -> Exhibit | None:
    """Incidents by kind, with the interval that carries count and survey; None where no survey speaks of any."""
    figures = _by_kind(page)
    drawn = ranked(printable(figures))
    if not drawn:
        return None
    rows = [Row.of(figure, kind_name(figure), kind="sampling") for figure in drawn[:MOST]]
    axis = Axis.to_hold(row.high or row.value for row in rows)
    return exhibit(
        page,
        "anchor",
        anchor_title(drawn),
        caption=Caption(
            "Incidents, by recorded offences and a survey’s reporting rates", "incidents of each kind"
        ),
        draws=lambda narrow: rows_chart(rows, axis, mark="dot", narrow=narrow),
        table=_incidents(figures),
    )


def _incidents(figures: list[Released]) -> Table:
    rows = [(kind_name(figure), figure) for figure in figures if figure.state != "not_available"]
    counts = "recorded offences over the share reported"
    return figure_table("Incidents behind those recorded", "Kind", rows, value="Incidents", counts=counts)


def not_asked(page: Page) -> list[str]:
    """Why the other kinds have no figure."""
    return reasons(_by_kind(page))


def _by_kind(page: Page) -> list[Released]:
    found = page.release.where("victimisation", "estimated_incidents", area_code="", period="")
    return [figure for figure in found if set(figure.parts) == {"kind"}]


def why_none(page: Page) -> str:
    """Why there is no anchor at all; empty where there is one."""
    figures = page.release.where(
        "victimisation", "estimated_incidents", area_code="", period="", breakdown=""
    )
    return next((figure.note for figure in figures if figure.value is None and figure.note), "")


def survey_tables(page: Page) -> Iterator[Table]:
    """The incidents where none of them can be drawn, and the survey's shares that were reported, each of its newest
    year."""
    incidents = _incidents(_by_kind(page))
    if incidents.is_withheld:
        yield incidents
    figures = list(page.release.where("victimisation", "reporting_rate", area_code=""))
    newest = {figure.breakdown: figure for figure in sorted(figures, key=lambda figure: figure.period)}
    listed = [
        (f"{_incident(figure)}, {month_name(figure.period)}", figure)
        for figure in newest.values()
        if "incident" in figure.parts
    ]
    if listed:
        yield figure_table("What a survey says is reported", "Incident", listed, value="Share")


def _incident(figure: Released) -> str:
    incident = figure.parts["incident"].replace("_", " ")
    return incident[:1].upper() + incident[1:]
