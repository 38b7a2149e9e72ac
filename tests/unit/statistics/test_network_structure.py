"""The structure of networks whose figures are known by hand."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from groundview.statistics.networks import paths as seeking
from groundview.statistics.networks.brokerage import constraint
from groundview.statistics.networks.clustering import clustering
from groundview.statistics.networks.cores import coreness
from groundview.statistics.networks.graph import Graph
from groundview.statistics.networks.paths import paths
from groundview.statistics.networks.structure import structure
from groundview.statistics.networks.weighted_paths import weighted_betweenness


def star(leaves: int) -> Graph:
    return Graph.of(np.zeros(leaves, dtype=np.int64), np.arange(1, leaves + 1), nodes=leaves + 1)


def complete(nodes: int) -> Graph:
    pairs = np.array(list(combinations(range(nodes), 2)))
    return Graph.of(pairs[:, 0], pairs[:, 1], nodes=nodes)


def test_a_star_is_as_centred_as_can_be() -> None:
    found = structure(star(6))
    assert (found.degree_centralisation, found.betweenness_centralisation) == (1.0, 1.0)
    assert (found.transitivity, found.path, found.diameter) == (0.0, pytest.approx((6 + 30) / 21), 2)
    assert (found.core, found.in_core, found.largest) == (1, 7, 7)


def test_where_everybody_knows_everybody_nobody_stands_out() -> None:
    found = structure(complete(6))
    assert (found.density, found.transitivity, found.clustering) == (1.0, 1.0, 1.0)
    assert (found.degree_centralisation, found.betweenness_centralisation, found.diameter) == (0.0, 0.0, 1)
    assert (found.core, found.degrees.tolist()) == (5, [0, 0, 0, 0, 0, 6])


@pytest.mark.parametrize("nodes", [0, 1, 2])
def test_of_next_to_nothing_little_is_said(nodes: int) -> None:
    found = structure(Graph.of([], [], nodes=nodes))
    assert (found.nodes, found.components, found.ties) == (nodes, nodes, 0)
    assert np.isnan([found.path, found.transitivity, found.constraint, found.degree_centralisation]).all()


def test_components_are_looked_at_each_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    two_rows = Graph.of([0, 1, 3, 4], [1, 2, 4, 5], nodes=7)
    found = paths(two_rows)
    assert found.betweenness.tolist() == [0, 1, 0, 0, 1, 0, 0]
    assert (found.mean_length, found.diameter) == (pytest.approx(4 / 3), 2)
    monkeypatch.setattr(seeking, "AT_ONCE", 1)
    assert paths(two_rows).betweenness.tolist() == found.betweenness.tolist()
    monkeypatch.setattr(seeking, "LARGEST", 2)
    assert np.isnan(paths(two_rows).betweenness).all()


def test_a_heavy_tie_is_a_short_one() -> None:
    """From 0 to 2 straight is 1, by way of 1 it is 1/4 + 1/4."""
    graph = Graph.of([0, 0, 1], [2, 1, 2], [1.0, 4.0, 4.0], nodes=3)
    assert weighted_betweenness(graph).tolist() == [0, 1, 0]
    assert paths(graph).betweenness.tolist() == [0, 0, 0]
    even = Graph.of([0, 0, 1], [2, 1, 2], [2.0, 4.0, 4.0], nodes=3)
    assert weighted_betweenness(even).tolist() == [0, 0.5, 0]


def test_who_has_one_neighbour_is_held_by_it_alone() -> None:
    held = constraint(star(4))
    assert held[1:].tolist() == [1.0] * 4
    assert held[0] == pytest.approx(4 * 0.25**2)
    assert np.isnan(constraint(Graph.of([], [], nodes=1))[0])


def test_clustering_by_weight_follows_the_heavy_triangle() -> None:
    graph = Graph.of([0, 0, 1, 0], [1, 2, 2, 3], [9.0, 9.0, 1.0, 1.0], nodes=4)
    assert clustering(graph)[0] == pytest.approx(1 / 3)
    assert clustering(graph, weighted=True)[0] == pytest.approx(18 / (19 * 2))
    assert np.isnan(clustering(graph)[3])


def test_a_tail_is_outside_the_core() -> None:
    pairs = np.array([*combinations(range(4), 2), (3, 4), (4, 5)])
    assert coreness(Graph.of(pairs[:, 0], pairs[:, 1], nodes=7)).tolist() == [3, 3, 3, 3, 1, 1, 0]
