"""How much of the picture we can see: what is missing, what was refused, and what nobody knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.choose import by_month, ranked, source_name, split, whole
from groundview.profile.narrative.claims import Claim, Sentence
from groundview.profile.narrative.doubt import printed
from groundview.profile.narrative.numbers import day_name, month_name, sentence
from groundview.profile.narrative.titles import calendar_title
from groundview.profile.report.charts.heat_strip import Cell, Strip, heat_strip
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table, figure_table

ORDER = 20
TITLE = "How much of the picture we can see"

_NO_FILE = "no data"


def build(page: Page) -> Mapping[str, Any]:
    """The completeness calendar, the tables of what is missing, series breaks and the register of gaps."""
    return {
        "says": _sentences(page),
        "calendar": _calendar(page),
        "tables": [table for table in _tables(page) if table.rows],
        "by_group": _missing(page, grouped=True),
        "breaks": _breaks(page),
        "gaps": page.release.gaps,
    }


def _sentences(page: Page) -> list[Sentence]:
    figures = {name: whole(page.release, "picture", name) for name in ("no_location_share", "outside_share")}
    claims = (
        Claim(
            "{no_location_share} of records carry no location, so they count in no area "
            "({no_location_share.doubt})."
        ),
        Claim(
            "{outside_share} of those with a location lie outside the areas of this study "
            "({outside_share.doubt})."
        ),
    )
    return [said for claim in claims if (said := claim.say(figures)) is not None]


def _calendar(page: Page) -> Exhibit | None:
    records = [figure for figure in page.release.where("picture", "records") if figure.period]
    if not records:
        return None
    months = sorted({figure.period for figure in records})
    sources = list(dict.fromkeys(source_name(page.release, figure) for figure in records))
    cells = {(source_name(page.release, figure), figure.period): figure for figure in records}
    strips = [Strip(s, tuple(_cell(cells.get((s, month))) for month in months)) for s in sources]
    names = [month_name(month, short=True) for month in months]
    rows = [(f"{month_name(f.period)}, {source_name(page.release, f)}", f) for f in records]
    return exhibit(
        page,
        "calendar",
        calendar_title(page.release),
        caption=Caption("Records received by month and source", "all records read"),
        draws=lambda narrow: heat_strip(strips, names, narrow=narrow),
        table=figure_table("Records by month and source", "Month and source", rows, value="Records"),
    )


def _cell(figure: Released | None) -> Cell:
    if figure is None or figure.state == "not_available":
        return Cell(None, _NO_FILE)
    return Cell(figure.value, printed(figure))


def _tables(page: Page) -> list[Table]:
    release = page.release
    unplaced = [(month_name(f.period), f) for f in by_month(release, "picture", "no_location_share")]
    return [
        _missing(page, grouped=False),
        figure_table("Records without a location, by month", "Month", unplaced, value="No location"),
        figure_table("Exact duplicates", "Source", _by_source(page, "duplicate_share"), value="Duplicates"),
        figure_table("Rows refused", "Source", _by_source(page, "refused"), value="Rows"),
        figure_table("How offences were placed", "How", _ways(page, "placed_share"), value="Share"),
        figure_table("Codes and points turned", "How", _ways(page, "converted"), value="Offences"),
        figure_table(
            "Rows by the year of their area codes", "Source and year", _vintages(page), value="Rows"
        ),
    ]


def _missing(page: Page, *, grouped: bool) -> Table:
    """The columns and how often they are empty, the emptiest first."""
    found = [f for f in page.release.where("picture", "missing_share") if ("group" in f.parts) is grouped]
    figures = [*ranked(found), *(figure for figure in found if figure.value is None)]
    caption = "How often a column is empty, by who recorded it" if grouped else "How often a column is empty"
    return figure_table(caption, "Column", _named(page, figures), value="Missing")


def _named(page: Page, figures: Sequence[Released]) -> list[tuple[str, Released]]:
    """Each figure under the words of its breakdown: "offences: lsoa, Avon and Somerset"."""
    named = []
    for figure in figures:
        parts = figure.parts
        rest = [text for key, text in parts.items() if key not in {"table", "column"}]
        head = ": ".join(_words(parts[key]) for key in ("table", "column") if key in parts)
        named.append((", ".join([head, *rest] if head else rest) or page.place, figure))
    return named


def _by_source(page: Page, measure: str) -> list[tuple[str, Released]]:
    return [
        (source_name(page.release, figure), figure)
        for figure in split(page.release, "picture", measure, "source")
    ]


def _ways(page: Page, measure: str) -> list[tuple[str, Released]]:
    """The ways of placing, or of turning a code, that any offence took."""
    ways = split(page.release, "picture", measure, "how")
    return [(_words(f.parts["how"]), f) for f in ways if f.value != 0]


def _vintages(page: Page) -> list[tuple[str, Released]]:
    figures = split(page.release, "picture", "code_vintage", "source", "vintage")
    return [(f"{source_name(page.release, figure)}, {figure.parts['vintage']}", figure) for figure in figures]


def _words(name: str) -> str:
    return name.replace("_", " ")


def _breaks(page: Page) -> list[tuple[str, str, str]]:
    """Days on which the way of recording changed, oldest first: the day, what changed, and what that does."""
    figures = sorted(page.release.where("picture", "series_break"), key=lambda figure: figure.breakdown)
    return [
        (day_name(f.parts.get("date", "")), sentence(f.parts.get("what", "")), sentence(f.note))
        for f in figures
    ]
