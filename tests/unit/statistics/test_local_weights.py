"""Spatial weights: who is a neighbour, and what is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from shapely import Point, Polygon, box

from groundview.statistics.local_association.contiguity import queen, rook
from groundview.statistics.local_association.distance_weights import distance_band, nearest
from groundview.statistics.local_association.weights import Weights


def rows(weights: Weights) -> list[list[int]]:
    return [part.tolist() for part in np.split(weights.indices, weights.indptr[1:-1])]


def squares(side: int, gap: float = 0.0) -> list[Polygon]:
    return [box(x, y, x + 1 - gap, y + 1 - gap) for y in range(side) for x in range(side)]


def test_queen_takes_corners_and_rook_does_not() -> None:
    assert rows(queen(squares(2))) == [[1, 2, 3], [0, 2, 3], [0, 1, 3], [0, 1, 2]]
    assert rows(rook(squares(2))) == [[1, 2], [0, 3], [0, 3], [1, 2]]
    assert [len(row) for row in rows(queen(squares(3)))] == [3, 5, 3, 5, 8, 5, 3, 5, 3]


def test_a_border_need_not_have_the_same_corners_on_both_sides() -> None:
    """The wide area below has no corner where the two above meet."""
    found = rook([box(0, 0, 2, 1), box(0, 1, 1, 2), box(1, 1, 2, 2)])
    assert rows(found) == [[1, 2], [0, 2], [0, 1]]


def test_corners_may_be_given_as_arrays() -> None:
    corners = [np.array(shape.exterior.coords) for shape in squares(2)]
    assert rows(queen(corners)) == rows(queen(squares(2)))
    assert rows(queen([[(0, 0), (1, 0), (0, 1)], [(1, 0), (1, 1), (0, 1)]])) == [[1], [0]]


def test_borders_that_do_not_match_need_a_tolerance() -> None:
    loose = squares(2, gap=0.001)
    assert queen(loose).islands.tolist() == [0, 1, 2, 3]
    assert rows(queen(loose, tolerance=0.0015)) == rows(queen(squares(2)))
    assert rows(rook(loose, tolerance=0.0015)) == rows(rook(squares(2)))
    assert rook(loose, tolerance=0.0015).method == "rook contiguity, within 0.0015"


def test_overlapping_areas_are_neighbours() -> None:
    assert rows(rook([box(0, 0, 1, 1), box(0.5, 0.2, 2, 0.8), box(5, 5, 6, 6)])) == [[1], [0], []]


BOW = Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])


def test_a_polygon_that_crosses_itself_is_refused_or_repaired() -> None:
    shapes = [box(2, 0, 3, 2), BOW]
    with pytest.raises(ValueError, match=r"polygon 1 is not valid \(Self-intersection.*set repair"):
        queen(shapes)
    found = rook(shapes, repair=True)
    assert rows(found) == [[1], [0]]
    assert found.note == "repaired because they crossed themselves: polygons 1"


@pytest.mark.parametrize(
    ("shape", "why"),
    [
        (None, "polygon 1 is missing"),
        (Polygon(), "polygon 1 is empty"),
        (Point(0, 0), "polygon 1 is no polygon but a Point"),
        ([(0, 0), (1, np.nan), (1, 1)], "polygon 1 has a corner that is missing"),
        ([(0, 0), (1, 1)], "polygon 1 needs at least three corners"),
        (box(0, 0, 1, 1), "polygons 0 and 1 are the same"),
        (box(0, 0, 1, 1).reverse(), "polygons 0 and 1 are the same"),
        (Polygon([(0, 0), (1, 1), (2, 2)]), "polygon 1 encloses no area"),
    ],
)
def test_what_is_no_area_is_refused_with_its_position(shape: Any, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        queen([box(0, 0, 1, 1), shape], repair=True)


@pytest.mark.parametrize("tolerance", [-1.0, np.nan, np.inf])
def test_a_tolerance_is_a_distance(tolerance: float) -> None:
    with pytest.raises(ValueError, match="the tolerance is a distance"):
        queen(squares(2), tolerance=tolerance)


LINE = [(0.0, 0.0), (1.0, 0.0), (3.0, 0.0), (9.0, 0.0)]


def test_a_distance_band_includes_its_edge_and_leaves_islands() -> None:
    found = distance_band(LINE, 2.0)
    assert rows(found) == [[1], [0, 2], [1], []]
    assert found.islands.tolist() == [3]
    assert distance_band(LINE, 2.0, power=1).weight.tolist() == [1.0, 1.0, 0.5, 0.5]


def test_nobody_in_reach() -> None:
    assert distance_band(LINE, 0.5).islands.size == 4


def test_the_nearest_few() -> None:
    assert rows(nearest(LINE, 1)) == [[1], [0], [1], [2]]
    assert rows(nearest(LINE, 3)) == [[1, 2, 3], [0, 2, 3], [0, 1, 3], [0, 1, 2]]


def test_points_in_one_place_are_not_their_own_neighbours() -> None:
    found = nearest([(0.0, 0.0)] * 6 + [(1.0, 1.0)], 2)
    assert found.lengths.tolist() == [2] * 7
    assert not np.any(found.row() == found.indices)


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (
            lambda: distance_band([(0, 0), (np.nan, 1)], 1),
            r"1 points have no place \(the first at position 1",
        ),
        (lambda: distance_band([0, 1], 1), "points have shape"),
        (lambda: distance_band(LINE, 0), "the band must be above 0"),
        (lambda: distance_band([(0, 0), (0, 0)], 1, power=1), "points 0 and 1 are in one place"),
        (lambda: nearest(LINE, 4), "each of 4 points has 1 to 3 nearest"),
        (lambda: nearest(LINE, 0), "0 were asked for"),
    ],
)
def test_bad_points_are_refused(make: Any, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        make()


def test_rows_are_standardised_and_cut_down() -> None:
    found = queen(squares(3)).row_standardised()
    assert found.sums(found.weight) == pytest.approx(np.ones(9))
    used = np.arange(9) != 4
    cut = found.among(used)
    assert rows(cut) == [
        [1, 3],
        [0, 2, 3, 4],
        [1, 4],
        [0, 1, 5, 6],
        [1, 2, 6, 7],
        [3, 6],
        [3, 4, 5, 7],
        [4, 6],
    ]
    assert cut.sums(cut.weight) == pytest.approx(np.ones(8))


def test_rows_of_one_weight_are_known() -> None:
    found = Weights.of([0, 2, 4, 4], [1, 2, 0, 2], [1.0, 2.0, 3.0, 3.0])
    assert found.even().tolist() == [False, True, True]
    assert found.islands.tolist() == [2]
    assert Weights.of([0, 0, 0], []).even().tolist() == [True, True]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (([0, 1], [0]), "area 0 is named as its own neighbour"),
        (([0, 1, 1], [5]), "not among the 2"),
        (([0, 2, 2], [1, 1]), "named twice"),
        (([0, 2, 1], [1]), "must rise"),
        (([1, 1], []), "must rise"),
        (([0, 1, 2], [1, 0], [1.0, 0.0]), "weights above 0"),
        (([0, 1, 2], [1, 0], [1.0]), "2 neighbours need as many"),
    ],
)
def test_bad_rows_are_refused(given: tuple[Any, ...], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Weights.of(*given)
