"""Arrays into the database: numpy columns as a temporary table.

They travel as one JSON text. The database's own scan of numpy texts looks for optional libraries once for every
value, which takes minutes where those are not installed.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import duckdb


AT_ONCE = 20_000
"""Rows in one JSON text: reading it takes about a hundred times its length in memory."""


def put_table(
    connection: duckdb.DuckDBPyConnection, name: str, columns: Mapping[str, Any], types: Mapping[str, str]
) -> None:
    """Makes the temporary table `name` of columns of one length; `types` gives the SQL type of each. NaN, None and
    masked cells become NULL; numbers keep every digit."""
    made = ", ".join(f'"{column}" {kind}' for column, kind in types.items())
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({made})")
    size = max((len(columns[column]) for column in types), default=0)
    for start in range(0, size, AT_ONCE):
        part = {column: columns[column][start : start + AT_ONCE] for column in types}
        _append(connection, name, part, types)


def _append(
    connection: duckdb.DuckDBPyConnection, name: str, columns: Mapping[str, Any], types: Mapping[str, str]
) -> None:
    content = json.dumps({column: _plain(values) for column, values in columns.items()})
    structure = json.dumps({column: [kind] for column, kind in types.items()})
    parts = ", ".join(f'unnest(sent."{column}")' for column in types)
    connection.execute(
        f"INSERT INTO {name} SELECT {parts} FROM (SELECT from_json(?, ?) AS sent)", [content, structure]
    )


def _plain(column: Any) -> list[Any]:
    """A column as a list of what JSON can hold."""
    values = np.ma.filled(np.ma.asarray(column).astype(object), None).tolist()
    return [None if isinstance(value, float) and not math.isfinite(value) else value for value in values]
