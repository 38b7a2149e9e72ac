"""Mantel's test and the space-time K: planted, absent and impossible."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from groundview.statistics.near_repeat.bands import Bands
from groundview.statistics.near_repeat.mantel import Closeness, mantel
from groundview.statistics.near_repeat.shuffles import Shuffles
from groundview.statistics.near_repeat.space_time_k import Extent, space_time_k

BANDS = Bands.of([0, 50, 100], [0, 5, 10])


def planted(seed: int) -> NDArray[np.float64]:
    random = np.random.default_rng(seed)
    x, y, days = *random.uniform(0, 1000, (2, 150)), random.integers(0, 200, 150)
    return np.array([np.append(x, x[:20] + 5), np.append(y, y[:20]), np.append(days, days[:20] + 1)])


def test_planted_closeness_is_found_by_both() -> None:
    test = mantel(*planted(1), closeness=Closeness(20, 3), shuffles=Shuffles(1))
    assert test.p == 0.001
    assert test.sum > test.expected
    found = space_time_k(*planted(1), bands=BANDS, extent=Extent(1e6, 202), shuffles=Shuffles(1))
    assert found.p == 0.001
    assert np.all(found.residual > 2)
    assert found.excess[0, 0] == pytest.approx(found.d[0, 0] / (found.k_space[0] * found.k_time[0]))
    assert found.note == test.note == ""


@pytest.mark.parametrize(
    ("x", "y", "days", "words"),
    [
        ([], [], [], "fewer than two events"),
        ([1], [1], [1], "fewer than two events"),
        ([1, 2], [1, 2], [1, 5], "equally near"),
        ([3, 3, 3], [3, 3, 3], [1, 2, 9], "equally near"),
        ([1, 2, 4], [1, 2, 4], [7, 7, 7], "equally many days apart"),
    ],
)
def test_mantel_says_why_there_is_no_test(
    x: list[float], y: list[float], days: list[int], words: str
) -> None:
    found = mantel(x, y, days, shuffles=Shuffles(1, 39))
    assert np.isnan(found.p)
    assert np.isnan(found.correlation)
    assert words in found.note


def test_four_corners_of_a_diamond_are_equally_near_along_the_axes() -> None:
    x, y, days = [1, 0, -1, 0], [0, 1, 0, -1], [1, 2, 3, 9]
    assert (
        "equally near"
        in mantel(x, y, days, closeness=Closeness(metric="manhattan"), shuffles=Shuffles(1)).note
    )
    assert mantel(x, y, days, shuffles=Shuffles(1)).note == ""


@pytest.mark.parametrize("days", [[], [4, 4, 4]])
def test_space_time_k_says_why_there_is_no_test(days: list[int]) -> None:
    where = [0.0, 1.0, 300.0][: len(days)]
    found = space_time_k(where, where, days, bands=BANDS, extent=Extent(1, 1), shuffles=Shuffles(1, 39))
    assert np.isnan(found.p)
    assert found.note.startswith("no test: ")


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="must begin at 0"):
        space_time_k([1], [1], [1], bands=Bands.of([1, 2], [0, 1]), extent=Extent(1, 1), shuffles=Shuffles(1))
    with pytest.raises(ValueError, match="area and days must lie above 0"):
        Extent(0, 10)
    with pytest.raises(ValueError, match="constants must lie above 0"):
        Closeness(metres=0)
    with pytest.raises(ValueError, match="metric must be"):
        Closeness(metric="cosine")  # type: ignore[arg-type]
