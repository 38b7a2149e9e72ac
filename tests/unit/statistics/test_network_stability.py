"""Stability: sets that many ties hold are found again, sets that one tie holds are not."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from groundview.statistics.networks.communities import communities
from groundview.statistics.networks.graph import Graph
from groundview.statistics.networks.stability import best_overlap, resampled_events, resampled_ties, stability


def test_the_best_overlap_is_that_of_the_most_alike() -> None:
    labels, others = np.array([0, 0, 0, 1, 1, 2]), np.array([5, 5, 8, 8, 8, -1])
    assert best_overlap(labels, others).tolist() == pytest.approx([2 / 3, 2 / 3, 1.0])
    assert best_overlap(labels, labels).tolist() == [1.0, 1.0, 1.0]


def test_a_dense_set_is_stable_and_a_chain_is_not() -> None:
    pairs = np.array([*combinations(range(8), 2), (8, 9), (9, 10), (10, 11)])
    graph = Graph.of(pairs[:, 0], pairs[:, 1], nodes=12)
    labels = np.repeat([0, 1], [8, 4])
    found = stability(
        labels, lambda random: communities(resampled_ties(graph, random), 0.3), replicates=100, seed=1
    )
    assert found[0] > 0.9
    assert found[1] < 0.7
    again = stability(
        labels, lambda random: communities(resampled_ties(graph, random), 0.3), replicates=100, seed=1
    )
    assert found.tolist() == again.tolist()


def test_as_many_ties_or_events_are_drawn_as_there_are() -> None:
    graph = Graph.of([0, 1, 2], [1, 2, 3], nodes=4)
    for seed in range(20):
        drawn = resampled_ties(graph, np.random.default_rng(seed))
        assert drawn.weight.sum() / 2 == 3
    # One event of three, which gave three ties of a half, and one of two: an event is drawn whole.
    a, b = np.array([0, 0, 1, 3]), np.array([1, 2, 2, 4])
    weight, event = np.array([0.5, 0.5, 0.5, 1.0]), np.array([0, 0, 0, 1])
    weights = set()
    for seed in range(20):
        drawn = resampled_events(a, b, weight, event, nodes=5, random=np.random.default_rng(seed))
        weights.add(tuple(drawn.matrix().toarray()[a, b].tolist()))
    assert weights == {(0.5, 0.5, 0.5, 1.0), (1.0, 1.0, 1.0, 0.0), (0.0, 0.0, 0.0, 2.0)}
