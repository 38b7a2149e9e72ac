"""A row of a file that is no entry: the column at fault, and why, never the cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime


class NotAnEntry(Exception):
    """A row that is no entry: the column at fault, and why."""

    def __init__(self, column: str, why: str) -> None:
        super().__init__(why)
        self.column = column
        self.why = why


def check_given(cells: Mapping[str, str], columns: Iterable[str]) -> None:
    """Raises NotAnEntry for the first of the columns that is empty."""
    for column in columns:
        if not cells[column]:
            raise NotAnEntry(column, "is required and missing")


def whole_number(column: str, cell: str) -> int:
    """The number in a cell, 0 for an empty one; raises NotAnEntry for anything else."""
    if cell and not (cell.isascii() and cell.isdigit() and len(cell) < 10):
        raise NotAnEntry(column, "is not a whole number")
    return int(cell or 0)


def check_moment(column: str, cell: str) -> None:
    """Raises NotAnEntry unless the cell is a moment in ISO 8601 with its time zone."""
    try:
        moment = datetime.fromisoformat(cell)
    except ValueError as error:
        raise NotAnEntry(column, "is not a moment as in 2026-03-01T14:05:09+00:00") from error
    if moment.tzinfo is None:
        raise NotAnEntry(column, "has no time zone")
