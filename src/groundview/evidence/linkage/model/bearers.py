"""Who bears a name: records of one name that also share a date of birth, a phone, an email or a home are one bearer's,
and so on from record to record. Only to count how common names, phones and homes are among persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groundview.evidence.linkage.model.columns import PEOPLE
from groundview.evidence.records.arrays import put_table

if TYPE_CHECKING:
    import duckdb

BEARERS = "bearers"
"""The table that is made: id, bearer (the least id)."""
TELLING = ("born", "phone", "email", "home")
"""What, beside the name, only one bearer has."""


def make_bearers(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes `bearers`: one row per record that says more than a name."""
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    found = connection.execute(_told()).fetchnumpy()
    records, place = np.unique(np.asarray(found["id"]), return_inverse=True)
    told = len(records) + np.asarray(found["told"]).astype(np.int64)
    nodes = int(told.max(initial=len(records) - 1)) + 1
    joined = coo_array((np.ones(len(told), dtype=np.int8), (place, told)), shape=(nodes, nodes))
    _, label = connected_components(joined, directed=False)
    first = np.full(nodes, len(records), dtype=np.int64)
    np.minimum.at(first, label[: len(records)], np.arange(len(records)))
    columns = {"id": records, "bearer": records[first[label[: len(records)]]]}
    put_table(connection, BEARERS, columns, dict.fromkeys(columns, "BIGINT"))


def _told() -> str:
    """One row per record and telling thing, numbered from 0 with the name beside it."""
    every = " UNION ALL ".join(
        f"SELECT id, hash({n}, name, {column}) AS key FROM named WHERE {column} IS NOT NULL"
        for n, column in enumerate(TELLING)
    )
    return f"""
        WITH named AS (SELECT *, concat_ws(' ', forename_root, surname_root) AS name FROM {PEOPLE}),
        keys AS ({every})
        SELECT id, dense_rank() OVER (ORDER BY key) - 1 AS told FROM keys"""
