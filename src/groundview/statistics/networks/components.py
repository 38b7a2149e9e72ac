"""Components: the nodes that can be reached from each other."""

from __future__ import annotations

import numpy as np

from groundview.statistics.networks.graph import Graph, Whole


def components(graph: Graph) -> Whole:
    """The component of each node, shape (nodes,), numbered from 0 in the order of their least nodes."""
    from scipy.sparse.csgraph import connected_components

    if graph.nodes == 0:
        return np.empty(0, dtype=np.int64)
    return in_order(connected_components(graph.matrix(weighted=False), directed=False)[1])


def connected_parts(graph: Graph, labels: Whole) -> Whole:
    """The labels, shape (nodes,), with every set of equal labels cut into parts that hang together inside it."""
    inside = labels[graph.node] == labels[graph.neighbours]
    lengths = np.bincount(graph.node[inside], minlength=graph.nodes)
    starts = np.concatenate([[0], np.cumsum(lengths)])
    return components(Graph(starts, graph.neighbours[inside], graph.weight[inside]))


def in_order(labels: Whole) -> Whole:
    """Labels numbered anew from 0, shape (nodes,), in the order of their least nodes."""
    _, first, dense = np.unique(labels, return_index=True, return_inverse=True)
    rank = np.empty(first.size, dtype=np.int64)
    rank[np.argsort(first)] = np.arange(first.size)
    return rank[dense]
