"""Clustering: how often two neighbours of a node are neighbours of each other."""

from __future__ import annotations

import numpy as np

from groundview.statistics.networks.graph import Column, Graph


def transitivity(graph: Graph) -> float:
    """The share of connected triples that are closed, between 0 and 1; NaN where no node has two neighbours."""
    triples = (graph.degree * (graph.degree - 1)).sum()
    return float(_shared(graph).sum() / triples) if triples else np.nan


def clustering(graph: Graph, *, weighted: bool = False) -> Column:
    """Each node's share of pairs of neighbours that are neighbours, shape (nodes,); NaN where a node has fewer than
    two. Weighted: each such pair counts by the mean weight of its two ties (Barrat and others 2004, PNAS 101, 3747)."""
    weight = graph.weight if weighted else np.ones(graph.weight.size)
    closed = np.bincount(graph.node, weight * _shared(graph), minlength=graph.nodes)
    possible = np.bincount(graph.node, weight, minlength=graph.nodes) * (graph.degree - 1)
    found: Column = np.divide(closed, possible, out=np.full(graph.nodes, np.nan), where=graph.degree > 1)
    return found


def _shared(graph: Graph) -> Column:
    """The number of neighbours that both ends have, for each element of `neighbours`."""
    ones = graph.matrix(weighted=False)
    # One more than the number, so that a tie whose ends share nobody still stands in the product.
    shared = (ones @ ones).multiply(ones) + ones
    shared.sort_indices()
    return np.asarray(shared.data - 1.0)
