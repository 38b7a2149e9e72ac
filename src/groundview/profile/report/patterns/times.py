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


FEWEST_SHADES = 6
"""Shares by hour of the week that round to fewer numbers than these are not drawn: most of them would look alike."""


def by_hour(page: Page) -> Exhibit | None:
    """Days of the week by hours, shaded by their shares, or all days together where those are too coarse; None where
    times are not known."""
    by_day, by_week = hours(page.release), week(page.release)
    fine = len({figure.value for figure in by_week if figure.value is not None}) >= FEWEST_SHADES
    figures = by_week if fine else by_day
    if all(figure.value is None for figure in figures):
        return None
    clock = [f"{hour:02d}" for hour in range(24)]
    held = {figure.parts["at"]: figure for figure in figures}
    rows = {day: f"{day} " for day in DAYS} if fine else {"Every day": ""}
    strips = [
        Strip(name, tuple(_cell(held.get(f"{begins}{hour}:00")) for hour in clock))
        for name, begins in rows.items()
    ]
    span = "week" if fine else "day"
    made = exhibit(
        page,
        "hours",
        hours_title(by_day),
        caption=Caption(
            f"Share of offences by hour of the {span}, each shared out over the hours in which it may have happened",
            "offences with a time, or a window of a day at most",
        ),
        draws=lambda narrow: heat_strip(strips, clock, narrow=narrow),
        table=_by_time(f"Offences by hour of the {span}", figures),
    )
    return replace(made, note="The darker an hour, the more offences.")


def time_tables(page: Page, drawn: str) -> Iterator[Table]:
    """Hours of day and week but those `drawn`, a caption; and how exactly places are known, the missing first."""
    by_day = hours(page.release)
    # Those of the week, which may be too coarse to draw, are then in a table alone.
    by_week = week(page.release) if any(figure.state == "released" for figure in by_day) else []
    for span, figures in (("day", by_day), ("week", by_week)):
        table = _by_time(f"Offences by hour of the {span}", figures)
        if table.caption != drawn and any(figure.state != "not_available" for figure in figures):
            yield table
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
