"""Which nodes hang together."""

from __future__ import annotations

import numpy as np

from groundview.evidence.linkage.clusters.graph import Mark, Whole


def components(nodes: int, left: Whole, right: Whole, kept: Mark) -> Whole:
    """The component of each node, as the least node in it, by the edges that are kept."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    one, other = left[kept], right[kept]
    matrix = coo_array((np.ones(len(one), dtype=np.int8), (one, other)), shape=(nodes, nodes))
    _, number = connected_components(matrix, directed=False)
    _, first = np.unique(number, return_index=True)
    least: Whole = first[number].astype(np.int64)
    return least
