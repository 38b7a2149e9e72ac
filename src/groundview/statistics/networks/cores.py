"""Cores: who still has many neighbours when those with few are taken away."""

from __future__ import annotations

import numpy as np

from groundview.statistics.networks.graph import Graph, Whole


def coreness(graph: Graph) -> Whole:
    """The largest k for which each node is in the k-core, shape (nodes,): the largest part of the graph in which
    everybody has k neighbours or more (Seidman 1983, Social Networks 5, 269-287)."""
    left = graph.degree.copy()
    found = np.zeros(graph.nodes, dtype=np.int64)
    there = np.ones(graph.nodes, dtype=bool)
    node, k = graph.node, 0
    while there.any():
        peeled = there & (left <= k)
        if not peeled.any():
            k = int(left[there].min())
            continue
        found[peeled], there[peeled] = k, False
        left -= np.bincount(graph.neighbours[peeled[node]], minlength=graph.nodes)
    return found
