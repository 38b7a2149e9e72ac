"""The quality of communities against leidenalg, and against every division of small networks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import igraph
import leidenalg
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from groundview.statistics.networks.chance import by_chance
from groundview.statistics.networks.communities import communities, quality
from groundview.statistics.networks.graph import Graph


def divisions(nodes: int) -> Iterator[list[int]]:
    """Every way to divide so many nodes into sets."""
    if nodes == 0:
        yield []
        return
    for division in divisions(nodes - 1):
        for label in range(max(division, default=-1) + 2):
            yield [*division, label]


TOGETHER = np.array([[d[a] == d[b] for a, b in combinations(range(6), 2)] for d in divisions(6)], dtype=float)
"""One row per division of six nodes: which of the 15 pairs stand together."""


def leiden(graph: Graph, resolution: float, seed: int = 1) -> np.ndarray:
    once = graph.node < graph.neighbours
    edges = np.column_stack([graph.node[once], graph.neighbours[once]])
    peer = igraph.Graph(n=graph.nodes, edges=edges.tolist())
    found = leidenalg.find_partition(
        peer,
        leidenalg.CPMVertexPartition,
        weights=graph.weight[once].tolist(),
        resolution_parameter=resolution,
        seed=seed,
    )
    return np.array(found.membership)


def test_small_networks_against_every_division() -> None:
    """A local optimum is the best of all divisions in 19 of 20 networks of six, as often as leidenalg's."""
    random, pairs = np.random.default_rng(4), np.array(list(combinations(range(6), 2)))
    best_found = []
    for _ in range(400):
        weight, resolution = random.choice([0, 0, 0.25, 0.5, 1.0], 15), random.choice([0.1, 0.3, 0.6])
        tied = weight > 0
        graph = Graph.of(pairs[tied, 0], pairs[tied, 1], weight[tied], nodes=6)
        best = float((TOGETHER @ (weight - resolution)).max())
        found = quality(graph, communities(graph, resolution), resolution)
        assert found <= best + 1e-6
        best_found.append(found >= best - 1e-6)
    assert np.mean(best_found) >= 0.95


@pytest.mark.parametrize("resolution", [0.02, 0.1, 0.3])
def test_random_and_clustered_networks_against_leidenalg(resolution: float) -> None:
    """At least .999 of the quality that leidenalg reaches by its own reckoning, in its own units of resolution."""
    random = np.random.default_rng(3)
    group = np.repeat(np.arange(60), 20)
    near = [(a, b) for a, b in combinations(range(1200), 2) if group[a] == group[b] and random.random() < 0.3]
    far = random.integers(0, 1200, (1500, 2))
    pairs = np.concatenate([np.array(near), far[far[:, 0] != far[:, 1]]])
    graph = Graph.of(pairs[:, 0], pairs[:, 1], random.choice([0.25, 0.5, 1.0], len(pairs)), nodes=1200)
    ours = quality(graph, communities(graph, resolution), resolution)
    assert ours >= 0.999 * quality(graph, leiden(graph, resolution), resolution)


def test_quality_is_leidenalgs() -> None:
    graph = Graph.of([0, 1, 2, 3], [1, 2, 0, 4], [1.0, 2.0, 0.5, 4.0], nodes=5)
    peer = igraph.Graph(n=5, edges=[(0, 1), (1, 2), (2, 0), (3, 4)])
    labels = [0, 0, 0, 1, 1]
    theirs = leidenalg.CPMVertexPartition(
        peer, labels, weights=[1.0, 2.0, 0.5, 4.0], resolution_parameter=0.3
    )
    # leidenalg counts every pair of an undirected network twice.
    assert quality(graph, np.array(labels), 0.3) == pytest.approx(theirs.quality() / 2)


@settings(deadline=None, max_examples=100)
@given(data=st.data(), events=st.integers(1, 500))
def test_chance_against_scipy(data: st.DataObject, events: int) -> None:
    one, other = data.draw(st.integers(1, min(events, 60))), data.draw(st.integers(1, min(events, 60)))
    together = data.draw(st.integers(0, min(one, other)))
    said = float(by_chance([together], [one], [other], events)[0])
    assert said == pytest.approx(
        float(stats.hypergeom.sf(together - 1, events, one, other)), rel=1e-8, abs=1e-15
    )
