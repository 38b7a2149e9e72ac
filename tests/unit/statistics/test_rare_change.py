"""A few events a month: the newest window against the past, and the likeliest moment of a change."""

from __future__ import annotations

import math

import numpy as np
import pytest

from groundview.statistics.rare_change import likeliest_change, newest_change
from groundview.statistics.ratios import rate_ratio


def test_the_newest_window_is_held_against_all_before() -> None:
    found = newest_change([1, 0, 2, 0, 1, 0, 4, 3], newest=2)
    # Of 11 events a fourth is expected in the last two of eight months: 7 or more, 7 counting half, twice.
    chance = [math.comb(11, k) * 0.25**k * 0.75 ** (11 - k) for k in range(12)]
    assert float(found.p.value) == pytest.approx(2 * (chance[7] / 2 + sum(chance[8:])))
    assert float(found.ratio.value) == pytest.approx((7 / 2) / (4 / 6))
    assert found.ratio.sampling is not None
    same = rate_ratio(4, 7, exposure_first=6, exposure_second=2).sampling
    assert same is not None
    assert (float(found.ratio.sampling.low), float(found.ratio.sampling.high)) == (
        float(same.low), float(same.high),
    )  # fmt: skip


def test_many_areas_with_exposures_and_gaps() -> None:
    counts = [[1, 2, math.nan, 5], [0, 0, 0, 0], [math.nan, math.nan, math.nan, 3]]
    found = newest_change(counts, newest=1, exposure=[10, 20, 30, 40])
    assert found.p.value.shape == (3,)
    assert float(found.ratio.value[0]) == pytest.approx((5 / 40) / (3 / 30))
    assert found.p.value[1] == 1.0
    assert np.isnan(found.p.value[2])
    assert "no test: nothing counted on one side (1 of 3)" in found.p.note
    thin = newest_change([3, 4, 5], newest=1, exposure=[1, 0, 1])
    assert float(thin.ratio.value) == pytest.approx(5 / 3)


def test_a_planted_change_is_found_where_it_is() -> None:
    found = likeliest_change([1, 0, 2, 1, 0, 1, 1, 0, 9, 7, 8, 10], seed=1, simulations=999)
    assert found.first == 8
    assert float(found.p.value) == 0.001
    assert float(found.ratio.value) == pytest.approx((34 / 4) / (6 / 8))
    assert found.ratio.sampling is None


def test_a_steady_series_has_a_likeliest_moment_that_is_nothing_to_speak_of() -> None:
    found = likeliest_change([2, 3, 2, 2, 3, 2, 3, 2], seed=1, simulations=999)
    assert float(found.p.value) > 0.9
    again = likeliest_change([2, 3, 2, 2, 3, 2, 3, 2], seed=1, simulations=999)
    assert float(again.p.value) == float(found.p.value)


def test_exposure_explains_what_would_look_like_a_change() -> None:
    counts = [2] * 6 + [8] * 6
    blind = likeliest_change(counts, seed=1, simulations=999)
    told = likeliest_change(counts, seed=1, simulations=999, exposure=[1.0] * 6 + [4.0] * 6)
    assert float(blind.p.value) < 0.01
    assert float(told.p.value) > 0.9


def test_a_change_beside_a_gap_is_dated_at_the_next_month_counted() -> None:
    found = likeliest_change([1, 0, 1, math.nan, 9, 8, 9], seed=1, simulations=199)
    assert found.first == 4


@pytest.mark.parametrize("counts", [[0, 0, 0, 0], [0, 1, 0, 0], [5, math.nan, math.nan]])
def test_too_little_has_no_moment(counts: list[float]) -> None:
    found = likeliest_change(counts, seed=1, simulations=199)
    assert found.first == -1
    assert np.isnan(found.p.value)
    assert found.p.note == "no change can be told: fewer than two events or periods"
    assert found.ratio.note


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="must be 1 to 2 of 3: 3 were asked for"):
        newest_change([1, 2, 3], newest=3)
    with pytest.raises(ValueError, match="one series at a time"):
        likeliest_change([[1, 2], [3, 4]], seed=1)
    with pytest.raises(ValueError, match="at least 100"):
        likeliest_change([1, 2], seed=1, simulations=10)
    with pytest.raises(ValueError, match="exposure has shape"):
        newest_change([1, 2, 3], newest=1, exposure=[1, 2])
    with pytest.raises(ValueError, match="3 dimensions"):
        newest_change([[[1, 2, 3]]], newest=1)
