"""Standardising: the SQL that turns a staged file's text into a table's values, and says which rows it cannot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from groundview.evidence.pole.tables import Column, Table
from groundview.evidence.pole.types.missing import present
from groundview.evidence.pole.types.value_type import ValueType, value_types
from groundview.evidence.records.schema import PROVENANCE, listed
from groundview.evidence.sources.declared import FromColumn, Source
from groundview.evidence.sources.reading.stage import ROW, quoted
from groundview.evidence.sources.recognise import Match


@dataclass(frozen=True, slots=True)
class Cell:
    """How one column of one file is read: the text it comes from and the type it becomes."""

    name: str
    text: str
    column: Column
    kind: ValueType
    order: str
    given: FromColumn
    required: bool

    @property
    def value(self) -> str:
        """SQL of the value, from the trimmed text that the inner query named."""
        return self.kind.clean(quoted(f"text {self.name}"), self.column.answers, self.order)


def cells(found: Match, orders: Mapping[str, str]) -> list[Cell]:
    """The columns of a table that a file fills, and how; `orders` gives the order of day and month by column."""
    source, table = found.source, found.source.fills
    given = {name: column for name, column in source.mapped() if name in found.headers}
    made = [_cell(name, quoted(found.headers[name]), given[name], source, orders) for name in given]
    for name, constant in source.constants.items():
        made.append(_cell(name, _literal(constant), FromColumn(column=""), source, {}))
    if source.unpivot:
        for name in (source.unpivot.name, source.unpivot.value):
            made.append(_cell(name, quoted(f"unpivoted {name}"), FromColumn(column=""), source, {}))
    return sorted(made, key=lambda cell: list(table.columns).index(cell.name))


def incoming(source: Source, headers: tuple[str, ...], made: list[Cell]) -> str:
    """SQL of every staged row: its values, its hash, and the first fault that keeps it out ("column|reason").

    One row per row of the file, or per row and answer where the source is unpivoted.
    """
    texts = ", ".join(f"{_present(cell)} AS {quoted(f'text {cell.name}')}" for cell in made)
    values = ", ".join(f"{cell.value} AS {quoted(cell.name)}" for cell in made)
    kept = ", ".join(quoted(f"text {cell.name}") for cell in made)
    return (
        f"SELECT {ROW}, source_hash, {listed(cell.name for cell in made)}, {_fault(source.fills, made)} AS fault FROM ("
        f"SELECT {ROW}, source_hash, {values}, {kept} FROM ("
        f"SELECT {ROW}, hash({listed(sorted(headers))}) AS source_hash, {texts} FROM ({_rows(source)})))"
    )


def left_empty(made: list[Cell]) -> str:
    """SQL counting, column by column, the values that were not of their type and were left empty."""
    counts = ", ".join(
        f"count(*) FILTER ({_present(cell)} IS NOT NULL AND "
        f"{cell.kind.clean(_present(cell), cell.column.answers, cell.order)} IS NULL) AS {quoted(cell.name)}"
        for cell in made
        if cell.given.if_unreadable == "leave_empty"
    )
    return f"SELECT {counts} FROM stage" if counts else ""


def provenance(table: Table) -> tuple[str, ...]:
    """All columns of a table that was read, in order."""
    return (*table.columns, *PROVENANCE)


def _cell(name: str, text: str, given: FromColumn, source: Source, orders: Mapping[str, str]) -> Cell:
    column = source.fills.columns[name]
    may_lack = source.reference == "where_given" and name == source.fills.key
    kind = value_types()[given.type or column.type]
    return Cell(name, text, column, kind, orders.get(name, "dmy"), given, column.required and not may_lack)


def _rows(source: Source) -> str:
    """The staged rows, or one row per answer where columns are really answers."""
    if not source.unpivot:
        return "FROM stage"
    answers = ", ".join(
        f"({_literal(answer)}, {quoted(header)})" for header, answer in source.unpivot.headers.items()
    )
    names = f"{quoted(f'unpivoted {source.unpivot.name}')}, {quoted(f'unpivoted {source.unpivot.value}')}"
    return f"SELECT * FROM stage, LATERAL (VALUES {answers}) AS answers({names})"


def _present(cell: Cell) -> str:
    said = present(cell.text, cell.column.answers)
    if not cell.given.answers:
        return said
    cases = " ".join(
        f"WHEN {_literal(theirs.lower())} THEN {_literal(ours)}" for theirs, ours in cell.given.answers.items()
    )
    return f"CASE lower({said}) {cases} ELSE {said} END"


def _fault(table: Table, made: list[Cell]) -> str:
    cases = [_cell_fault(cell) for cell in made]
    cases += [_group_fault(group, {cell.name for cell in made}) for group in table.require_one_of]
    return f"CASE {' '.join(case for case in cases if case)} ELSE NULL END"


def _cell_fault(cell: Cell) -> str:
    name, text = quoted(cell.name), quoted(f"text {cell.name}")
    missing = f"WHEN {text} IS NULL THEN '{cell.name}|is required and missing'" if cell.required else ""
    if cell.given.if_unreadable == "leave_empty" and not cell.required:
        return missing
    reason = f"{cell.name}|the value {cell.kind.reason}"
    return f"{missing} WHEN {text} IS NOT NULL AND {name} IS NULL THEN {_literal(reason)}"


def _group_fault(group: tuple[str, ...], given: set[str]) -> str:
    here = [name for name in group if name in given]
    empty = " AND ".join(f"{quoted(name)} IS NULL" for name in here) or "true"
    return f"WHEN {empty} THEN '{group[0]}|one of {', '.join(group)} is required and all are missing'"


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
