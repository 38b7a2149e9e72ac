"""Stability: whether the same sets are found again when the evidence is drawn anew from itself.

Each community has the mean, over resamples, of the best overlap (Jaccard) that it has with any set found there (Hennig
2007, Computational Statistics & Data Analysis 52, 258-271, who calls below .6 unstable and above .75 valid).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from groundview.statistics.networks.graph import Column, Graph, Whole

Again = Callable[[np.random.Generator], Whole]
"""Draws the evidence anew and gives the label of each node in what is found, shape (nodes,)."""


def stability(labels: Whole, again: Again, *, replicates: int, seed: int) -> Column:
    """The stability of each set of equal labels, dense from 0, shape (sets,), over so many resamples."""
    total = np.zeros(int(labels.max(initial=-1)) + 1)
    for stream in np.random.SeedSequence(seed).spawn(replicates):
        total += best_overlap(labels, again(np.random.default_rng(stream)))
    return total / replicates


def best_overlap(labels: Whole, others: Whole) -> Column:
    """The greatest Jaccard overlap of each set of equal labels with any set of equal others, shape (sets,). Labels are
    dense from 0; others are whole numbers."""
    _, dense = np.unique(others, return_inverse=True)
    width = int(dense.max(initial=0)) + 1
    both, counts = np.unique(labels * width + dense, return_counts=True)
    one, two = both // width, both % width
    overlap = counts / (np.bincount(labels)[one] + np.bincount(dense)[two] - counts)
    best = np.zeros(int(labels.max(initial=-1)) + 1)
    np.maximum.at(best, one, overlap)
    return best


def resampled_ties(graph: Graph, random: np.random.Generator) -> Graph:
    """The graph of as many ties drawn from a graph's with replacement; one that is drawn twice weighs twice."""
    once = np.flatnonzero(graph.node < graph.neighbours)
    a, b, weight = graph.node[once], graph.neighbours[once], graph.weight[once]
    return resampled_events(a, b, weight, np.arange(once.size), nodes=graph.nodes, random=random)


def resampled_events(
    a: Whole, b: Whole, weight: Column, event: Whole, *, nodes: int, random: np.random.Generator
) -> Graph:
    """The graph of as many events drawn with replacement: a and b met in `event`, a number dense from 0, which gave
    their tie `weight`; columns of shape (meetings,)."""
    events = int(event.max(initial=-1)) + 1
    drawn = np.bincount(random.integers(0, events, events), minlength=events)[event] if events else event
    some = drawn > 0
    return Graph.of(a[some], b[some], weight[some] * drawn[some], nodes=nodes)
