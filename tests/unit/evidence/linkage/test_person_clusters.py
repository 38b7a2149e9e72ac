"""From pairs to clusters: average linkage, all at once, against one that joins the best pair again and again."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from groundview.evidence.linkage.clusters.agglomerate import agglomerate, lasting, nested
from groundview.evidence.linkage.clusters.components import components
from groundview.evidence.linkage.clusters.graph import GRAIN, Graph, joined
from groundview.evidence.linkage.clusters.rules import link_rules

Pairs = dict[tuple[int, int], float]


def graph(
    nodes: int, pairs: Pairs, vetoes: frozenset[tuple[int, int]] = frozenset(), absent: float = -2.0
) -> Graph:
    ends = np.array(list(pairs), dtype=np.int64).reshape(-1, 2)
    weights = np.array([round(weight * GRAIN) for weight in pairs.values()], dtype=np.int64)
    never = np.array([pair in vetoes for pair in pairs], dtype=np.bool_)
    once = np.ones(len(pairs), dtype=np.int64)
    columns = (ends[:, 0], ends[:, 1], weights, once, never)
    return joined(
        np.ones(nodes, dtype=np.int64), round(absent * GRAIN), columns, np.ones(len(pairs), dtype=np.bool_)
    )


def one_by_one(nodes: int, pairs: Pairs, vetoes: frozenset[tuple[int, int]], absent: float) -> list[int]:
    """The oracle: joins the two clusters with the greatest mean weight until none is at least nought."""
    clusters = [{node} for node in range(nodes)]
    while True:
        means = {}
        for one, other in combinations(clusters, 2):
            between = [(min(a, b), max(a, b)) for a in one for b in other]
            if not any(pair in vetoes for pair in between):
                mean = sum(pairs.get(pair, absent) for pair in between) / len(between)
                means[min(one), min(other)] = mean
        best = max(
            means.items(), key=lambda item: (item[1], -item[0][0], -item[0][1]), default=((0, 0), -1.0)
        )
        if best[1] < 0:
            return [min(next(each for each in clusters if node in each)) for node in range(nodes)]
        a, b = (next(each for each in clusters if min(each) == least) for least in best[0])
        clusters = [each for each in clusters if each not in (a, b)] + [a | b]


@pytest.mark.parametrize("seed", range(40))
def test_joining_all_at_once_is_joining_one_by_one(seed: int) -> None:
    random = np.random.default_rng(seed)
    nodes = int(random.integers(2, 14))
    every = list(combinations(range(nodes), 2))
    share = random.choice([0.2, 0.5, 0.9])
    pairs = {pair: round(float(random.normal(0.5, 4)), 3) for pair in every if random.random() < share}
    vetoes = frozenset(pair for pair in pairs if random.random() < 0.1)
    found = agglomerate(graph(nodes, pairs, vetoes), 0.0)
    assert found.tolist() == one_by_one(nodes, pairs, vetoes, -2.0)


def test_a_chain_does_not_hold() -> None:
    """Father and mother share a phone and a house, mother and son too; father and son were never brought together."""
    assert agglomerate(graph(3, {(0, 1): 1.0, (1, 2): 0.9}), 0.0).tolist() == [0, 0, 2]
    assert agglomerate(graph(3, {(0, 1): 3.0, (1, 2): 3.0}), 0.0).tolist() == [0, 0, 0]


def test_a_veto_between_two_parts_whole_clusters() -> None:
    pairs = {(0, 1): 9.0, (2, 3): 9.0, (0, 2): 8.0, (0, 3): 8.0, (1, 2): 8.0, (1, 3): 8.0}
    assert agglomerate(graph(4, pairs), 0.0).tolist() == [0, 0, 0, 0]
    assert agglomerate(graph(4, pairs, frozenset({(1, 2)})), 0.0).tolist() == [0, 0, 2, 2]


def test_order_of_pairs_moves_nothing() -> None:
    random = np.random.default_rng(5)
    pairs = {(a, b): float(random.integers(-2, 3)) for a, b in combinations(range(30), 2)}
    backwards = dict(reversed(list(pairs.items())))
    assert (agglomerate(graph(30, pairs), 0.0) == agglomerate(graph(30, backwards), 0.0)).all()


def test_no_pairs_no_clusters() -> None:
    assert agglomerate(graph(3, {}), 0.0).tolist() == [0, 1, 2]


def test_pairs_that_lie_either_way_round_are_one_edge() -> None:
    columns = (
        np.array([2, 0]),
        np.array([0, 2]),
        np.array([1000, 500]),
        np.array([1, 1]),
        np.array([False, True]),
    )
    found = joined(np.ones(3, dtype=np.int64), 0, columns, np.array([True, True]))
    assert (found.left.tolist(), found.right.tolist(), found.total.tolist()) == ([0], [2], [1500])
    assert found.never.tolist() == [True]


def test_components_go_by_their_least_node() -> None:
    ends = np.array([4, 1]), np.array([2, 0])
    assert components(5, *ends, np.array([True, True])).tolist() == [0, 0, 2, 3, 2]


def test_what_was_apart_stays_apart_unless_much_speaks_for_it() -> None:
    """A new record stands between two persons of an earlier run: it goes to the nearer one and does not join them."""
    pairs = {(0, 2): 6.0, (1, 2): 5.0, (0, 1): 0.5}
    before = np.array([1, 2, 0])
    assert agglomerate(graph(3, pairs), 0.0).tolist() == [0, 0, 0]
    assert lasting(graph(3, pairs), 0.0, before, 4.0).tolist() == [0, 1, 0]
    assert lasting(graph(3, {**pairs, (0, 1): 9.0}), 0.0, before, 4.0).tolist() == [0, 0, 0]


def test_what_was_together_stays_unless_much_speaks_against_it() -> None:
    """A new record is nearer to one of two that were one person."""
    pairs = {(0, 1): -1.0, (1, 2): 9.0, (0, 2): -9.0}
    before = np.array([1, 1, 0])
    assert agglomerate(graph(3, pairs), 0.0).tolist() == [0, 1, 1]
    assert lasting(graph(3, pairs), 0.0, before, 4.0).tolist() == [0, 0, 0]
    assert lasting(graph(3, {**pairs, (0, 1): -5.0}), 0.0, before, 4.0).tolist() == [0, 1, 1]


@pytest.mark.parametrize("seed", range(20))
def test_held_by_itself_a_linkage_is_the_same(seed: int) -> None:
    random = np.random.default_rng(seed)
    every = list(combinations(range(30), 2))
    pairs = {pair: round(float(random.normal(-2, 5)), 3) for pair in every if random.random() < 0.3}
    first = agglomerate(graph(30, pairs), 0.0)
    assert (lasting(graph(30, pairs), 0.0, first + 1, 4.0) == first).all()


@pytest.mark.parametrize("seed", range(20))
def test_what_is_certain_lies_whole_in_what_is_kept(seed: int) -> None:
    random = np.random.default_rng(seed)
    pairs = {pair: round(float(random.normal(2, 9)), 3) for pair in combinations(range(25), 2)}
    fine, kept = nested(graph(25, pairs), link_rules(), random.integers(0, 5, 25), 4.0)
    assert (kept[fine] == kept).all()
    assert len(set(zip(fine.tolist(), kept.tolist(), strict=True))) == len(set(fine.tolist()))
