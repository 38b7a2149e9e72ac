"""Communities: what a resolution means, what is always so, and planted groups found again."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundview.statistics.networks.communities import communities, quality
from groundview.statistics.networks.components import connected_parts, in_order
from groundview.statistics.networks.graph import Graph


def graph_of(pairs: list[tuple[int, int]], nodes: int, weight: list[float] | None = None) -> Graph:
    columns = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return Graph.of(columns[:, 0], columns[:, 1], weight, nodes=nodes)


def clique(*members: int) -> list[tuple[int, int]]:
    return list(combinations(members, 2))


def test_two_cliques_with_a_bridge_are_two() -> None:
    pairs = [*clique(0, 1, 2, 3), *clique(4, 5, 6, 7), (3, 4)]
    assert communities(graph_of(pairs, 8), 0.3).tolist() == [0, 0, 0, 0, 1, 1, 1, 1]


def test_the_resolution_is_a_density() -> None:
    """Two are one set where the weight between them is above the resolution, and not where it is below."""
    for weight, together in ((0.51, True), (0.49, False)):
        labels = communities(graph_of([(0, 1)], 2, [weight]), 0.5)
        assert (labels[0] == labels[1]) is np.bool_(together)
    # A square of ties is four of six pairs: one set at a resolution below 4/6 less what a pair alone has.
    square = graph_of([(0, 1), (1, 2), (2, 3), (3, 0)], 4)
    assert communities(square, 0.4).tolist() == [0, 0, 0, 0]
    assert communities(square, 0.9).max() == 1


def test_a_large_affray_is_no_set() -> None:
    crowd = clique(*range(60))
    assert communities(graph_of(crowd, 60, [1 / 59] * len(crowd)), 0.1).tolist() == list(range(60))


def test_no_limit_swallows_small_groups_in_a_large_ring() -> None:
    """Modularity joins neighbouring cliques of a long ring (Fortunato and Barthelemy 2007); this does not."""
    cliques, size = 200, 5
    pairs = [pair for c in range(cliques) for pair in clique(*range(c * size, (c + 1) * size))]
    pairs += [(c * size, ((c + 1) % cliques) * size + 1) for c in range(cliques)]
    labels = communities(graph_of(pairs, cliques * size), 0.2)
    assert np.array_equal(labels, np.repeat(np.arange(cliques), size))


@pytest.mark.parametrize("resolution", [0.0, -1.0, 1e-9, 1e15])
def test_a_resolution_that_cannot_be_used_is_refused(resolution: float) -> None:
    with pytest.raises(ValueError, match="resolution"):
        communities(graph_of([(0, 1)], 2), resolution)


def test_nobody_and_nothing() -> None:
    assert communities(graph_of([], 0), 0.1).tolist() == []
    assert communities(graph_of([], 3), 0.1).tolist() == [0, 1, 2]


def planted(seed: int) -> tuple[Graph, np.ndarray]:
    """Groups of 8 to 300, half of the pairs inside tied, and as many ties at random as persons."""
    random = np.random.default_rng(seed)
    sizes = [8] * 40 + [20] * 20 + [80] * 5 + [300] * 2
    truth = np.repeat(np.arange(len(sizes)), sizes)
    one, two = np.triu_indices(truth.size, 1)
    inside = (truth[one] == truth[two]) & (random.random(one.size) < 0.5)
    chance = random.integers(0, truth.size, (2, truth.size))
    chance = chance[:, chance[0] != chance[1]]
    a, b = np.concatenate([one[inside], chance[0]]), np.concatenate([two[inside], chance[1]])
    return Graph.of(a, b, nodes=truth.size), truth


def mutual_information(one: np.ndarray, two: np.ndarray) -> float:
    """Normalised by the mean of the entropies (Danon and others 2005)."""
    table = np.histogram2d(one, two, bins=(one.max() + 1, two.max() + 1))[0] / one.size
    rows, columns = table.sum(1), table.sum(0)
    some = table > 0
    shared = (table[some] * np.log(table[some] / np.outer(rows, columns)[some])).sum()
    return float(-2 * shared / ((rows * np.log(rows)).sum() + (columns * np.log(columns)).sum()))


def test_planted_groups_of_8_to_300_are_found() -> None:
    """At least .96, where modularity gets .81 (its resolution limit swallows the small ones)."""
    for seed in range(3):
        graph, truth = planted(seed)
        for resolution in (0.1, 0.2):
            assert mutual_information(communities(graph, resolution), truth) > 0.98


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    nodes = draw(st.integers(1, 14))
    pairs = draw(st.lists(st.sampled_from(clique(*range(nodes)) or [(0, 0)]), unique=True, max_size=40))
    pairs = [pair for pair in pairs if pair[0] != pair[1]]
    weight = draw(
        st.lists(st.sampled_from([0.1, 0.25, 0.5, 1.0, 2.0, 3.5]), min_size=len(pairs), max_size=len(pairs))
    )
    return graph_of(pairs, nodes, weight)


@settings(deadline=None, max_examples=100)
@given(graph=graphs(), resolution=st.sampled_from([0.05, 0.2, 0.5, 1.0]))
def test_what_is_always_so(graph: Graph, resolution: float) -> None:
    labels = communities(graph, resolution)
    assert np.array_equal(labels, in_order(labels))
    assert np.array_equal(labels, connected_parts(graph, labels)), "a community hangs together"
    best = quality(graph, labels, resolution)
    assert best >= quality(graph, np.arange(graph.nodes), resolution) - 1e-6
    assert (
        best
        >= quality(graph, connected_parts(graph, np.zeros(graph.nodes, dtype=np.int64)), resolution) - 1e-6
    )
    assert np.array_equal(labels, communities(graph, resolution))


def test_a_long_row_of_equals_and_a_star_are_no_trouble() -> None:
    many = 20_000
    row = Graph.of(np.arange(many - 1), np.arange(1, many), nodes=many)
    assert 2 <= many / (communities(row, 0.3).max() + 1) <= 4
    star = Graph.of(np.zeros(many - 1, dtype=np.int64), np.arange(1, many), nodes=many)
    sizes = np.bincount(communities(star, 0.01))
    # The hub takes leaves while one more brings a weight of 1 for at most 1 = .01 x 100 of pairs.
    assert sizes.max() in range(100, 102)
