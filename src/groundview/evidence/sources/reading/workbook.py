"""Spreadsheets: the first sheet that holds a table, its cells as text. Formulas are never run: what was stored is read."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from groundview.errors import DataProblem
from groundview.evidence.sources.reading.content import opened
from groundview.evidence.sources.reading.found import FoundFile

if TYPE_CHECKING:
    from python_calamine import CalamineSheet


def header(file: FoundFile) -> tuple[str, ...]:
    """The names in the first filled row; raises DataProblem where cells of it are merged or blank."""
    sheet = _sheet(file)
    first = next(iter(_filled_rows(sheet)), None)
    if first is None:
        raise _unusable(file, "its first sheet is empty", "Put the table on the first sheet.")
    row, cells = first
    names = tuple(as_text(cell) for cell in cells)
    while names and not names[-1]:
        names = names[:-1]
    merged = any(top <= row <= bottom for (top, _), (bottom, _) in sheet.merged_cell_ranges or [])
    if merged or not all(names):
        raise _unusable(
            file,
            f"row {row + 1} has merged or empty cells where the names of the columns should be",
            "Give the sheet one header row with a name over every column.",
        )
    return names


def rows(file: FoundFile) -> Iterator[tuple[int, list[str]]]:
    """Every filled row below the header as (row number in the sheet, cells as text)."""
    width = len(header(file))
    filled = _filled_rows(_sheet(file))
    next(filled)
    for row, cells in filled:
        texts = [as_text(cell) for cell in cells]
        while len(texts) > width and not texts[-1]:
            texts.pop()
        yield row + 1, texts + [""] * (width - len(texts))


def as_text(cell: Any) -> str:
    """A cell as text: whole numbers without a decimal point, dates as ISO."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return str(cell).strip()


def _filled_rows(sheet: CalamineSheet) -> Iterator[tuple[int, list[Any]]]:
    rows_above = sheet.start[0] if sheet.start else 0
    for index, cells in enumerate(sheet.to_python(skip_empty_area=True)):
        if any(str(cell).strip() for cell in cells):
            yield rows_above + index, cells


def _sheet(file: FoundFile) -> CalamineSheet:
    from python_calamine import CalamineError, CalamineWorkbook

    _check_package(file)
    try:
        with opened(file) as stream:
            book = CalamineWorkbook.from_filelike(stream)
        return book.get_sheet_by_index(0)
    except CalamineError as error:
        raise _unusable(file, "it is not a readable .xlsx workbook", "Save it again as .xlsx or .csv.") from error


def _check_package(file: FoundFile) -> None:
    """A workbook is an archive: it is held to the limits of one before anything opens it."""
    import zipfile

    from groundview.evidence.sources.reading.guards import check_expansion

    try:
        with opened(file) as stream, zipfile.ZipFile(stream) as package:
            for part in package.infolist():
                check_expansion(file.name, part.compress_size, part.file_size)
    except zipfile.BadZipFile as error:
        raise _unusable(file, "it is not a readable .xlsx workbook", "Save it again as .xlsx or .csv.") from error


def _unusable(file: FoundFile, why: str, next_step: str) -> DataProblem:
    return DataProblem(f"{file.name} cannot be used.", where=str(file.path), why=why, next_step=next_step)
