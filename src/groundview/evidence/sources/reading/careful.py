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
ENOUGH_ROWS = 3
LONGEST_ROW = 10_000_000
csv.field_size_limit(LONGEST_ROW)

UNCLOSED = "a quotation mark opens in this row and is never closed"
TOO_LONG = f"the row is longer than {LONGEST_ROW:,} characters"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number, and its cells or the reason why it cannot be read."""

    number: int
    cells: list[str]
    fault: str = ""


def read_rows(lines: Iterable[str], delimiter: str, header: int, width: int) -> Iterator[Row]:
    """The rows below the header, which stands in row `header` and has `width` columns; blank lines are passed over
    but counted."""
    for number, record in enumerate(_records(_Lines(lines), delimiter, width), start=1):
        if record.fault or (number > header and record.cells):
            yield Row(number, [], record.fault) if record.fault else fitted(number, record.cells, width)


def fitted(number: int, cells: list[str], width: int) -> Row:
    """A row of as many cells as the header has; blank cells beyond those are no values."""
    while len(cells) > width and not cells[-1].strip():
        cells = cells[:-1]
    if len(cells) == width:
        return Row(number, cells)
    return Row(number, [], f"the row has {len(cells)} values and the header {width}")


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


def _records(source: _Lines, delimiter: str, width: int) -> Iterator[Row]:
    """Each record, a blank line being an empty one, still without its number."""
    while True:
        source.taken = []
        try:
            cells = next(csv.reader(source, delimiter=delimiter))
        except StopIteration:
            return
        except csv.Error:
            cells = []
            fault = UNCLOSED if len(source.taken) > 1 else TOO_LONG
        else:
            fault = _fault(source, delimiter, width)
        if fault:
            source.give_back_all_but_first()
        yield Row(0, [] if fault else cells, fault)


def _fault(source: _Lines, delimiter: str, width: int) -> str:
    if len(source.taken) > 1 and _ran_on(source, delimiter, width):
        return UNCLOSED
    return TOO_LONG if sum(map(len, source.taken)) > LONGEST_ROW else ""


def _ran_on(source: _Lines, delimiter: str, width: int) -> bool:
    """Whether a record of several lines is none: its quotation mark is not closed, or not where a cell may end, or
    closed so far on that nothing but whole rows stand between."""
    if source.ran_away:
        return True
    try:
        next(csv.reader(source.taken, delimiter=delimiter, strict=True))
    except csv.Error:
        return True
    between = [
        len(row) for row in csv.reader(source.taken[1:-1], delimiter=delimiter, quoting=csv.QUOTE_NONE)
    ]
    return len(between) >= ENOUGH_ROWS and set(between) == {width}
