"""A workbook kept by hand: a cover, a heading over the table, dates as a spreadsheet keeps them, a note beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from groundview.synth.dials import TAKEN_ON
from groundview.synth.layouts.declared import Layout

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

HEADER_ROW = 3
"""As a spreadsheet counts rows: a heading and an empty row stand above."""
DATES = ("date", "birth_date")


def write_workbook(path: Path, layout: Layout, rows: Iterable[Sequence[str]]) -> None:
    """Writes rows of texts, dates in ISO among them, as a sheet after a cover; the same bytes on every day."""
    from xlsxwriter import Workbook

    with Workbook(str(path), {"in_memory": True, "strings_to_numbers": False}) as book:
        book.set_properties({"title": layout.title, "created": datetime.combine(TAKEN_ON, time())})
        cover = book.add_worksheet("About")
        cover.write_string(0, 0, f"{layout.heading}. Everything in it is invented.")
        sheet = book.add_worksheet(layout.sheet)
        sheet.write_string(0, 0, layout.heading)
        form = book.add_format({"num_format": "dd/mm/yyyy"})
        dated = [
            given.column in layout.ours and _is_date(layout, given.column) for given in layout.given.values()
        ]
        sheet.write_row(HEADER_ROW - 1, 0, list(layout.columns))
        for number, cells in enumerate(rows, start=HEADER_ROW):
            for place, text in enumerate(cells):
                day = _day(text) if dated[place] else None
                if day:
                    sheet.write_datetime(number, place, day, form)
                else:
                    _write(sheet, number, place, text)


def _is_date(layout: Layout, column: str) -> bool:
    return layout.fills.columns[column].type in DATES


def _write(sheet: Worksheet, row: int, place: int, text: str) -> None:
    if text:
        sheet.write_string(row, place, text)


def _day(text: str) -> date | None:
    """The day that a text in ISO names, none where it names none that a spreadsheet knows."""
    with suppress(ValueError):
        day = date.fromisoformat(text)
        return day if day.year > 1900 else None
    return None
