"""Times: the share of offences in each hour of the day, and how exactly places are known."""

from __future__ import annotations

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.choose import split
from groundview.profile.narrative.patterns import DAYS, hours, hours_title, week
from groundview.profile.report.charts.heat_strip import Cell, Strip, heat_strip
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table, figure_table

PLACES = {
    "missing": "no place at all",
    "code_only": "an area, no point",
    "far": "point far from its own area",
    "stand_in": "a point that stands for the city",
    "snapped": "moved to a shared point",
    "exact": "exact",
}


def by_hour(page: Page) -> Exhibit | None:
    """Days of the week by hours, shaded by their shares; None where times are not known."""
    shares = {figure.parts["at"]: figure for figure in week(page.release)}
    if all(figure.value is None for figure in shares.values()):
        return None
    clock = [f"{hour:02d}:00" for hour in range(24)]
    strips = [Strip(day, tuple(_cell(shares.get(f"{day} {hour}")) for hour in clock)) for day in DAYS]
    figures = hours(page.release)
    return exhibit(
        page,
        "hours",
        hours_title(figures),
        caption=Caption(
            "Share of offences by hour of the week, each counted in every hour in which it may have happened",
            "offences with a time, or a window of a day at most",
        ),
        draws=lambda narrow: heat_strip(strips, clock, narrow=narrow),
        table=figure_table(
            "Offences by hour of the day", "From", [(f.parts["at"], f) for f in figures], value="Share"
        ),
    )


def _cell(figure: Released | None) -> Cell:
    """One hour, without its number, which would not be readable."""
    return Cell(None if figure is None else figure.value, "")


def places_known(page: Page) -> Table | None:
    """How exactly the places of offences are known, the missing first."""
    figures = split(page.release, "victimisation", "location_quality", "place")
    rows = [(PLACES.get(f.parts["place"], f.parts["place"]).capitalize(), f) for f in figures]
    return figure_table("How exactly places are known", "Place", rows, value="Share") if rows else None
