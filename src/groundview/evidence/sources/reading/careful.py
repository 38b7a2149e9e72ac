"""The careful reader: every row of a delimited text with its number, whatever is wrong with some of them.

The quick reader (the database's own) is used where a file is clean; this one where it is not. Both number rows as
a spreadsheet shows them: the header is row 1.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST_LINES_IN_A_ROW = 500
"""A quotation mark that is not closed within this many lines was never meant to open a text."""
csv.field_size_limit(10_000_000)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number, and its cells or the reason why it cannot be read."""

    number: int
    cells: list[str]
    fault: str = ""


def read_rows(lines: Iterable[str], delimiter: str, width: int) -> Iterator[Row]:
    """The rows below the header, blank lines passed over but counted; `width` is the number of columns."""
    headed = False
    for number, cells in enumerate(_records(_Lines(lines), delimiter), start=1):
        if cells == []:
            continue
        if headed:
            yield _row(number, cells, width)
        headed = True


def _row(number: int, cells: list[str] | None, width: int) -> Row:
    if cells is None:
        return Row(number, [], "a quotation mark opens in this row and is never closed")
    while len(cells) > width and not cells[-1].strip():
        cells = cells[:-1]
    if len(cells) != width:
        return Row(number, [], f"the row has {len(cells)} values and the header {width}")
    return Row(number, cells)


class _Lines:
    """Lines that can be given back: what a run-away quotation mark swallowed is read again."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = iter(lines)
        self.returned: deque[str] = deque()
        self.taken: list[str] = []
        self.ran_away = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= MOST_LINES_IN_A_ROW:
            self.ran_away = True
            raise StopIteration
        line = self.returned.popleft() if self.returned else next(self.lines)
        self.taken.append(line)
        return line

    def give_back_all_but_first(self) -> None:
        self.returned.extendleft(reversed(self.taken[1:]))
        self.taken, self.ran_away = [], False


def _records(source: _Lines, delimiter: str) -> Iterator[list[str] | None]:
    """Each record, a blank line being an empty one; None for a line whose quotation mark never closes."""
    while True:
        source.taken = []
        try:
            cells = next(csv.reader(source, delimiter=delimiter))
        except StopIteration:
            return
        if len(source.taken) > 1 and _unclosed(source, delimiter):
            source.give_back_all_but_first()
            yield None
        else:
            yield cells


def _unclosed(source: _Lines, delimiter: str) -> bool:
    if source.ran_away:
        return True
    try:
        next(csv.reader(source.taken, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False
