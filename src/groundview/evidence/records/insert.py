"""Inserting the rows of a query, where there are any.

In DuckDB 1.5.5 an INSERT of no rows out of a table that is new in the same transaction makes the next large INSERT (a
hundred thousand rows and more) into the same table lose every row, without a word. So nothing is inserted where there
is nothing to insert.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb


def insert(
    connection: duckdb.DuckDBPyConnection, into: str, select: str, parameters: Sequence[Any] = ()
) -> int:
    """Inserts the rows of `select` into a table (its name, with columns in brackets where they are not all); gives
    their number."""
    given = list(parameters)
    if connection.execute(f"SELECT 1 FROM ({select}) LIMIT 1", given).fetchone() is None:
        return 0
    return int(connection.execute(f"INSERT INTO {into} {select}", given).fetchall()[0][0])
