"""How surely each record stands with the rest of its person."""

from __future__ import annotations

import numpy as np

from groundview.evidence.linkage.clusters.evidence import Evidence
from groundview.evidence.linkage.clusters.graph import GRAIN, Real, Whole


def standing_with_rest(evidence: Evidence, kept: Whole) -> Real:
    """For each record the probability that it is one person with the rest of its person's records, were all of those
    one: the mean weight of its pairs with them (pairs that were never compared included) times the square root of
    their number, as a probability. It is 1 among records that say the same or were judged to be one, and missing
    (NaN) for a record that stands alone."""
    graph, node = evidence.graph, evidence.node
    units = np.zeros_like(graph.size)
    np.add.at(units, kept, graph.size)
    rest = units[kept] - graph.size
    bits = _towards_rest(evidence, kept, rest)
    chance = np.where(rest > 0, 1 / (1 + np.exp2(-bits)), 1.0)[node]
    records = np.bincount(kept[node], minlength=len(kept))
    return np.where(records[kept[node]] > 1, np.round(chance, 6), np.nan)


def _towards_rest(evidence: Evidence, kept: Whole, rest: Whole) -> Real:
    """The log2 odds of each node with the rest of its person; 0 where there is no rest. A node of several units, made
    one by judgement, has as many pairs with every other unit."""
    graph = evidence.graph
    inside = kept[graph.left] == kept[graph.right]
    left, right = graph.left[inside], graph.right[inside]
    total, count = np.zeros(len(kept)), np.zeros(len(kept))
    for end in (left, right):
        total += np.bincount(end, weights=graph.total[inside], minlength=len(kept))
        count += np.bincount(end, weights=graph.count[inside], minlength=len(kept))
    pairs = np.maximum(rest * graph.size, 1)
    return np.where(
        rest > 0, (total + graph.absent * (pairs - count)) / (pairs * GRAIN) * np.sqrt(pairs), 0.0
    )
