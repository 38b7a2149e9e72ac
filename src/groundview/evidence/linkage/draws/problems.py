"""What is uncertain, cut into problems that do not touch each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.linkage.clusters.components import components
from groundview.evidence.linkage.clusters.graph import GRAIN, Graph, Mark, Whole

Real = NDArray[np.float64]

VETO = -1e6
"""The log2 odds of two nodes that may not be one person; a sum with it stays far below every other."""
FLOORS = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 1e9)
"""By how many bits more an edge must speak for a match where a problem is too large; in the end none does."""


@dataclass(frozen=True, slots=True)
class Problems:
    """Problems of one number of things: `node` (problems, things) says which node each is, -1 for padding; `weights`
    (problems, things, things) are the log2 odds that two are one person."""

    node: Whole
    weights: Real


def odds(graph: Graph) -> Real:
    """The log2 odds that the two nodes of each edge are one person. The pairs between two clusters share the records
    that they compare: n of them say as much as the square root of n would that did not (measured; see the benchmark
    of linkage doubt)."""
    return np.where(graph.never, VETO, graph.means() * np.sqrt(graph.pairs))


def problem_of_nodes(graph: Graph, least: float, most: int) -> Whole:
    """The problem that each node belongs to, as its least node. Nodes are in one problem when a chain of edges with
    at least these log2 odds joins them; problems of more than `most` nodes are cut where the odds are least."""
    bits = odds(graph)
    problem = components(len(graph.size), graph.left, graph.right, bits >= least)
    for more in FLOORS:
        large = np.bincount(problem, minlength=len(problem))[problem] > most
        if not large.any():
            break
        cut = components(len(graph.size), graph.left, graph.right, (bits >= least + more) & large[graph.left])
        problem = np.where(large, cut, problem)
    return problem


def problems(graph: Graph, problem: Whole, sizes: tuple[int, ...]) -> Iterator[Problems]:
    """The problems of two nodes and more, by size, each padded to the next of `sizes`."""
    n_things = np.bincount(problem, minlength=len(problem))
    place = _places(problem)
    bits, inner = odds(graph), problem[graph.left] == problem[graph.right]
    padded = np.array(sizes)[np.minimum(np.searchsorted(sizes, n_things), len(sizes) - 1)]
    for things in sizes:
        here = (n_things > 1) & (padded == things)
        if here.any():
            yield _of_size(graph, (problem, place, bits), (here, inner & here[problem[graph.left]]), things)


def _places(problem: Whole) -> Whole:
    """How many lower nodes of its problem each node has before it."""
    order = np.argsort(problem, kind="stable")
    starts = np.searchsorted(problem[order], problem[order])
    place = np.empty_like(problem)
    place[order] = np.arange(len(problem)) - starts
    return place


def _of_size(
    graph: Graph, nodes: tuple[Whole, Whole, Real], kept: tuple[Mark, Mark], things: int
) -> Problems:
    (problem, place, bits), (here, edges) = nodes, kept
    names = np.flatnonzero(here)
    row = np.cumsum(here) - 1
    inside = np.flatnonzero(here[problem])
    node = np.full((len(names), things), -1, dtype=np.int64)
    node[row[problem[inside]], place[inside]] = inside
    weights = _never_compared(graph, node)
    left, right = graph.left[edges], graph.right[edges]
    for one, other in ((left, right), (right, left)):
        weights[row[problem[one]], place[one], place[other]] = bits[edges]
    return Problems(node, weights)


def _never_compared(graph: Graph, node: Whole) -> Real:
    """The log2 odds of two things of which no pair was compared; padding is apart from everything."""
    units = np.where(node < 0, 0, graph.size[node]).astype(np.float64)
    pairs = units[:, :, None] * units[:, None, :]
    weights = np.where(pairs > 0, graph.absent / GRAIN * np.sqrt(pairs), VETO)
    weights[:, np.eye(node.shape[1], dtype=np.bool_)] = 0.0
    return weights
