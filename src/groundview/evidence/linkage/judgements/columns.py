"""An entry as a row of `judgements.csv`, and a row as an entry, with the reason where it is none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from groundview.evidence.linkage.judgements.cells import harmless, restored
from groundview.evidence.linkage.judgements.judgement import ANSWERS, Judgement, RecordName

COLUMNS = (
    "entry", "answer", "left_ref", "left_system", "left_source", "right_ref", "right_system", "right_source",
    "by", "at", "why", "withdraws", "sample",
)  # fmt: skip
MUST_BE_GIVEN = ("entry", "answer", "left_ref", "right_ref", "by", "at", "why")
NUMBERS = ("entry", "withdraws", "sample")


class NotAnEntry(Exception):
    """A row that is no entry: the column at fault, and why."""

    def __init__(self, column: str, why: str) -> None:
        super().__init__(why)
        self.column = column
        self.why = why


def as_row(entry: Judgement) -> list[str]:
    """The cells of an entry, in the order of `COLUMNS`."""
    left, right = entry.left, entry.right
    numbers = [str(number) if number else "" for number in (entry.withdraws, entry.sample)]
    texts = [entry.answer, left.reference, left.system, left.source, right.reference, right.system, right.source,
             entry.by, entry.at, entry.why]  # fmt: skip
    return [str(entry.entry), *map(harmless, texts), *numbers]


def as_entry(row: Mapping[str, str]) -> Judgement:
    """The entry in a row; raises NotAnEntry with the column and the reason, which never has the cell in it."""
    cells = {name: restored(cell.strip()) for name, cell in row.items()}
    for column in MUST_BE_GIVEN:
        if not cells[column]:
            raise NotAnEntry(column, "is required and missing")
    if cells["answer"] not in (*ANSWERS, "withdrawn"):
        raise NotAnEntry("answer", f"is not one of {', '.join(ANSWERS)}, withdrawn")
    _check_moment(cells["at"])
    numbers = {column: _number(column, cells[column]) for column in NUMBERS}
    if (cells["answer"] == "withdrawn") != (numbers["withdraws"] > 0):
        raise NotAnEntry("withdraws", "names an entry where, and only where, the answer is withdrawn")
    left, right = (
        RecordName(*(cells[f"{side}_{part}"] for part in ("ref", "system", "source")))
        for side in ("left", "right")
    )
    if left == right:
        raise NotAnEntry("right_ref", "names the same record as the left one")
    return Judgement(
        answer=cells["answer"], left=left, right=right, by=cells["by"], at=cells["at"],
        why=cells["why"], **numbers,
    )  # fmt: skip


def _number(column: str, cell: str) -> int:
    if cell and not (cell.isascii() and cell.isdigit() and len(cell) < 10):
        raise NotAnEntry(column, "is not a whole number")
    return int(cell or 0)


def _check_moment(cell: str) -> None:
    try:
        moment = datetime.fromisoformat(cell)
    except ValueError as error:
        raise NotAnEntry("at", "is not a moment as in 2026-03-01T14:05:09+00:00") from error
    if moment.tzinfo is None:
        raise NotAnEntry("at", "has no time zone")
