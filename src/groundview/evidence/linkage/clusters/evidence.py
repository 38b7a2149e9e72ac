"""The store's scored pairs and judgements as a graph of units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from groundview.evidence.linkage.clusters.agglomerate import agglomerate
from groundview.evidence.linkage.clusters.graph import GRAIN, Columns, Graph, Whole, joined
from groundview.evidence.linkage.clusters.rules import LinkRules
from groundview.evidence.linkage.clusters.units import judged_units, unit_pairs, units

if TYPE_CHECKING:
    import duckdb

JUDGED = 1000 * GRAIN
"""The weight of a judgement that two are one: more than the model ever says. It also holds for those between whom
there is only a chain of such judgements."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """`records` are the record_ids, in order; a node is a record's place there. `node` gives the node of each record:
    the first of those that are certainly one person, by their shape or by judgement. `graph` joins these nodes."""

    records: Whole
    node: Whole
    graph: Graph


def read_evidence(connection: duckdb.DuckDBPyConnection, rules: LinkRules) -> Evidence:
    """Reads person_records, person_pairs, judged_same and judged_different. A judgement wins over weights and vetoes;
    where judgements contradict each other by way of third records, "different" wins."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE linkage_units AS {units().sql}")
    rows = _columns(connection, "SELECT record_id, unit FROM linkage_units ORDER BY record_id")
    records = rows["record_id"]
    node = np.searchsorted(records, rows["unit"])
    size = np.bincount(node, minlength=len(records)).astype(np.bool_).astype(np.int64)
    same = _judged(connection, records, "same")
    different = _judged(connection, records, "different")
    label = _by_judgement(size, same, different)
    pairs = _together(_compared(connection, records, rules), different)
    graph = joined(size, round(rules.absent * GRAIN), pairs, pairs[0] != pairs[1])
    return Evidence(records, label[node], graph.contracted(label))


def _columns(
    connection: duckdb.DuckDBPyConnection, sql: str, parameters: dict[str, Any] | None = None
) -> dict[str, Any]:
    found = connection.execute(sql, parameters or {}).fetchnumpy()
    return {name: np.asarray(column) for name, column in found.items()}


def _compared(connection: duckdb.DuckDBPyConnection, records: Whole, rules: LinkRules) -> Columns:
    found = _columns(connection, unit_pairs().sql, {"alike": rules.alike})
    weight = np.rint(np.clip(found["weight"], -rules.most, rules.most) * GRAIN).astype(np.int64)
    left, right = (np.searchsorted(records, found[side]) for side in ("left_unit", "right_unit"))
    return left, right, weight, np.ones(len(left), dtype=np.int64), found["vetoed"].astype(np.bool_)


def _judged(connection: duckdb.DuckDBPyConnection, records: Whole, answer: str) -> Columns:
    """Edges of judgements. "Different" forbids and adds no weight."""
    found = _columns(connection, judged_units(answer).sql)
    left, right = (np.searchsorted(records, found[side]) for side in ("left_unit", "right_unit"))
    same = np.full(len(left), answer == "same")
    return left, right, same * JUDGED, same.astype(np.int64), ~same


def _together(one: Columns, other: Columns) -> Columns:
    left, right, total, count, never = (np.concatenate(pair) for pair in zip(one, other, strict=True))
    return left, right, total, count, never


def _by_judgement(size: Whole, same: Columns, different: Columns) -> Whole:
    """The node that each node becomes when all that was judged to be one is one."""
    edges = _together(same, different)
    return agglomerate(joined(size, JUDGED, edges, edges[0] != edges[1]), 1.0)
