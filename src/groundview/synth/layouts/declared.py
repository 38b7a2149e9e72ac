"""A layout as data: how somebody writes one table. The written file and its mapping file both come from it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from groundview.declare import Declaration, load_yaml
from groundview.errors import UsageProblem
from groundview.evidence.pole.tables import Table, extract_tables

HERE = Path(__file__).parent
STANDARD, SHARED = "standard", "shared"
OF_FORCES = ("first", "second")
"""The folders of the two forces' layouts, by number of the force."""


class Style(Declaration, frozen=True):
    """How a system writes. `date` and `moment` are formats of the database's strftime; births before the year
    `old_before` are written by `old_date`, since two digits of a year would be read as a later one; `missing` is
    what stands for nothing; `money` is plain or with the sign for pounds."""

    encoding: Literal["utf-8", "utf-8-sig", "utf-16", "cp1252"] = "utf-8"
    delimiter: Literal[",", ";", "\t", "|"] = ","
    line_end: Literal["\n", "\r\n"] = "\n"
    date: str = ""
    moment: str = ""
    old_before: int = 0
    old_date: str = ""
    missing: str = ""
    money: Literal["plain", "pounds"] = "plain"


class Given(Declaration, frozen=True):
    """One column of the file: the table's `column`, with their words for our `answers`; or an `extra` one that no
    table has, filled with any of these words, which the mapping knows or (`known` false) does not."""

    column: str = ""
    answers: dict[str, str] = msgspec.field(default_factory=dict)
    extra: tuple[str, ...] = ()
    known: bool = True


class Layout(Declaration, frozen=True):
    """One table as somebody writes it: `file` with an ending that says how (.csv, .txt, .gz, .zip, .xlsx, .geojson),
    `columns` in the file's order, by header; `constant` columns are left out, as one value holds for every row.
    `encoding` and `delimiter` stand for those of the style; `sheet` and `heading` are those of a workbook."""

    table: str
    file: str
    title: str
    columns: dict[str, str | Given]
    constant: tuple[str, ...] = ()
    encoding: Literal["", "utf-8", "utf-8-sig", "utf-16", "cp1252"] = ""
    delimiter: Literal["", ",", ";", "\t", "|"] = ""
    sheet: str = ""
    heading: str = ""
    style: Style = Style()

    @property
    def fills(self) -> Table:
        """The table that it is of."""
        return extract_tables()[self.table]

    @property
    def given(self) -> dict[str, Given]:
        """The file's columns by header."""
        return {
            header: Given(column=column) if isinstance(column, str) else column
            for header, column in self.columns.items()
        }

    @property
    def ours(self) -> dict[str, str]:
        """The header by the table's column."""
        return {given.column: header for header, given in self.given.items() if given.column}

    @property
    def member(self) -> str:
        """The name of the text inside an archive; empty where there is none."""
        return self.file.removesuffix(".zip") + ".txt" if self.file.endswith(".zip") else ""


@cache
def layouts(folder: str) -> dict[str, Layout]:
    """The layouts of one folder by table; raises UsageProblem for a column that no table has."""
    style = load_yaml(HERE / folder / "style.yml", Style)
    paths = [path for path in sorted((HERE / folder).glob("*.yml")) if path.stem != "style"]
    return {path.stem: _checked(load_yaml(path, Layout), style, path) for path in paths}


def standard_layout(table: str, columns: tuple[str, ...]) -> Layout:
    """The standard extract's own layout of a table."""
    declared = extract_tables()[table]
    ending = ".geojson" if "geometry" in declared.columns else ".csv"
    return Layout(
        table=table,
        file=declared.file + ending,
        title=f"Standard extract: {declared.label.lower()}",
        columns={name: name for name in columns},
    )


def _checked(layout: Layout, style: Style, path: Path) -> Layout:
    unknown = (set(layout.ours) | set(layout.constant)) - set(layout.fills.columns)
    if unknown or layout.table != path.stem:
        raise UsageProblem(f"{path.name} maps what there is not: {sorted(unknown)}", where=str(path))
    own = {name: getattr(layout, name) or getattr(style, name) for name in ("encoding", "delimiter")}
    return msgspec.structs.replace(layout, style=msgspec.structs.replace(style, **own))
