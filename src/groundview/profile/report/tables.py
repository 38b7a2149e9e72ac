"""Tables as the page prints them: headings, rows, and for each figure its doubt, its counts and its id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from groundview.profile.disclosure.released import SHORTHAND, Released, ReleasedTable
from groundview.profile.narrative.doubt import bounds_only, doubt_texts, doubts_in_words, printed
from groundview.profile.narrative.numbers import counts_text, is_share

Kind = Literal["text", "number"]
_DoubtText: TypeAlias = Callable[[Released], str]
_MEANINGS = {"suppressed": "suppressed to protect confidentiality.", "not_available": "not available."}
WIDE_FROM = 6
"""A table of more columns than this is set more closely."""
FILTER_FROM = 20
"""A table of more rows than this can be searched by its rows' names."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a figure, or part of one (its doubt or its counts, `of` it), or plain words."""

    text: str
    kind: Kind = "text"
    figure: Released | None = None
    of: Released | None = None
    sort: float | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its name, its cells, the code to print under its name, and which shape of the map is its own.

    The code is the id of the figure `of` the row, or that of an area.
    """

    name: str
    cells: tuple[Cell, ...]
    code: str = ""
    of: Released | None = None
    area: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption. `headings` has one more than a row has cells: the first, over the names."""

    caption: str
    headings: tuple[str, ...]
    kinds: tuple[Kind, ...]
    rows: tuple[TableRow, ...]
    note: str = ""

    @property
    def is_wide(self) -> bool:
        """Whether the table has so many columns that they need to stand closer."""
        return len(self.headings) > WIDE_FROM

    @property
    def can_filter(self) -> bool:
        """Whether the table is long enough to be searched."""
        return len(self.rows) > FILTER_FROM

    @property
    def is_withheld(self) -> bool:
        """Whether every figure is suppressed, so that the rows would say nothing."""
        figures = [cell.figure for row in self.rows for cell in row.cells if cell.figure]
        return bool(figures) and all(figure.state == "suppressed" for figure in figures)


def figure_cell(figure: Released) -> Cell:
    """The cell that prints a figure; suppressed and missing ones sort last."""
    return Cell(printed(figure), "number", figure=figure, sort=figure.value)


def figure_table(
    caption: str,
    heading: str,
    rows: Iterable[tuple[str, Released]],
    *,
    value: str = "Figure",
    counts: str = "what was counted over the amount at risk",
) -> Table:
    """One figure a row: its name and id, the figure, its doubt, and the `counts` behind it, said under the table."""
    listed = list(rows)
    doubt, doubt_of = _doubt_column([figure for _, figure in listed])
    has_counts = any(counts_text(figure) for _, figure in listed)
    headings = (heading, value, *([doubt] if doubt else []), *(["Counts"] if has_counts else []))
    made = []
    for name, figure in listed:
        cells = [figure_cell(figure)]
        cells += [Cell(doubt_of(figure), "number", of=figure)] if doubt else []
        cells += [Cell(counts_text(figure), "number", of=figure)] if has_counts else []
        made.append(TableRow(name, tuple(cells), figure.id, figure))
    kinds = number_kinds(len(headings))
    note = "" if doubt or not listed else "No doubt was measured for these figures."
    at_risk = any(counts_text(figure) and not is_share(figure) for _, figure in listed)
    return Table(
        caption,
        headings,
        kinds,
        tuple(made),
        shorthand_note(made, note, f"Counts: {counts}." if at_risk else ""),
    )


def number_kinds(n: int) -> tuple[Kind, ...]:
    """Names in the first of n columns, numbers in the others."""
    numbers: list[Kind] = ["number"] * (n - 1)
    return ("text", *numbers)


def _doubt_column(figures: Sequence[Released]) -> tuple[str, _DoubtText]:
    """The heading of the column of doubts, named for the kind where there is one kind only, and its text."""
    names = {name for figure in figures for name, _ in doubt_texts(figure)}
    if len(names) > 1:
        return "Doubt", doubts_in_words
    name = next(iter(names), "")
    return name[:1].upper() + name[1:], bounds_only


def shorthand_note(rows: Sequence[TableRow], *notes: str) -> str:
    """The notes that are not empty, and what the shorthand in these rows means."""
    printed_texts = {cell.text for row in rows for cell in row.cells}
    meanings = [f"{mark} {_MEANINGS[state]}" for state, mark in SHORTHAND.items() if mark in printed_texts]
    return " ".join(part for part in (*notes, *meanings) if part)


@dataclass(frozen=True, slots=True)
class AreaColumn:
    """A measure of areas: its heading and its figures by area code, and the doubt beside them if any."""

    heading: str
    by_code: dict[str, Released]
    doubt: str
    doubt_of: _DoubtText

    @classmethod
    def of(cls, heading: str, figures: Sequence[Released]) -> AreaColumn:
        """The column of these figures, one an area."""
        return cls(heading, {figure.area_code: figure for figure in figures}, *_doubt_column(figures))

    def headings(self) -> list[str]:
        """The measure, and its doubt where any was measured."""
        return [self.heading, *([self.doubt] if self.doubt else [])]

    def cells(self, code: str) -> list[Cell]:
        """The cells of one area; "[x]" where it has no figure."""
        figure = self.by_code.get(code)
        if figure is None:
            return [Cell(SHORTHAND["not_available"], "number"), *([Cell("", "number")] if self.doubt else [])]
        return [
            figure_cell(figure),
            *([Cell(self.doubt_of(figure), "number", of=figure)] if self.doubt else []),
        ]


def area_table(
    caption: str, columns: Sequence[AreaColumn], names: Sequence[tuple[str, str, int | None]]
) -> Table:
    """One area a row, given as code, name and place on the map; each column a measure, then its doubt."""
    made = []
    for code, name, index in names:
        cells: list[Cell] = []
        for column in columns:
            cells += column.cells(code)
        made.append(TableRow(name, tuple(cells), code if code != name else "", area=index))
    headings = ("Area", *(heading for column in columns for heading in column.headings()))
    kinds = number_kinds(len(headings))
    return Table(caption, headings, kinds, tuple(made), shorthand_note(made))


def log_table(table: ReleasedTable) -> Table:
    """A table of words, such as the log of sources, as it was released."""
    rows = tuple(TableRow(row[0], tuple(Cell(text) for text in row[1:])) for row in table.rows if row)
    return Table(table.title, table.columns, tuple("text" for _ in table.columns), rows, table.note)
