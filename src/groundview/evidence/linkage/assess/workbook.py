"""A sample as a workbook and as CSV, for people to answer in."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from groundview.evidence.linkage.assess.side_by_side import ANSWER, HEADER, WHY
from groundview.evidence.linkage.judgements.cells import harmless
from groundview.evidence.linkage.judgements.judgement import ANSWERS

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MARKING = (
    "INTERNAL. Records about persons: keep it where the extracts are kept, and send it to nobody outside."
)
ABOUT = (
    MARKING,
    "For each pair of records: are they one human being? Answer same, different or unsure; leave blank what you have "
    "not looked at.",
    "Judge by what you see, as you would in your own system. Say unsure where you are: it counts.",
    "The column Why is yours. Do not change the column Pair, which says what the answer belongs to.",
    "Then: groundview judge import STUDY FILE --by YOUR-NAME",
)
WIDTHS = {ANSWER: 11, WHY: 24}
NARROW = 16
MADE_ON = datetime(2000, 1, 1)
"""Stands in the file as its date, so that the same sample gives the same bytes."""


def write_workbook(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """Writes `rows` below `HEADER` on the sheet Pairs, after a sheet that says what to do. Every cell is a text; the
    answer is picked from a list."""
    from xlsxwriter import Workbook

    path.parent.mkdir(parents=True, exist_ok=True)
    safe = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(str(path), safe) as book:
        book.set_properties({"title": "Pairs to judge", "comments": MARKING, "created": MADE_ON})
        _about(book)
        sheet = book.add_worksheet("Pairs")
        _header(book, sheet)
        for number, row in enumerate(rows, start=1):
            for place, text in enumerate(row):
                sheet.write_string(number, place, text)
        _answers(sheet, len(rows))


def write_csv(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """Writes the same as CSV; a text that a spreadsheet would run has an apostrophe before it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # With a byte order mark: without it spreadsheets read accents wrongly.
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        lines = csv.writer(stream, lineterminator="\n")
        lines.writerow(HEADER)
        lines.writerows([harmless(cell) for cell in row] for row in rows)


def _about(book: Workbook) -> None:
    sheet = book.add_worksheet("About")
    sheet.set_column(0, 0, 120)
    for number, sentence in enumerate(ABOUT):
        sheet.write_string(number, 0, sentence)


def _header(book: Workbook, sheet: Worksheet) -> None:
    bold = book.add_format({"bold": True, "text_wrap": True})
    for place, heading in enumerate(HEADER):
        sheet.set_column(place, place, WIDTHS.get(heading, NARROW))
        sheet.write_string(0, place, heading, bold)
    sheet.freeze_panes(1, 3)
    sheet.set_header(f"&L{MARKING}")


def _answers(sheet: Worksheet, n_rows: int) -> None:
    place = HEADER.index(ANSWER)
    wrong = {
        "error_title": "Not an answer",
        "error_message": f"Answer {', '.join(ANSWERS)}, or leave it blank.",
    }
    sheet.data_validation(
        1, place, max(n_rows, 1), place, {"validate": "list", "source": list(ANSWERS), **wrong}
    )
