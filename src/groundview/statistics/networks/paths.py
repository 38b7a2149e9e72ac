"""Shortest paths, counted in ties: distances, and who lies between whom (Brandes 2001, Journal of Mathematical
Sociology 25, 163-177), from many nodes at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from groundview.statistics.networks.components import components
from groundview.statistics.networks.graph import Column, Graph, Whole

if TYPE_CHECKING:
    from scipy.sparse import csr_array

LARGEST = 5_000
"""Nodes of a component up to which paths are sought: the work grows with the square, to some seconds at this size."""

AT_ONCE = 4_000_000
"""Cells of one table of sources by nodes, 32 MB."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Of pairs of nodes that reach each other: `betweenness` of each node, the sum over such pairs of the share of
    their shortest paths that lead through it, shape (nodes,); `mean_length` and `diameter`, the mean and greatest
    number of ties on a shortest path. NaN where there is no pair, and for components of more than LARGEST nodes."""

    betweenness: Column
    mean_length: float
    diameter: float


def paths(graph: Graph) -> Paths:
    """The shortest paths of a graph, every tie being one step."""
    betweenness = np.zeros(graph.nodes)
    lengths = np.zeros(1, dtype=np.int64)
    for members in _by_component(graph):
        if members.size > LARGEST:
            return Paths(np.full(graph.nodes, np.nan), np.nan, np.nan)
        kept = np.zeros(graph.nodes, dtype=bool)
        kept[members] = True
        between, counted = _within(graph.among(kept).matrix(weighted=False))
        betweenness[members] = between
        lengths = _sum(lengths, counted)
    pairs = lengths.sum()
    mean = float(lengths @ np.arange(lengths.size) / pairs) if pairs else np.nan
    return Paths(betweenness, mean, float(lengths.size - 1) if pairs else np.nan)


def _by_component(graph: Graph) -> Iterator[Whole]:
    """The nodes of each component of two or more."""
    labels = components(graph)
    order = np.argsort(labels, kind="stable")
    for part in np.split(order, np.flatnonzero(np.diff(labels[order])) + 1):
        if part.size > 1:
            yield part


def _within(ties: csr_array) -> tuple[Column, Whole]:
    """Betweenness, and the number of ordered pairs at each distance, of a connected graph."""
    count = ties.shape[0]
    many = max(1, AT_ONCE // count)
    between, lengths = np.zeros(count), np.zeros(1, dtype=np.int64)
    for start in range(0, count, many):
        added, counted = _from(ties, np.arange(start, min(start + many, count)))
        between += added
        lengths = _sum(lengths, counted)
    return between / 2, lengths


def _from(ties: csr_array, sources: Whole) -> tuple[Column, Whole]:
    """What the paths from some sources add to betweenness, and the number of nodes at each distance from them."""
    reached = np.zeros((ties.shape[0], sources.size))
    reached[sources, np.arange(sources.size)] = 1.0
    frontiers = [reached.copy()]
    # A frontier holds the number of shortest paths to the nodes that are so many steps away.
    while (frontier := np.where(reached == 0, ties @ frontiers[-1], 0.0)).any():
        reached += frontier
        frontiers.append(frontier)
    depends = np.zeros_like(reached)
    for near, far in zip(frontiers[-2:0:-1], frontiers[:1:-1], strict=True):
        share = np.divide(1.0 + depends, far, out=np.zeros_like(far), where=far > 0)
        depends += near * (ties @ share)
    return depends.sum(axis=1), np.array(
        [0, *(np.count_nonzero(far) for far in frontiers[1:])], dtype=np.int64
    )


def _sum(one: Whole, two: Whole) -> Whole:
    """The sum of two rows of counts, the shorter one being filled up with noughts."""
    size = max(one.size, two.size)
    return np.pad(one, (0, size - one.size)) + np.pad(two, (0, size - two.size))
