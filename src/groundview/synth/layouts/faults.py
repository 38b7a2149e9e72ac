"""What can be wrong with a row of a file: each fault, the column it is in, and the reason for which it is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from groundview.evidence.pole.types.value_type import value_types
from groundview.synth.layouts.declared import Layout
from groundview.synth.layouts.settings import bad_rows

Kind = Literal[
    "date", "number", "code", "answer", "missing", "none_of", "again", "copy", "too_many", "too_few", "unclosed",
    "shape",
]  # fmt: skip
UNCLOSED = "a quotation mark opens in this row and is never closed"
WORD_OF = {"date": "date", "moment": "date", "birth_date": "date", "number": "number", "money": "number",
           "whole_number": "number", "code": "code", "choice": "answer"}  # fmt: skip
"""Which words are no value of a type."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: its kind and the table's column. The reason is empty where it depends on the row."""

    kind: Kind
    column: str = ""
    reason: str = ""


def possible(layout: Layout) -> list[Fault]:
    """Every fault that a file of this layout can have."""
    if layout.file.endswith(".geojson"):
        return [Fault("shape", "geometry", f"the value {value_types()['geometry'].reason}")]
    return [*_in_cells(layout), *_of_references(layout), *_of_rows(layout)]


def _in_cells(layout: Layout) -> Iterator[Fault]:
    table = layout.fills
    for name in layout.ours:
        column = table.columns[name]
        kind = WORD_OF.get(column.type)
        if column.required:
            yield Fault("missing", name, "is required and missing")
        if kind:
            yield Fault(kind, name, f"the value {value_types()[column.type].reason}")  # type: ignore[arg-type]
    for group in table.require_one_of:
        if set(group) <= layout.ours.keys():
            yield Fault("none_of", group[0], f"one of {', '.join(group)} is required and all are missing")


def _of_references(layout: Layout) -> Iterator[Fault]:
    if layout.fills.key:
        yield Fault("again", layout.fills.key)
        yield Fault("copy", layout.fills.key)


def _of_rows(layout: Layout) -> Iterator[Fault]:
    """Faults of rows that cannot be split into cells, which a workbook has not."""
    if layout.table in bad_rows().ragged and not layout.file.endswith(".xlsx"):
        width = len(layout.columns)
        yield Fault("too_many", "", f"the row has {width + 1} values and the header {width}")
        yield Fault("too_few", "", f"the row has {width - 1} values and the header {width}")
        yield Fault("unclosed", "", UNCLOSED)
