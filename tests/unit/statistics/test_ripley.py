"""Ripley's K: circles cut by an edge, crowds and grids told from chance, study areas that are none."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely

from groundview.statistics import parallel
from groundview.statistics.point_patterns.ripley import Correction, Simulations, ripley_k
from groundview.statistics.point_patterns.window import Window

SQUARE = [[(0, 0), (10, 0), (10, 10), (0, 10)]]


def test_two_points_by_hand() -> None:
    """1 m from one edge and 2 m apart: a third of the one's circle lies outside (the angle of 60 degrees, twice)."""
    window = Window.of(SQUARE)
    found = ripley_k([1, 3], [5, 5], [1, 2, 3], window)
    assert found.k.tolist() == pytest.approx([0, 100 / 2 * (1.5 + 1), 100 / 2 * (1.5 + 1)])
    assert found.root[1] == pytest.approx(math.sqrt(found.k[1] / math.pi))
    assert ripley_k([1, 3], [5, 5], [1, 2, 3], window, correction="none").k.tolist() == [0, 100, 100]
    border = ripley_k([1, 3], [5, 5], [1, 2, 3, 4], window, correction="border")
    assert border.k[:3].tolist() == [0, 100, 100]
    assert np.isnan(border.k[3])
    assert border.note == "no K at 1 of 4 radii: no point is so far from the boundary"


def test_a_corner_keeps_a_quarter_of_the_circle() -> None:
    found = ripley_k([0, 3], [0, 4], [5], Window.of(SQUARE))
    # From (3, 4) a circle of 5 leaves 2 arcs outside: left, and below.
    out = (math.acos(3 / 5) + math.acos(4 / 5) + math.pi / 2) / (2 * math.pi)
    assert found.k[0] == pytest.approx(100 / 2 * (4 + 1 / (1 - out)))


@pytest.mark.parametrize("correction", ["isotropic", "border"])
def test_chance_is_told_from_a_crowd_and_from_a_grid(correction: Correction) -> None:
    window, radii, random = Window.of(SQUARE), np.linspace(0.2, 1.5, 6), np.random.default_rng(1)
    draws = Simulations(seed=2, patterns=99)
    x, y = window.drawn(150, random)
    plain = ripley_k(x, y, radii, window, correction=correction, simulations=draws)
    assert plain.p is not None
    assert plain.p > 0.05
    assert plain.chance is not None
    assert np.all(plain.chance.low < plain.chance.high)
    crowd = np.clip(
        np.repeat(random.uniform(1, 9, (2, 15)), 10, axis=1) + random.normal(0, 0.2, (2, 150)), 0, 10
    )
    crowded = ripley_k(*crowd, radii, window, correction=correction, simulations=draws)
    assert crowded.p == 0.01
    assert crowded.chance is not None
    assert np.all(crowded.root > crowded.chance.high)
    grid = np.stack(np.meshgrid(np.arange(0.4, 10, 0.8), np.arange(0.4, 10, 0.8))).reshape(2, -1)
    assert ripley_k(*grid, radii, window, correction=correction, simulations=draws).p == 0.01


def test_a_radius_at_which_random_patterns_have_no_k_has_no_envelope_and_says_so() -> None:
    draws = Simulations(1, 39)
    found = ripley_k(
        [5, 5.5, 9], [5, 5, 9], [0.1, 4.4], Window.of(SQUARE), correction="border", simulations=draws
    )
    assert found.chance is not None
    assert np.isnan(found.chance.low).tolist() == [False, True]
    assert (
        found.note == "no envelope at 1 of 2 radii: some random pattern has no point so far from the boundary"
    )


def test_the_same_digits_on_any_number_of_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    window, random = Window.of(SQUARE), np.random.default_rng(1)
    x, y = window.drawn(3000, random)
    one = ripley_k(x, y, [0.1, 0.5], window)
    monkeypatch.setattr(parallel.os, "cpu_count", lambda: 1)
    assert ripley_k(x, y, [0.1, 0.5], window).k.tolist() == one.k.tolist()


def test_fewer_than_two_points_have_no_k() -> None:
    found = ripley_k([1], [1], [1, 2], Window.of(SQUARE), simulations=Simulations(1, 39))
    assert np.isnan(found.k).all()
    assert found.note == "no K: there are fewer than two points"
    assert np.isnan(found.p or 0.0)


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ([[(0, 0), (1, 1), (1, 0), (0, 1)]], "not a proper polygon: Self-intersection"),
        ([[(0, 0), (1, 1)]], "rings of three corners"),
        ([[(0, 0), (1, np.nan), (1, 0)]], "corners of the study area: 1 of 3 values are missing"),
        ([], "rings of three corners"),
        (shapely.Point(0, 0), "must be a polygon: it is a Point"),
        (shapely.Polygon(), "has no area"),
    ],
)
def test_what_is_no_study_area_is_refused(shape: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Window.of(shape)


def test_bad_points_and_radii_are_refused() -> None:
    window = Window.of(SQUARE)
    with pytest.raises(
        ValueError, match=r"points: 1 of 2 values are outside the study area .the first at position 1"
    ):
        ripley_k([1, 11], [1, 1], [1], window)
    with pytest.raises(ValueError, match="x: 1 of 2 values are missing"):
        ripley_k([1, np.nan], [1, 1], [1], window)
    with pytest.raises(ValueError, match="different lengths: x 2, y 1"):
        ripley_k([1, 2], [1], [1], window)
    for radii in ([], [0, 1], [2, 1]):
        with pytest.raises(ValueError, match="radii must rise from above 0"):
            ripley_k([1, 2], [1, 2], radii, window)
    with pytest.raises(ValueError, match="correction must be"):
        ripley_k([1, 2], [1, 2], [1], window, correction="toroidal")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="at least 39 patterns"):
        Simulations(1, 5)
