"""The SQL of a declared table: its own columns, and where each row came from."""

from __future__ import annotations

from collections.abc import Iterable

from groundview.evidence.pole.tables import Table, extract_tables
from groundview.evidence.pole.types.value_type import value_types

PROVENANCE = {
    "source": "VARCHAR",
    "source_file": "VARCHAR",
    "source_row": "BIGINT",
    "source_hash": "UBIGINT",
}
"""What every row that was read carries: source, file, row in that file, and a hash of the row as it stood there."""


def column_types(table: Table) -> dict[str, str]:
    """The table's columns with their SQL types, provenance last."""
    own = {name: value_types()[column.type].sql_type for name, column in table.columns.items()}
    return own | (PROVENANCE if table.table in extract_tables() else {})


def create_table(table: Table) -> str:
    """SQL that makes the table anew, empty."""
    columns = ", ".join(f'"{name}" {kind}' for name, kind in column_types(table).items())
    return f"CREATE OR REPLACE TABLE {table.table} ({columns})"


def listed(names: Iterable[str]) -> str:
    """Names as a list of SQL identifiers."""
    return ", ".join(f'"{name}"' for name in names)
