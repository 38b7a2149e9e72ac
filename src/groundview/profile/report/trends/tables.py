"""Tables of change: places and contexts that stand out, seasons, and steps where recording changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.layers import in_words
from groundview.profile.narrative.organised import context_text, definition_title
from groundview.profile.narrative.trends import peak_month, stands_out
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table, figure_table

_YEARLY = "% a year"


def change_tables(page: Page) -> Iterator[Table]:
    """The tables that have rows."""
    yield from filter(lambda table: table.rows, (*_moved(page), *_of_the_year(page), _steps(page)))


def _moved(page: Page) -> Iterator[Table]:
    where = page.release.where
    yield _table(
        page, "Places that rose or fell by more than chance", _out(where("victimisation", "trend")), _YEARLY
    )
    lately = _out(where("victimisation", "recent_change"))
    yield figure_table(
        "Places that changed of late by more than chance",
        "Where and what",
        [(_name(page, figure), figure) for figure in lately],
        value="Times",
        counts="the newest months over those before",
    )
    cases = [f for f in where("victimisation", "trend", area_code="") if f.context and _told(f)]
    told = [f for f in cases if stands_out(f) or not (f.definition or f.breakdown)]
    yield _table(
        page, "Change a year of the cases of each context, and of parts that stand out", told, _YEARLY
    )


def _out(figures: Iterable[Released]) -> list[Released]:
    return [figure for figure in figures if figure.area_code and stands_out(figure)]


def _of_the_year(page: Page) -> Iterator[Table]:
    """Only of what has a peak: of the others the wave of the year cannot be told from chance."""
    whole = {"area_code": "", "context": ""}
    peaks = [f for f in page.release.where("victimisation", "season_peak", **whole) if _told(f)]
    waves = {figure.breakdown for figure in peaks}
    swings = page.release.where("victimisation", "seasonality", **whole)
    told = [figure for figure in swings if figure.breakdown in waves and _told(figure)]
    yield _table(page, "Swing of the year, where there is one: highest month over lowest", told, "Times")
    rows = [(", ".join(filter(None, (_name(page, f), peak_month(f)))), f) for f in peaks]
    heading = "Month, from 1 for the middle of January"
    yield figure_table("Peak of the year, where there is one", "Offences and month", rows, value=heading)


def _steps(page: Page) -> Table:
    steps = [f for f in page.release.where("victimisation", "break_step", area_code="") if _told(f)]
    return _table(page, "Steps where recording changed", steps, "Times before")


def _told(figure: Released) -> bool:
    """Whether there is a figure, be it one that may not be shown."""
    return figure.state != "not_available"


def _table(page: Page, caption: str, figures: Iterable[Released], value: str) -> Table:
    return figure_table(caption, "Where and what", [(_name(page, f), f) for f in figures], value=value)


def _name(page: Page, figure: Released) -> str:
    """Where and what, as a row begins: place, context, definition, and what it is broken down by."""
    parts = [page.area(figure.area_code) if figure.area_code else ""]
    parts += [context_text(page.release, figure.context).title if figure.context else ""]
    parts += [definition_title(page.release, figure.definition) if figure.definition else ""]
    parts += map(in_words, figure.parts.values())
    return ", ".join(part for part in parts if part) or "All offences"
