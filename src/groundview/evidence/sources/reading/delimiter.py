"""Which character separates the columns of a text."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

CANDIDATES = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Split:
    """A header as a delimiter splits it: the names, and in which row they stand."""

    delimiter: str
    names: tuple[str, ...] = ()
    row: int = 0


def split_header(text: str) -> Split:
    """The first filled row of a text, split by the candidate that makes most columns of it, the comma first among
    equals. One column has a comma for a delimiter, which then splits nothing."""
    return max((_first_row(text, candidate) for candidate in CANDIDATES), key=lambda split: len(split.names))


def _first_row(text: str, delimiter: str) -> Split:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, row in enumerate(rows, start=1):
            if is_filled(row):
                return Split(delimiter, _names(row), number)
    except csv.Error:
        pass
    return Split(delimiter)


def is_filled(cells: list[str]) -> bool:
    """Whether a row has a letter or a digit in it."""
    return any(letter.isalnum() for cell in cells for letter in cell)


def _names(cells: list[str]) -> tuple[str, ...]:
    """Names with single spaces. Those left empty at the end are no columns: a spreadsheet saved as text has them."""
    names = [" ".join(cell.split()) for cell in cells]
    while not names[-1]:
        names.pop()
    return tuple(names)
