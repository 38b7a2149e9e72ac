"""Spreadsheets: the first visible sheet that holds a table, its cells as text. No formula is ever run: what was stored
as its result is read."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from groundview.errors import DataProblem
from groundview.evidence.sources.reading.careful import Row, fitted
from groundview.evidence.sources.reading.content import opened
from groundview.evidence.sources.reading.found import FoundFile
from groundview.evidence.sources.reading.guards import check_expansion

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

LOOKED_AT = 30
"""Rows among which the header is looked for."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table on a sheet: its names, its filled rows with their numbers in the sheet, and what was passed over."""

    names: tuple[str, ...]
    rows: Iterator[Row]
    remarks: tuple[str, ...]


def read_sheet(file: FoundFile) -> Sheet:
    """Finds the table of a workbook; raises DataProblem where no sheet holds one, or where cells of its header are
    merged or blank."""
    book = _book(file)
    sheet = _first_table(file, book)
    header = _header_row(sheet)
    names = _names(file, sheet, header)
    others = [name for name in book.sheet_names if name != sheet.name]
    return Sheet(names, _rows_below(sheet, header, len(names)), _remarks(sheet.name, others, header))


def as_text(cell: Any) -> str:
    """A cell as text: whole numbers without a decimal point, dates as ISO."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return str(cell).strip()


def _first_table(file: FoundFile, book: CalamineWorkbook) -> CalamineSheet:
    """The first visible sheet of several columns: a cover or notes have one."""
    from python_calamine import SheetVisibleEnum

    shown = [about.name for about in book.sheets_metadata if about.visible == SheetVisibleEnum.Visible]
    sheets = [sheet for sheet in map(book.get_sheet_by_name, shown) if sheet.start is not None]
    if not sheets:
        raise _unusable(
            file, "no sheet of it holds anything", "Export it again, or take it out of the folder."
        )
    return next((sheet for sheet in sheets if sheet.width > 1), sheets[0])


def _header_row(sheet: CalamineSheet) -> int:
    """The number of the row that holds the names. Above it may stand a title and notes, which fill less than half as
    many cells as the fullest of the first rows does."""
    filled = [(row, _n_filled(cells)) for row, cells in islice(_filled_rows(sheet), LOOKED_AT)]
    fullest = max(n for _, n in filled)
    return next(row for row, n in filled if 2 * n >= fullest)


def _names(file: FoundFile, sheet: CalamineSheet, header: int) -> tuple[str, ...]:
    cells = next(cells for row, cells in _filled_rows(sheet) if row == header)
    names = tuple(" ".join(as_text(cell).split()) for cell in cells)
    while not names[-1]:
        names = names[:-1]
    merged = any(top < header <= bottom + 1 for (top, _), (bottom, _) in sheet.merged_cell_ranges or [])
    if merged or not all(names):
        raise _unusable(
            file,
            f"row {header} has merged or empty cells where the names of the columns should be",
            "Give the sheet one header row with a name over every column.",
        )
    return names


def _rows_below(sheet: CalamineSheet, header: int, width: int) -> Iterator[Row]:
    for row, cells in _filled_rows(sheet):
        if row > header:
            yield fitted(row, [as_text(cell) for cell in cells], width)


def _remarks(read: str, others: list[str], header: int) -> tuple[str, ...]:
    sheets = [f"sheet {read} is read; not read: {', '.join(others)}"] if others else []
    above = [f"the header is in row {header}; what stands above it is not read"] if header > 1 else []
    return (*sheets, *above)


def _filled_rows(sheet: CalamineSheet) -> Iterator[tuple[int, list[Any]]]:
    """Every row with anything in it, by its number in the sheet."""
    above = sheet.start[0] if sheet.start else 0
    for number, cells in enumerate(sheet.to_python(skip_empty_area=True), start=above + 1):
        if _n_filled(cells):
            yield number, cells


def _n_filled(cells: list[Any]) -> int:
    return sum(1 for cell in cells if str(cell).strip())


def _book(file: FoundFile) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook

    unreadable = _unusable(file, "it is not a readable .xlsx workbook", "Save it again as .xlsx or .csv.")
    with opened(file) as stream:
        try:
            _check_package(file, zipfile.ZipFile(stream))
            stream.seek(0)
            return CalamineWorkbook.from_filelike(stream)
        except (CalamineError, zipfile.BadZipFile) as error:
            raise unreadable from error


def _check_package(file: FoundFile, package: zipfile.ZipFile) -> None:
    """A workbook is an archive: it is held to the limits of one before anything opens it."""
    for part in package.infolist():
        check_expansion(file.name, part.compress_size, part.file_size)


def _unusable(file: FoundFile, why: str, next_step: str) -> DataProblem:
    return DataProblem(f"{file.name} cannot be used.", where=str(file.path), why=why, next_step=next_step)
