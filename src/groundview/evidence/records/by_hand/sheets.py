"""Sheets for people to answer in, as a workbook and as CSV: every cell a text, answers picked from a list."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from groundview.evidence.records.by_hand.cells import harmless

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

Rows = Sequence[Sequence[str]]
NARROW = 16
MADE_ON = datetime(2000, 1, 1)
"""Stands in the file as its date, so that the same rows give the same bytes."""
LONGEST = 32_000
"""Signs in a cell; a spreadsheet holds a few more and silently drops the rest."""


@dataclass(frozen=True, slots=True)
class Picked:
    """Cells whose answer is picked from a list: a column, the first and the last of its rows (numbered from 0 below the
    header), the answers, and the question that is shown beside the cell."""

    column: str
    first: int
    last: int
    answers: tuple[str, ...]
    question: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its header and rows, the widths of its columns (in signs, `NARROW` without one), those whose text is
    wrapped, the cells that are picked from lists, and the rows and columns that stay in sight."""

    name: str
    header: tuple[str, ...]
    rows: Rows
    widths: Mapping[str, int] = field(default_factory=dict)
    wrapped: frozenset[str] = frozenset()
    picked: Sequence[Picked] = ()
    in_sight: tuple[int, int] = (1, 1)


def write_workbook(path: Path, title: str, about: Sequence[str], sheets: Sequence[Sheet]) -> None:
    """Writes a sheet About with the sentences of `about`, the first of which is the marking and stands over every
    printed page, and then `sheets`. Every cell is a text and none is a formula or a link."""
    from xlsxwriter import Workbook

    path.parent.mkdir(parents=True, exist_ok=True)
    safe = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(str(path), safe) as book:
        book.set_properties({"title": title, "comments": about[0], "created": MADE_ON})
        first = book.add_worksheet("About")
        first.set_column(0, 0, 120)
        for number, sentence in enumerate(about):
            first.write_string(number, 0, sentence)
        for one in sheets:
            _add(book, one, about[0])


def write_csv(path: Path, header: Sequence[str], rows: Rows) -> None:
    """Writes rows as CSV; a text that a spreadsheet would run has an apostrophe before it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # With a byte order mark: without it spreadsheets read accents wrongly.
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        lines = csv.writer(stream, lineterminator="\n")
        lines.writerow(header)
        lines.writerows([harmless(cell) for cell in row] for row in rows)


def _add(book: Workbook, one: Sheet, marking: str) -> None:
    sheet = book.add_worksheet(one.name)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    plain, wrapped = book.add_format({"valign": "top"}), book.add_format({"valign": "top", "text_wrap": True})
    for place, heading in enumerate(one.header):
        sheet.set_column(place, place, one.widths.get(heading, NARROW))
        sheet.write_string(0, place, heading, bold)
    for number, row in enumerate(one.rows, start=1):
        for place, text in enumerate(row):
            look = wrapped if one.header[place] in one.wrapped else plain
            sheet.write_string(number, place, text[:LONGEST], look)
    for cells in one.picked:
        _pick(sheet, one.header.index(cells.column), cells)
    sheet.freeze_panes(*one.in_sight)
    sheet.set_header(f"&L{marking}")


def _pick(sheet: Worksheet, place: int, cells: Picked) -> None:
    answers = ", ".join(cells.answers)
    told = {
        "validate": "list",
        "source": list(cells.answers),
        "error_title": "Not an answer",
        "error_message": f"Answer {answers}, or leave it blank."[:255],
    }
    if cells.question:
        told |= {"input_title": cells.column[:32], "input_message": cells.question[:255]}
    sheet.data_validation(1 + cells.first, place, 1 + max(cells.first, cells.last), place, told)
