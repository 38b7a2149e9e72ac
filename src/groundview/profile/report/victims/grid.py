"""Tables with a measure a column, and each doubt of it in a column of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.doubt import KINDS
from groundview.profile.narrative.numbers import counts_text, sentence
from groundview.profile.report.organised.definitions import cell_or_none, doubt_cell
from groundview.profile.report.tables import Cell, Table, TableRow, number_kinds, shorthand_note

COUNTS = "counts"
"""Asked for as a doubt is: the counts behind the figure."""


@dataclass(frozen=True, slots=True)
class Column:
    """A measure: its heading, its figures by row, and the kinds of doubt to stand beside it."""

    heading: str
    by_key: Mapping[str, Released]
    beside: tuple[str, ...] = ()

    def headings(self) -> tuple[str, ...]:
        """The measure's heading, and those of its doubts."""
        return (self.heading, *(_heading(kind) for kind in self.measured))

    @property
    def measured(self) -> list[str]:
        """Those of the kinds asked for that any figure has."""
        figures = self.by_key.values()
        return [
            kind
            for kind in self.beside
            if any(counts_text(one) if kind == COUNTS else kind in one.doubts for one in figures)
        ]

    def cells(self, key: str) -> Iterator[Cell]:
        """The cells of one row; "[x]" where there is no figure."""
        figure = self.by_key.get(key)
        yield cell_or_none(figure)
        for kind in self.measured:
            yield _counts(figure) if kind == COUNTS else doubt_cell(figure, kind)


def grid(caption: str, heading: str, rows: Sequence[tuple[str, str]], columns: Sequence[Column]) -> Table:
    """One row for each key and name; columns without a figure are left out, and reasons are told beneath."""
    told = [column for column in columns if column.by_key]
    made = [
        TableRow(name, tuple(cell for column in told for cell in column.cells(key))) for key, name in rows
    ]
    headings = (heading, *(text for column in told for text in column.headings()))
    figures = [figure for column in told for figure in column.by_key.values()]
    return Table(
        caption, headings, number_kinds(len(headings)), tuple(made), shorthand_note(made, *reasons(figures))
    )


def reasons(figures: Sequence[Released]) -> list[str]:
    """Why figures are not available, each reason once."""
    notes = (sentence(figure.note) for figure in figures if figure.state == "not_available")
    return [note for note in dict.fromkeys(notes) if note]


def _heading(kind: str) -> str:
    name = KINDS.get(kind, kind)
    return name[:1].upper() + name[1:]


def _counts(figure: Released | None) -> Cell:
    released = figure is not None and figure.state == "released"
    return Cell(counts_text(figure) if figure and released else "", "number", of=figure if released else None)
