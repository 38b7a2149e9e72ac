"""docs/tables.md is what the declarations say. Run this file to write it again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from groundview.evidence.pole.tables import LEVELS, Column, Table, tables
from groundview.evidence.pole.types.missing import MISSING

PAGE = Path(__file__).parents[4] / "docs" / "tables.md"

INTRODUCTION = f"""\
# Tables and columns

Made from the declarations in `src/groundview/evidence/pole/`; a test fails when it differs from them.
To write it again: `python tests/unit/evidence/pole/test_docs.py`.

A table's level says who may open it, from the most to the least sensitive:
{", ".join(f"`{level}`" for level in LEVELS)}. A column with `*` is required: a row without it is refused.
Where a cell is empty or says {", ".join(f"`{word}`" for word in MISSING if word)} (in capitals or not),
nothing was recorded; where `unknown` is among the answers, it is an answer.
"""


def render() -> str:
    """The whole page."""
    return "\n".join([INTRODUCTION, *index(), *(line for table in in_order() for line in section(table))])


def in_order() -> list[Table]:
    return [table for _, table in sorted(tables().items())]


def index() -> Iterator[str]:
    yield "| table | one row per | level | file of the standard extract |"
    yield "|---|---|---|---|"
    for table in in_order():
        yield f"| [{table.table}](#{table.table}) | {table.one_row_per} | {table.level} | {file_of(table)} |"
    yield ""


def file_of(table: Table) -> str:
    ending = "geojson" if any(column.type == "geometry" for column in table.columns.values()) else "csv"
    return f"`{table.file}.{ending}`" if table.file else "none"


def section(table: Table) -> Iterator[str]:
    yield f"## {table.table}\n"
    yield f"{table.label}: one row per {table.one_row_per}. {'. '.join(facts(table))}.\n"
    if table.about:
        yield f"{table.about}\n"
    yield "| column | label | type | about |"
    yield "|---|---|---|---|"
    for name, column in table.columns.items():
        star = "*" if column.required else ""
        yield f"| `{name}`{star} | {column.label} | {column.type} | {' '.join(notes(column))} |"
    yield ""


def facts(table: Table) -> Iterator[str]:
    yield f"Level: {table.level}"
    if table.key:
        yield f"Unique: `{table.key}`"
    if table.dated_by:
        yield f"Dated by: `{table.dated_by}`"
    for names in table.require_one_of:
        yield f"Needs at least one of: {', '.join(f'`{name}`' for name in names)}"
    if table.made_by != "read":
        yield f"Made by: {table.made_by}"


def notes(column: Column) -> Iterator[str]:
    if column.answers:
        kind = "One of" if column.type == "choice" else "Kept as an answer"
        yield f"{kind}: {', '.join(f'`{answer}`' for answer in column.answers)}."
    if column.refers_to:
        yield f"Refers to `{column.refers_to}`."
    if column.about:
        yield column.about.replace("|", "\\|")


def test_the_page_is_what_the_declarations_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == render()


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8", newline="\n")
