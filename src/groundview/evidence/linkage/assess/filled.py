"""A sample that came back: the answers in a workbook or CSV, read strictly."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from groundview.errors import DataProblem
from groundview.evidence.linkage.assess.side_by_side import ANSWER, PAIR, WHY
from groundview.evidence.linkage.judgements.cells import one_line, restored
from groundview.evidence.linkage.judgements.judgement import ANSWERS, Answer

PAIR_NAME = re.compile(r"S(\d{1,6})-(\d{1,6})")
Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Filled:
    """One answer: to which pair of which sample, why where somebody said so, and the row in which it stands."""

    sample: int
    number: int
    answer: Answer
    why: str
    row: int


def read_filled(path: Path) -> list[Filled]:
    """The answers in a file, blank ones left out. Raises DataProblem for a file that is not of a sample, an answer
    that is none, a pair that no sample has a name for, or one that stands twice; it names row, column and reason."""
    if not path.is_file():
        raise DataProblem("There is no such file.", where=str(path))
    found: dict[tuple[int, int], Filled] = {}
    for number, cells in _rows(path):
        name = PAIR_NAME.fullmatch(cells[PAIR])
        if not name:
            raise not_used(path, number, PAIR, "is not what a sample calls a pair, such as S1-17")
        key = int(name.group(1)), int(name.group(2))
        if key in found:
            raise not_used(path, number, PAIR, f"is answered in row {found[key].row} already")
        answer = cells[ANSWER].lower()
        if answer and answer not in ANSWERS:
            raise not_used(path, number, ANSWER, f"is not {', '.join(ANSWERS)} or blank")
        if answer:
            found[key] = Filled(*key, answer, one_line(cells[WHY]), number)
    return list(found.values())


def not_used(path: Path, row: int, column: str, why: str) -> DataProblem:
    """The error for an answer that cannot be used."""
    return DataProblem(
        f"{path.name} is not used.",
        where=f"{path}, row {row}, column {column}",
        why=f"it {why}",
        next_step="Mend that cell and import again. Nothing of the file was kept.",
    )


def _rows(path: Path) -> Iterator[tuple[int, Cells]]:
    """Each row with its number; only the columns that matter."""
    rows = _of_workbook(path) if path.suffix.lower() == ".xlsx" else _of_csv(path)
    names = next(rows, (1, []))[1]
    missing = [name for name in (PAIR, ANSWER, WHY) if names.count(name) != 1]
    if missing:
        raise not_used(path, 1, missing[0], "is not there once")
    for number, given in rows:
        cells = [*given, *[""] * (len(names) - len(given))]
        row = {name: restored(cells[names.index(name)].strip()) for name in (PAIR, ANSWER, WHY)}
        if any(row.values()):
            yield number, row


def _of_workbook(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The table of a workbook, its header first, read as any extract is."""
    from groundview.evidence.sources.reading.found import FoundFile
    from groundview.evidence.sources.reading.workbook import read_sheet

    sheet = read_sheet(FoundFile(path, path.name))
    yield 1, list(sheet.names)
    for row in sheet.rows:
        if row.fault:
            raise not_used(path, row.number, PAIR, f"cannot be read: {row.fault}")
        yield row.number, row.cells


def _of_csv(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise not_used(path, 1, PAIR, "is not comma-separated text in UTF-8") from error
    yield from enumerate(([cell.strip() for cell in row] for row in rows), start=1)
