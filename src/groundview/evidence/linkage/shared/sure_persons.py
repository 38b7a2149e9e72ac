"""Persons as far as they are sure before anything is shared out: chains of pairs that the model does not doubt.

They serve to count: a number that stands with six records of one person is held by one, not by six.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from groundview.evidence.linkage.shared.rules import shared_rules
from groundview.evidence.records.arrays import put_table

if TYPE_CHECKING:
    import duckdb

TABLE = "sure_persons"


def put_sure_persons(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the temporary table `sure_persons` (record_id, shape_id, person) of every record."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    pairs = connection.execute(_sure_pairs()).fetchnumpy()
    n_nodes = int(pairs["one"].max(initial=0)) + 1
    joined = coo_array(
        (np.ones(len(pairs["one"]), dtype=np.int8), (pairs["one"], pairs["two"])), (n_nodes, n_nodes)
    )
    persons = connected_components(joined, directed=False)[1]
    columns = {"shape_id": np.arange(n_nodes), "person": persons}
    put_table(connection, "persons_by_shape", columns, dict.fromkeys(columns, "BIGINT"))
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE {TABLE} AS
        -- One row per record.
        SELECT record_id, shape_id, person FROM person_records JOIN persons_by_shape USING (shape_id)"""
    )


def _sure_pairs() -> str:
    return f"""
        -- One row per shape, and per pair of shapes that are surely one person.
        SELECT record_id AS one, record_id AS two FROM person_records WHERE record_id = shape_id
        UNION ALL
        SELECT left_id, right_id FROM compared
        WHERE probability >= {shared_rules().sure_same} AND coalesce(veto, '') = ''"""
