"""Brokerage: how far the neighbours of a node lead to each other without it."""

from __future__ import annotations

import numpy as np

from groundview.statistics.networks.graph import Column, Graph


def constraint(graph: Graph, *, weighted: bool = True) -> Column:
    """Burt's constraint of each node, shape (nodes,): the sum over its neighbours of the squared share of its ties that
    is invested in them, directly and through others (Burt 1992, Structural Holes, pp. 54-55). Low where a node stands
    between others who do not know each other; NaN for a node without neighbours."""
    from scipy.sparse import diags_array

    weights = graph.matrix(weighted=weighted)
    strength = np.asarray(weights.sum(axis=1)).ravel()
    shares = diags_array(np.divide(1.0, strength, out=np.zeros(graph.nodes), where=strength > 0)) @ weights
    invested = (shares + shares @ shares).multiply(graph.matrix(weighted=False))
    found = np.asarray(invested.power(2).sum(axis=1)).ravel()
    return np.where(graph.degree > 0, found, np.nan)
