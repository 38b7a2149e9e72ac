"""Arrays into the database: columns as a temporary table."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import duckdb
    import pyarrow

ON_THE_WAY = "columns_on_the_way"


def put_table(
    connection: duckdb.DuckDBPyConnection, name: str, columns: Mapping[str, Any], types: Mapping[str, str]
) -> None:
    """Makes the temporary table `name` of columns of one length; `types` gives the SQL type of each. NaN, None and
    masked cells become NULL; numbers keep every digit."""
    import pyarrow

    sent = pyarrow.table({column: _arrow(columns[column]) for column in types})
    cast = ", ".join(f'"{column}"::{kind} AS "{column}"' for column, kind in types.items())
    connection.register(ON_THE_WAY, sent)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT {cast} FROM {ON_THE_WAY}")
    connection.unregister(ON_THE_WAY)


def _arrow(column: Any) -> pyarrow.Array:
    """A column with its missing cells as nulls."""
    import pyarrow

    given = np.ma.asarray(column)
    if given.dtype.kind in "iub":
        return pyarrow.array(given.data, mask=np.ma.getmaskarray(given))
    if given.dtype.kind == "f":
        return pyarrow.array(given.data, mask=np.ma.getmaskarray(given) | ~np.isfinite(given.data))
    values = np.ma.filled(given.astype(object), None).tolist()
    return pyarrow.array(
        [None if isinstance(value, float) and not math.isfinite(value) else value for value in values]
    )
