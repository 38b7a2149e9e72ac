"""Standardising: the SQL that turns a staged file's text into a table's values, and says which rows it cannot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from groundview.evidence.pole.sql import literal, quoted
from groundview.evidence.pole.tables import Column, Table
from groundview.evidence.pole.types.missing import said, trimmed
from groundview.evidence.pole.types.value_type import ValueType, value_types
from groundview.evidence.records.schema import listed
from groundview.evidence.sources.declared import FromColumn, Source
from groundview.evidence.sources.reading.stage import ROW, STAGE
from groundview.evidence.sources.recognise import Match


@dataclass(frozen=True, slots=True)
class Cell:
    """How one column of one file is read: the text it comes from and the type it becomes."""

    name: str
    raw: str
    column: Column
    kind: ValueType
    order: str
    given: FromColumn
    required: bool

    @property
    def text(self) -> str:
        """The SQL name of its text in the layers of the query between the file and the value."""
        return quoted(f"text {self.name}")

    @property
    def texts(self) -> str:
        """SQL of its trimmed text, or of one text a row where a cell holds several."""
        text, between = trimmed(self.raw), self.given.split
        return f"unnest(coalesce(string_split({text}, {literal(between)}), [NULL]))" if between else text

    @property
    def said(self) -> str:
        """SQL of the text that stands for a value, NULL where none does, in the table's own words."""
        theirs = self.given.answers
        text = said(self.text, (*self.column.answers, *theirs))
        cases = " ".join(
            f"WHEN {literal(word.lower())} THEN {literal(ours)}" for word, ours in theirs.items()
        )
        return f"CASE lower({text}) {cases} ELSE {text} END" if theirs else text

    @property
    def value(self) -> str:
        """SQL of the value, from that text."""
        return self.kind.clean(self.text, self.column.answers, self.order)

    @property
    def may_be_left(self) -> bool:
        """Whether a text that is not of the type is left out, rather than its row refused."""
        return self.given.if_unreadable == "leave_empty" and not self.required


def cells(found: Match, orders: Mapping[str, str]) -> list[Cell]:
    """The columns of a table that a file fills, and how; `orders` gives the order of day and month by column."""
    source = found.source
    given = {name: column for name, column in source.mapped() if name in found.headers}
    made = [_cell(name, found.place(name), given[name], source, orders) for name in given]
    for name, constant in source.constants.items():
        made.append(_cell(name, literal(constant), FromColumn(column=""), source, {}))
    if source.unpivot:
        for name in (source.unpivot.name, source.unpivot.value):
            made.append(_cell(name, _unpivoted(name), FromColumn(column=""), source, {}))
    return sorted(made, key=lambda cell: list(source.fills.columns).index(cell.name))


def incoming(found: Match, made: list[Cell]) -> str:
    """SQL of every staged row: its values, its hash, and the first fault that keeps it out ("column|reason").

    One row per row of the file, or per row and answer where columns are answers or a cell holds several; a fault in
    one answer is then a fault of the whole row.
    """
    kept = ", ".join(cell.text for cell in made)
    values = ", ".join(f"{cell.value} AS {quoted(cell.name)}" for cell in made)
    fault = _fault(found.source.fills, made)
    if found.answers or found.source.splits:
        fault = f"min({fault}) OVER (PARTITION BY {ROW})"
    rows = f"SELECT *, hash({_in_order_of_names(found)}) AS source_hash FROM ({_rows(found)})"
    return (
        f"SELECT {ROW}, source_hash, {listed(cell.name for cell in made)}, {fault} AS fault FROM ("
        f"SELECT {ROW}, source_hash, {kept}, {values} FROM ({_texts(made, rows)}))"
    )


def left_empty(found: Match, made: list[Cell]) -> str:
    """SQL counting, column by column, the texts that are not of their type and were left out."""
    leaving = [cell for cell in made if cell.may_be_left]
    if not leaving:
        return ""
    counts = ", ".join(
        f"count(*) FILTER ({cell.text} IS NOT NULL AND {cell.value} IS NULL) AS {quoted(found.headers[cell.name])}"
        for cell in leaving
    )
    rows = f"SELECT *, NULL AS source_hash FROM {STAGE}"
    return f"SELECT {counts} FROM ({_texts(leaving, rows)})"


def _texts(made: list[Cell], rows: str) -> str:
    """Texts trimmed, then NULL where they mean missing: a layer each, so that no text is trimmed twice."""
    inner = ", ".join(f"{cell.texts} AS {cell.text}" for cell in made)
    outer = ", ".join(f"{cell.said} AS {cell.text}" for cell in made)
    return f"SELECT {ROW}, source_hash, {outer} FROM (SELECT {ROW}, source_hash, {inner} FROM ({rows}))"


def _cell(name: str, text: str, given: FromColumn, source: Source, orders: Mapping[str, str]) -> Cell:
    column = source.fills.columns[name]
    may_lack = source.reference == "where_given" and name == source.fills.key
    kind = value_types()[given.type or column.type]
    return Cell(name, text, column, kind, orders.get(name, "dmy"), given, column.required and not may_lack)


def _in_order_of_names(found: Match) -> str:
    """Every column of the file: two files with their columns in another order say the same."""
    return ", ".join(place for _, place in sorted(zip(found.header.names, found.header.places, strict=True)))


def _rows(found: Match) -> str:
    """The staged rows, or one row per answer where columns are really answers."""
    source = found.source
    if not source.unpivot:
        return f"FROM {STAGE}"
    pairs = ((literal(answer), found.header.place(name)) for name, answer in found.answers.items())
    answers = ", ".join(f"({answer}, {place})" for answer, place in pairs)
    names = f"{_unpivoted(source.unpivot.name)}, {_unpivoted(source.unpivot.value)}"
    return f"SELECT * FROM {STAGE}, LATERAL (VALUES {answers}) AS answers({names})"


def _unpivoted(name: str) -> str:
    return quoted(f"unpivoted {name}")


def _fault(table: Table, made: list[Cell]) -> str:
    cases = [_cell_fault(cell) for cell in made]
    cases += [_group_fault(group, {cell.name for cell in made}) for group in table.require_one_of]
    return f"CASE {' '.join(case for case in cases if case)} ELSE NULL END"


def _cell_fault(cell: Cell) -> str:
    missing = f"WHEN {cell.text} IS NULL THEN '{cell.name}|is required and missing'" if cell.required else ""
    if cell.may_be_left:
        return missing
    reason = literal(f"{cell.name}|the value {cell.kind.reason}")
    return f"{missing} WHEN {cell.text} IS NOT NULL AND {quoted(cell.name)} IS NULL THEN {reason}"


def _group_fault(group: tuple[str, ...], given: set[str]) -> str:
    here = [name for name in group if name in given]
    empty = " AND ".join(f"{quoted(name)} IS NULL" for name in here) or "true"
    return f"WHEN {empty} THEN '{group[0]}|one of {', '.join(group)} is required and all are missing'"
