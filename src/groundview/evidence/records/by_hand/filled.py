"""A sheet that came back: the rows of a workbook or CSV in which people answered, read strictly."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from groundview.errors import DataProblem
from groundview.evidence.records.by_hand.cells import restored

Cells = dict[str, str]


def filled_rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, Cells]]:
    """Each row with its number in the sheet, and of its cells only `columns`, of which the first names what a row is
    about; rows without any of them are passed over. Raises DataProblem for a file that cannot be read or does not have
    each column once."""
    if not path.is_file():
        raise DataProblem("There is no such file.", where=str(path))
    rows = _of_workbook(path, columns[0]) if path.suffix.lower() == ".xlsx" else _of_csv(path, columns[0])
    names = next(rows, (1, []))[1]
    missing = [name for name in columns if names.count(name) != 1]
    if missing:
        raise not_used(path, 1, missing[0], "is not there once")
    for number, given in rows:
        cells = [*given, *[""] * (len(names) - len(given))]
        row = {name: restored(cells[names.index(name)].strip()) for name in columns}
        if any(row.values()):
            yield number, row


def not_used(path: Path, row: int, column: str, why: str) -> DataProblem:
    """The error for an answer that cannot be used."""
    return DataProblem(
        f"{path.name} is not used.",
        where=f"{path}, row {row}, column {column}",
        why=f"it {why}",
        next_step="Mend that cell and import again. Nothing of the file was kept.",
    )


def _of_workbook(path: Path, first: str) -> Iterator[tuple[int, list[str]]]:
    """The table of a workbook, its header first, read as any extract is."""
    from groundview.evidence.sources.reading.found import FoundFile
    from groundview.evidence.sources.reading.workbook import read_sheet

    sheet = read_sheet(FoundFile(path, path.name))
    yield 1, list(sheet.names)
    for row in sheet.rows:
        if row.fault:
            raise not_used(path, row.number, first, f"cannot be read: {row.fault}")
        yield row.number, row.cells


def _of_csv(path: Path, first: str) -> Iterator[tuple[int, list[str]]]:
    """Spreadsheets on Windows save CSV in its own encoding, unless they are told otherwise."""
    raw = path.read_bytes()
    try:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("cp1252")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise not_used(path, 1, first, "is not comma-separated text in UTF-8 or Windows-1252") from error
    yield from enumerate(([cell.strip() for cell in row] for row in rows), start=1)
