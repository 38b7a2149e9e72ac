"""The test for rare events: symmetric, exact at its edges, refuses what it cannot test."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.statistics import comparison
from groundview.statistics.comparison import e_test


def test_equal_rates_are_no_surprise() -> None:
    assert e_test([0, 5, 10], [0, 5, 30], exposure_second=[1, 1, 3]).value.tolist() == [1.0, 1.0, 1.0]


def test_it_does_not_matter_which_comes_first() -> None:
    there = e_test(4, 13, exposure_first=2, exposure_second=3).value
    back = e_test(13, 4, exposure_first=3, exposure_second=2).value
    assert float(there) == pytest.approx(float(back), rel=1e-9)


def test_only_the_ratio_of_exposures_matters() -> None:
    one = e_test(4, 13, exposure_first=2, exposure_second=3).value
    same = e_test(4, 13, exposure_first=200, exposure_second=300).value
    assert float(one) == pytest.approx(float(same), rel=1e-9)


def test_a_tie_at_unequal_exposures_counts() -> None:
    """With 26 in one year against 0 in ten, 0 against 26 in ten is exactly as far apart: sqrt(26).

    P(0 in one, 26 or more in ten) at the pooled rate is .0320; without the tie it would be .0254.
    """
    found = float(e_test(26, 0, exposure_first=1, exposure_second=10).value)
    assert found == pytest.approx(0.03199, abs=1e-5)


def test_a_larger_difference_is_less_likely() -> None:
    p = e_test(np.zeros(12), np.arange(12)).value
    assert np.all(np.diff(p) < 0)


def test_an_exposure_of_nothing_is_no_test() -> None:
    found = e_test([1, 1, 1], [2, 2, 2], exposure_first=[1, 0, np.nan])
    assert np.isnan(found.value).tolist() == [False, True, True]
    assert found.note == "no test: an exposure is zero or missing (2 of 3)"


def test_many_at_once_are_each_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(2)
    first, second = random.poisson(8, 60), random.poisson(12, 60)
    together = e_test(first, second, exposure_second=1.5).value
    monkeypatch.setattr(comparison, "TERMS", 100)
    pairs = zip(first, second, strict=True)
    alone = [float(e_test(one, two, exposure_second=1.5).value) for one, two in pairs]
    assert together.tolist() == alone
    assert e_test(first, second, exposure_second=1.5).value.tolist() == alone


def test_large_counts_agree_with_the_normal_law() -> None:
    found = float(e_test(100_000, 101_000).value)
    assert found == pytest.approx(0.02566, abs=2e-4)


def test_it_refuses_gaps_and_fractions() -> None:
    with pytest.raises(ValueError, match="first is missing"):
        e_test(np.nan, 1)
    with pytest.raises(ValueError, match="second is not whole"):
        e_test(1, 1.5)
