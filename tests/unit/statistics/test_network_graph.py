"""A graph of columns, its components, and its parts."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.statistics.networks.components import components, connected_parts, in_order
from groundview.statistics.networks.graph import Graph


def test_every_tie_stands_at_either_end_with_its_weight() -> None:
    graph = Graph.of([2, 0], [0, 1], [5.0, 7.0], nodes=4)
    assert graph.starts.tolist() == [0, 2, 3, 4, 4]
    assert graph.neighbours.tolist() == [1, 2, 0, 0]
    assert graph.weight.tolist() == [7.0, 5.0, 7.0, 5.0]
    assert (graph.nodes, graph.ties, graph.degree.tolist()) == (4, 2, [2, 1, 1, 0])


def test_a_pair_that_is_given_twice_is_one_tie() -> None:
    assert Graph.of([0, 1, 0], [1, 0, 1], [1.0, 2.0, 4.0], nodes=2).weight.tolist() == [7.0, 7.0]
    assert Graph.of([0, 1, 0], [1, 0, 1], nodes=2).weight.tolist() == [1.0, 1.0]


@pytest.mark.parametrize(
    ("a", "b", "weight", "why"),
    [
        ([0], [0], None, "tied to itself"),
        ([0], [3], None, "not among the 3"),
        ([-1], [2], None, "not among the 3"),
        ([0], [1], [0.0], "above 0"),
        ([0], [1], [float("nan")], "above 0"),
        ([0], [1], [float("inf")], "above 0"),
        ([0, 1], [1], None, "two ends"),
    ],
)
def test_what_is_no_tie_is_refused(a: list[int], b: list[int], weight: list[float] | None, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Graph.of(a, b, weight, nodes=3)


def test_components_are_numbered_in_the_order_of_their_least_nodes() -> None:
    assert components(Graph.of([3, 1], [0, 4], nodes=6)).tolist() == [0, 1, 2, 0, 1, 3]
    assert components(Graph.of([], [], nodes=0)).tolist() == []


def test_labels_are_cut_where_they_do_not_hang_together() -> None:
    path = Graph.of([0, 1, 2], [1, 2, 3], nodes=4)
    assert connected_parts(path, np.array([7, 5, 7, 7])).tolist() == [0, 1, 2, 2]
    assert in_order(np.array([9, 4, 9, 0])).tolist() == [0, 1, 0, 2]


def test_a_part_of_a_graph_is_numbered_anew() -> None:
    square = Graph.of([0, 1, 2, 3], [1, 2, 3, 0], [1.0, 2.0, 3.0, 4.0], nodes=4)
    part = square.among(np.array([True, False, True, True]))
    assert (part.nodes, part.ties) == (3, 2)
    assert part.matrix().toarray().tolist() == [[0, 0, 4], [0, 0, 3], [4, 3, 0]]
