"""Tables of change: places and contexts that stand out, seasons, and steps where recording changed."""

from __future__ import annotations

from collections.abc import Iterator

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.trends import stands_out
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table, figure_table


def change_tables(page: Page) -> Iterator[Table]:
    """The tables that have rows."""
    release = page.release
    moved = [f for f in release.where("victimisation", "trend") if f.area_code and stands_out(f)]
    yield figure_table("Places that rose or fell by more than chance", "Where and what", _named(page, moved))
    lately = [f for f in release.where("victimisation", "recent_change") if f.area_code and stands_out(f)]
    yield figure_table(
        "Places that changed lately by more than chance", "Where and what", _named(page, lately)
    )
    cases = [
        f for f in release.where("victimisation", "trend", area_code="") if f.context and f.value is not None
    ]
    yield figure_table(
        "Change a year of the cases of each context, in per cent", "Cases", _named(page, cases)
    )
    swings = [f for f in release.where("victimisation", "seasonality", area_code="", context="") if f.value]
    yield figure_table("Swing of the year: highest month over lowest", "Offences", _named(page, swings))
    peaks = [f for f in release.where("victimisation", "season_peak", area_code="", context="") if f.value]
    yield figure_table("Peak of the year: month, and parts of it", "Offences", _named(page, peaks))
    steps = list(release.where("victimisation", "break_step", area_code=""))
    yield figure_table("Steps where recording changed, times before", "Change", _named(page, steps))


def _named(page: Page, figures: list[Released]) -> list[tuple[str, Released]]:
    return [(_name(page, figure), figure) for figure in figures]


def _name(page: Page, figure: Released) -> str:
    parts = [page.area(figure.area_code) if figure.area_code else "", figure.context.replace("_", " ")]
    parts += [figure.definition.replace("_", " "), *figure.parts.values()]
    return ", ".join(part for part in parts if part) or "All offences"
