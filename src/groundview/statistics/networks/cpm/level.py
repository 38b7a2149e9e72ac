"""A graph in whole numbers, whose nodes may stand for many: what merging and moving work on.

Weights and gains are whole numbers of 2^-24, so that sums are exact and every machine decides alike.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from groundview.statistics.networks.graph import Graph, Whole

UNIT = 2**24


@dataclass(frozen=True, slots=True)
class Level:
    """The neighbours of node i are `neighbours[starts[i]:starts[i + 1]]`, each tie standing there from either end;
    `weight` is theirs in units, and `size` the number of original nodes that each node stands for."""

    starts: Whole
    neighbours: Whole
    weight: Whole
    size: Whole

    @property
    def nodes(self) -> int:
        """The number of nodes."""
        return self.size.size

    def ties(self) -> tuple[Whole, Whole, Whole]:
        """Every tie once: its lesser node, its greater node, its weight."""
        node = np.repeat(np.arange(self.nodes), np.diff(self.starts))
        once = node < self.neighbours
        return node[once], self.neighbours[once], self.weight[once]

    def around(self, nodes: Whole) -> tuple[Whole, Whole]:
        """For every tie that leaves some nodes: the node, and where in `neighbours` the tie stands."""
        many = self.starts[nodes + 1] - self.starts[nodes]
        before = np.cumsum(many) - many
        return np.repeat(nodes, many), np.repeat(self.starts[nodes] - before, many) + np.arange(many.sum())


def bottom(graph: Graph) -> Level:
    """The level of a graph's own nodes."""
    weight = np.rint(graph.weight * UNIT).astype(np.int64)
    return Level(graph.starts, graph.neighbours, weight, np.ones(graph.nodes, dtype=np.int64))


def raised(level: Level, labels: Whole) -> Level:
    """The level whose nodes are the sets of nodes of equal labels, which are dense from 0."""
    count = int(labels.max(initial=-1)) + 1
    node = np.repeat(labels, np.diff(level.starts))
    other = labels[level.neighbours]
    across = node != other
    tail, head, weight = added_up(node[across], other[across], level.weight[across], count)
    starts = np.concatenate([[0], np.cumsum(np.bincount(tail, minlength=count))])
    size = np.zeros(count, dtype=np.int64)
    np.add.at(size, labels, level.size)
    return Level(starts, head, weight, size)


def added_up(one: Whole, two: Whole, weight: Whole, count: int) -> tuple[Whole, Whole, Whole]:
    """Each pair of numbers below `count` once, ascending, with the sum of its weights."""
    key = one * count + two
    order = np.argsort(key, kind="stable")
    key = key[order]
    first = np.flatnonzero(np.diff(key, prepend=-1))
    if not first.size:
        return one, two, weight
    return key[first] // count, key[first] % count, np.add.reduceat(weight[order], first)


def shuffled(key: Whole) -> Whole:
    """A number for each key of 0 or more that says nothing of its order (SplitMix64, Steele and others 2014): among
    equals the least of these goes first, so that a long row of equals is not worked off one by one."""
    mixed = key.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return (mixed >> np.uint64(1)).astype(np.int64)
