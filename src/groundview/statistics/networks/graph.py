"""A graph: who is next to whom, undirected, each pair once, with a weight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Whole = NDArray[np.int64]
Column = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Graph:
    """The neighbours of node i are `neighbours[starts[i]:starts[i + 1]]`, ascending, and `weight` is theirs; every tie
    stands there twice, once from either end."""

    starts: Whole
    neighbours: Whole
    weight: Column

    @classmethod
    def of(cls, a: ArrayLike, b: ArrayLike, weight: ArrayLike | None = None, *, nodes: int) -> Graph:
        """A graph of the nodes 0 to `nodes` - 1 with a tie between each a and b, columns of shape (k,); the weights of
        a pair that is given more than once, in whatever order, are added up, and without weights each is 1.

        Raises ValueError for a node that there is not, a node tied to itself, and a weight that is not above 0.
        """
        one, two = np.asarray(a, dtype=np.int64), np.asarray(b, dtype=np.int64)
        weights = np.ones(one.size) if weight is None else np.asarray(weight, dtype=np.float64)
        _check(one, two, weights, nodes)
        tail, head, total = _once(np.minimum(one, two), np.maximum(one, two), weights, nodes)
        if weight is None:
            total = np.ones(tail.size)
        back = np.lexsort((np.concatenate([head, tail]), np.concatenate([tail, head])))
        lengths = np.bincount(np.concatenate([tail, head]), minlength=nodes)
        starts = np.concatenate([[0], np.cumsum(lengths)])
        return cls(starts, np.concatenate([head, tail])[back], np.concatenate([total, total])[back])

    @property
    def nodes(self) -> int:
        """The number of nodes."""
        return self.starts.size - 1

    @property
    def ties(self) -> int:
        """The number of ties."""
        return self.neighbours.size // 2

    @property
    def degree(self) -> Whole:
        """The number of neighbours of each node, shape (nodes,)."""
        return np.diff(self.starts)

    @property
    def node(self) -> Whole:
        """The node at whose end each element of `neighbours` stands."""
        return np.repeat(np.arange(self.nodes), self.degree)

    def among(self, kept: NDArray[np.bool_]) -> Graph:
        """The graph of the nodes that are kept, numbered anew in the same order, and of the ties between them."""
        new = np.cumsum(kept) - 1
        node = self.node
        inside = kept[node] & kept[self.neighbours]
        lengths = np.bincount(new[node[inside]], minlength=int(kept.sum()))
        starts = np.concatenate([[0], np.cumsum(lengths)])
        return Graph(starts, new[self.neighbours[inside]], self.weight[inside])

    def matrix(self, *, weighted: bool = True) -> csr_array:
        """The adjacency matrix, shape (nodes, nodes), of weights or of ones."""
        from scipy.sparse import csr_array

        values = self.weight if weighted else np.ones(self.weight.size)
        return csr_array((values, self.neighbours, self.starts), shape=(self.nodes, self.nodes))


def _check(one: Whole, two: Whole, weights: Column, nodes: int) -> None:
    if not one.size == two.size == weights.size:
        raise ValueError(
            f"ties have two ends and a weight: there are {one.size}, {two.size} and {weights.size}"
        )
    if one.size and (min(one.min(), two.min()) < 0 or max(one.max(), two.max()) >= nodes):
        raise ValueError(f"a tie names a node that is not among the {nodes}")
    if np.any(one == two):
        raise ValueError("a node is tied to itself")
    if not np.all((weights > 0) & np.isfinite(weights)):
        raise ValueError("every tie needs a weight above 0")


def _once(one: Whole, two: Whole, weights: Column, nodes: int) -> tuple[Whole, Whole, Column]:
    """Each pair once, with the sum of its weights."""
    key = one * nodes + two
    order = np.argsort(key, kind="stable")
    first = np.flatnonzero(np.diff(key[order], prepend=-1))
    if first.size == key.size:
        return one, two, weights
    total = np.add.reduceat(weights[order], first)
    return one[order][first], two[order][first], total
