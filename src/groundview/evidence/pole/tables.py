"""What may be recorded: every table there is, with its columns, its grain, its level and its maker.

One YAML file declares one table. `entities/` and `links/` are what extracts are read into (persons, objects,
locations, events, and who stood in what role to what); `derived/` is what the steps make of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from groundview.declare import Declaration, load_yaml
from groundview.errors import UsageProblem

Level = Literal["record", "aggregate", "released"]
LEVELS: tuple[Level, ...] = ("record", "aggregate", "released")
"""From the most to the least sensitive. Something that may open one level may open those after it."""

HERE = Path(__file__).parent
ROOMS = ("entities", "links", "derived")


class Column(Declaration, frozen=True):
    """One column: its value type (a module of `types/`), whether a row without it is refused, what it may say."""

    type: str
    label: str
    required: bool = False
    answers: tuple[str, ...] = ()
    refers_to: str = ""
    about: str = ""


class Table(Declaration, frozen=True):
    """One table. `key` names the reference that is unique within a source; `dated_by` the date that places a
    row in time; `file` the name of its file in the standard extract, without an ending."""

    table: str
    label: str
    one_row_per: str
    level: Level
    made_by: str
    columns: dict[str, Column]
    key: str = ""
    dated_by: str = ""
    file: str = ""
    require_one_of: tuple[tuple[str, ...], ...] = ()
    about: str = ""

    @property
    def required(self) -> frozenset[str]:
        """The columns without which a row is refused."""
        return frozenset(name for name, column in self.columns.items() if column.required)


@cache
def tables() -> Mapping[str, Table]:
    """Every declared table by its name, found by scanning the rooms; raises UsageProblem for a name used twice."""
    found: dict[str, Table] = {}
    for room in ROOMS:
        for name, table in _room(room).items():
            if name in found:
                raise UsageProblem(f"The table {name} is declared twice.", where=room)
            found[name] = table
    return found


@cache
def extract_tables() -> Mapping[str, Table]:
    """The tables that an extract may fill, by name."""
    return {**_room("entities"), **_room("links")}


@cache
def _room(room: str) -> Mapping[str, Table]:
    declared = [(path, load_yaml(path, Table)) for path in sorted((HERE / room).glob("*.yml"))]
    for path, table in declared:
        if table.table != path.stem:
            raise UsageProblem(
                f"{path.name} declares the table {table.table}.", next_step="Give both one name."
            )
    return {table.table: table for _, table in declared}
