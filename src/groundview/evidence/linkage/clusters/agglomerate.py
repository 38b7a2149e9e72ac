"""From pairs to persons: average linkage, all over the records at once.

Two clusters are joined when each is the other's best partner and the mean weight of all pairs between them, those
never compared included, is at least so much; the best partner of a node that is joined can only get worse, so joining
all such pairs at once gives what joining them one by one, best first, would (Murtagh 1983, reducible linkages). A
chain (father, mother, son) does not hold: its far ends speak against it, or were never brought together.
"""

from __future__ import annotations

import numpy as np

from groundview.evidence.linkage.clusters.graph import Graph, Mark, Real, Whole
from groundview.evidence.linkage.clusters.rules import LinkRules


def agglomerate(graph: Graph, least: float) -> Whole:
    """The cluster of each node, as the least node in it. `least` is the least mean weight, in bits, at which two
    clusters are one. Where two partners are equally good, the lower node numbers come first."""
    return lasting(graph, least, np.zeros(len(graph.size), dtype=np.int64), 0.0)


def lasting(graph: Graph, least: float, before: Whole, hold: float) -> Whole:
    """Clusters as `agglomerate` makes them, but held by those of an earlier run: `before` numbers the cluster in which
    each node was (0: it is new). What was together is joined first, where the mean weight is no more than `hold` bits
    too low; what was apart is joined only where it is `hold` bits more than it need be."""
    label = np.arange(len(graph.size), dtype=np.int64)
    if hold:
        same = (before[graph.left] == before[graph.right]) & (before[graph.left] > 0)
        label = agglomerate(graph.of_edges(same), least - hold)
        graph = graph.contracted(label)
    before = before.copy()
    while True:
        means = graph.means()
        good = means >= least + hold * _were_apart(graph, before)
        if not good.any():
            return label
        near = _of_touched(graph, good)
        graph, means, good = graph.of_edges(near), means[near], good[near]
        step = _joined_once(graph, means, good)
        np.maximum.at(before, step, before)
        label = step[label]
        graph = graph.contracted(step)


def nested(
    graph: Graph, rules: LinkRules, before: Whole | None = None, hold: float = 0.0
) -> tuple[Whole, Whole]:
    """The cluster of each node where nothing is in doubt, and in the linkage that is kept: the first ones lie whole in
    the second ones. Clusters of an earlier run hold the second ones, as in `lasting`."""
    fine = agglomerate(graph, rules.certain)
    old = np.zeros_like(fine)
    if before is not None:
        np.maximum.at(old, fine, before)
    return fine, lasting(graph.contracted(fine), rules.kept, old, hold)[fine]


def _were_apart(graph: Graph, before: Whole) -> Mark:
    one, other = before[graph.left], before[graph.right]
    apart: Mark = (one != other) & (one > 0) & (other > 0)
    return apart


def _of_touched(graph: Graph, good: Mark) -> Mark:
    """Edges whose two nodes both have a partner good enough; a node that has none now will have none later."""
    touched = np.zeros(len(graph.size), dtype=np.bool_)
    touched[graph.left[good]] = True
    touched[graph.right[good]] = True
    both: Mark = touched[graph.left] & touched[graph.right]
    return both


def _joined_once(graph: Graph, means: Real, good: Mark) -> Whole:
    """The node that each node becomes when all pairs of mutually best partners are joined."""
    rank = np.empty(len(means), dtype=np.int64)
    rank[np.lexsort((graph.right, graph.left, -means, ~good))] = np.arange(len(means))
    best = np.full(len(graph.size), len(means), dtype=np.int64)
    np.minimum.at(best, graph.left, rank)
    np.minimum.at(best, graph.right, rank)
    mutual = good & (rank == best[graph.left]) & (rank == best[graph.right])
    step = np.arange(len(graph.size), dtype=np.int64)
    step[graph.right[mutual]] = graph.left[mutual]
    return step
