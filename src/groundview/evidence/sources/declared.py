"""A source: a layout in which data come, declared in one YAML file that maps it onto a table.

The built-in ones are folders beside this module; a study's own (mapping files) lie in its `mappings/` folder and
are declared in the same words.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from groundview.declare import Declaration, load_yaml
from groundview.errors import UsageProblem
from groundview.evidence.pole.tables import Table, extract_tables
from groundview.evidence.pole.types.value_type import value_types

HERE = Path(__file__).parent


class FromColumn(Declaration, frozen=True):
    """Where a column's value comes from. `column` is a header, or several by which it has been known (the first
    one found is taken). `type` replaces the table's own value type; `answers` turns the source's words into the
    table's; `if_unreadable` says whether a value that is not of its type refuses the row or is left empty and
    counted; `split` is what stands between several values in one cell, each of which becomes a row of its own."""

    column: str | tuple[str, ...]
    type: str = ""
    answers: dict[str, str] = msgspec.field(default_factory=dict)
    if_unreadable: Literal["refuse", "leave_empty"] = "refuse"
    split: str = ""

    @property
    def headers(self) -> tuple[str, ...]:
        """Every header by which the column may be known."""
        return (self.column,) if isinstance(self.column, str) else self.column


class Unpivot(Declaration, frozen=True):
    """Columns that are really answers: each header becomes a row with its answer in `name` and its cell in `value`."""

    name: str
    value: str
    headers: dict[str, str]


class Source(Declaration, frozen=True):
    """One layout. `constants` are values that hold for every row; `ignore` names columns that are known and not
    wanted; `reference` is `where_given` where a row without one is still an incident; `reference_with` names columns
    of the table that a reference is unique together with, where the publisher gives it again for something else;
    `needs` are columns of the table, beside the required ones, without which a file is not of this source, `marks`
    headers of that kind which fill no column; `status` is `proposed` until a person has confirmed a mapping that the
    program suggested."""

    source: str
    title: str
    table: str
    columns: dict[str, str | FromColumn]
    publisher: str = ""
    licence: str = ""
    about: str = ""
    file_name: str = ""
    constants: dict[str, str] = msgspec.field(default_factory=dict)
    ignore: tuple[str, ...] = ()
    unpivot: Unpivot | None = None
    reference: Literal["required", "where_given"] = "required"
    reference_with: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    status: Literal["confirmed", "proposed"] = "confirmed"

    def mapped(self) -> Iterator[tuple[str, FromColumn]]:
        """The table's columns that the source gives, each with where it comes from."""
        for name, given in self.columns.items():
            yield name, FromColumn(column=given) if isinstance(given, str) else given

    @property
    def fills(self) -> Table:
        """The table that this source fills."""
        return extract_tables()[self.table]

    @property
    def splits(self) -> bool:
        """Whether one row of a file may become several of the table, by the values of one cell."""
        return any(column.split for _, column in self.mapped())

    @property
    def required_headers(self) -> tuple[tuple[str, ...], ...]:
        """The headers without which a file is not of this source, with their alternatives."""
        needed = (set(self.fills.required) | set(self.needs)) - set(self.constants)
        if self.reference == "where_given":
            needed.add(self.fills.key)
        plain = tuple(given.headers for name, given in self.mapped() if name in needed)
        alone = (*(self.unpivot.headers if self.unpivot else ()), *self.marks)
        return plain + tuple((header,) for header in alone)


def load_source(path: Path) -> Source:
    """Reads one declaration and checks it against the table it fills; raises UsageProblem."""
    source = load_yaml(path, Source)
    problem = _problem(source)
    if problem:
        raise UsageProblem(
            f"The source {source.source} cannot be used.",
            where=str(path),
            why=problem,
            next_step="Correct the declaration; docs/declarations.md lists tables, columns and types.",
        )
    return source


def _problem(source: Source) -> str:
    if source.table not in extract_tables():
        return f"there is no table {source.table}; the tables are {', '.join(sorted(extract_tables()))}"
    given = set(source.columns) | set(source.constants) | set(source.reference_with)
    if source.unpivot:
        given |= {source.unpivot.name, source.unpivot.value}
    unknown = sorted(given - set(source.fills.columns))
    if unknown:
        return f"the table {source.table} has no column {', '.join(unknown)}"
    types = {column.type for _, column in source.mapped() if column.type}
    if not types <= value_types().keys():
        return f"there is no value type {', '.join(sorted(types - value_types().keys()))}"
    optional = {source.fills.key} if source.reference == "where_given" else set()
    missing = sorted(source.fills.required - given - optional)
    return f"nothing is said about the required column {', '.join(missing)}" if missing else ""


@cache
def built_in_sources() -> Mapping[str, Source]:
    """Every source that ships with the program: the folders beside this module, and the standard extract."""
    declared = [load_source(path) for path in sorted(HERE.glob("*/source.yml"))]
    return {source.source: source for source in [*declared, *map(standard, _standard_tables())]}


def source_named(name: str, mappings: Path) -> Source:
    """A built-in source, or the one that `mappings/NAME.yml` declares; other mappings there are not even read.
    Raises UsageProblem for a name that neither has."""
    path = mappings / f"{name}.yml"
    if name in built_in_sources():
        return built_in_sources()[name]
    if not path.is_file():
        near = difflib.get_close_matches(name, built_in_sources(), n=1)
        raise UsageProblem(
            f"study.toml names the source {name}, which is not declared.",
            why=f"did you mean {near[0]}?" if near else "",
            next_step=f"Correct the name, or put the mapping file {name}.yml into the study's folder `mappings`.",
        )
    source = load_source(path)
    if source.source != name:
        raise UsageProblem(
            f"{path.name} declares the source {source.source}.", next_step="Give both one name."
        )
    return source


def _standard_tables() -> list[Table]:
    return [table for table in extract_tables().values() if table.file]


def standard(table: Table) -> Source:
    """The standard extract's own layout of a table: its columns by their own names."""
    return Source(
        source=f"standard_{table.table}",
        title=f"Standard extract: {table.label.lower()}",
        table=table.table,
        file_name=table.file,
        columns={name: name for name in table.columns},
    )
