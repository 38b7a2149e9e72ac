"""Times: the share of offences in each hour of the day, and how exactly places are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

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
    clock = [f"{hour:02d}" for hour in range(24)]
    strips = [Strip(day, tuple(_cell(shares.get(f"{day} {hour}:00")) for hour in clock)) for day in DAYS]
    made = exhibit(
        page,
        "hours",
        hours_title(hours(page.release)),
        caption=Caption(
            "Share of offences by hour of the week, each shared out over the hours in which it may have happened",
            "offences with a time, or a window of a day at most",
        ),
        draws=lambda narrow: heat_strip(strips, clock, narrow=narrow),
        table=_by_time("Offences by hour of the week", list(shares.values())),
    )
    return replace(made, note="The darker an hour, the more offences.")


def time_tables(page: Page) -> Iterator[Table]:
    """The hours of the day, and how exactly places are known, the missing first; those that have rows."""
    by_day = hours(page.release)
    if any(figure.state != "not_available" for figure in by_day):
        yield _by_time("Offences by hour of the day", by_day)
    places = split(page.release, "victimisation", "location_quality", "place")
    order = {place: rank for rank, place in enumerate(PLACES)}
    known = sorted(places, key=lambda figure: order.get(figure.parts["place"], len(order)))
    rows = [(PLACES.get(f.parts["place"], f.parts["place"]).capitalize(), f) for f in known]
    if rows:
        yield figure_table("How exactly places are known", "Place", rows, value="Share")


def _by_time(caption: str, figures: list[Released]) -> Table:
    return figure_table(caption, "From", [(f.parts["at"], f) for f in figures], value="Share")


def _cell(figure: Released | None) -> Cell:
    """One hour, without its number, which would not be readable."""
    return Cell(None if figure is None else figure.value, "")
