"""What speaks for and against any two nodes being one person, as arrays.

A node stands for one or more units (records that are certainly one person). Weights are whole numbers of thousandths
of a bit, so that their sums are the same on every machine and in every order.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Real = NDArray[np.float64]
Mark = NDArray[np.bool_]

GRAIN = 1000
"""Parts of a bit in which weights are counted."""
NEVER = -1e9
"""The mean weight, in bits, of two nodes that may not be one person."""


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes 0..n-1 of so many units (`size`), and edges in order of (left, right), left < right, each once: the sum
    of weights of the pairs of units between the two (`total`, in parts of a bit), how many pairs of units that are
    (`count`), and whether any of them may not be one person (`never`). `absent` is the weight, in parts of a bit, of
    a pair of units that was not compared."""

    size: Whole
    left: Whole
    right: Whole
    total: Whole
    count: Whole
    never: Mark
    absent: int

    @property
    def pairs(self) -> Whole:
        """Pairs of units between the two nodes of each edge, compared or not."""
        product: Whole = self.size[self.left] * self.size[self.right]
        return product

    def means(self) -> Real:
        """The mean weight of the pairs of units between the two nodes of each edge, in bits."""
        pairs = self.pairs
        found: Real = (self.total + self.absent * (pairs - self.count)) / (pairs * GRAIN)
        return np.where(self.never, NEVER, found)

    def of_edges(self, kept: Mark) -> Graph:
        """The same nodes with some of the edges."""
        return Graph(
            self.size,
            self.left[kept],
            self.right[kept],
            self.total[kept],
            self.count[kept],
            self.never[kept],
            self.absent,
        )

    def contracted(self, label: Whole) -> Graph:
        """The graph in which nodes of one label (a node's number) are that one node; the other nodes are empty."""
        size = np.zeros_like(self.size)
        np.add.at(size, label, self.size)
        left, right = label[self.left], label[self.right]
        between = left != right
        return joined(size, self.absent, (left, right, self.total, self.count, self.never), between)


Columns = tuple[Whole, Whole, Whole, Whole, Mark]


def joined(size: Whole, absent: int, columns: Columns, kept: Mark) -> Graph:
    """A graph of edges (left, right, total, count, never) that may lie either way round and occur more than once."""
    one, other, total, count = (column[kept] for column in columns[:4])
    never = columns[4][kept]
    left, right = np.minimum(one, other), np.maximum(one, other)
    key = left * len(size) + right
    order = np.argsort(key, kind="stable")
    starts = np.flatnonzero(np.diff(key[order], prepend=-1))
    if not len(starts):
        return Graph(size, left, right, total, count, never, absent)
    first = order[starts]
    return Graph(
        size,
        left[first],
        right[first],
        np.add.reduceat(total[order], starts),
        np.add.reduceat(count[order], starts),
        np.logical_or.reduceat(never[order], starts),
        absent,
    )
