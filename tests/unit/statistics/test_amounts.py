"""Medians and trimmed means: small samples, edges, refusals."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundview.statistics.estimate import Interval
from groundview.statistics.medians import median
from groundview.statistics.trimmed_means import trimmed_mean

AMOUNTS = st.lists(st.integers(0, 10_000).map(lambda pence: pence / 100), min_size=1, max_size=60)


def ends(interval: Interval | None) -> tuple[float, float]:
    assert interval
    return float(interval.low), float(interval.high)


@settings(deadline=None)
@given(AMOUNTS)
def test_the_interval_of_a_median_is_the_narrowest_pair_that_covers(amounts: list[float]) -> None:
    """By counting heads: the k-th least and the k-th greatest of n hold the median unless fewer than k fall below."""
    n, ordered = len(amounts), sorted(amounts)
    outside = [Fraction(sum(comb(n, j) for j in range(k)), 2**n) for k in range(1, n // 2 + 1)]
    fitting = [k for k, share in enumerate(outside, 1) if share <= Fraction(1, 40)]
    found = median(amounts, unit="pounds")
    assert float(found.value) == np.median(amounts)
    if not fitting:
        assert found.sampling is None
        return
    assert ends(found.sampling) == (ordered[fitting[-1] - 1], ordered[n - fitting[-1]])


def test_a_median_of_few_has_no_interval() -> None:
    assert median([1, 2, 3, 4, 5], unit="pounds").sampling is None
    assert ends(median([1, 2, 3, 4, 5, 6], unit="pounds").sampling) == (1, 6)


@settings(deadline=None)
@given(AMOUNTS)
def test_a_trimmed_mean_that_trims_nothing_is_the_mean(amounts: list[float]) -> None:
    found = trimmed_mean(amounts, share=0, unit="pounds")
    assert float(found.value) == pytest.approx(np.mean(amounts))
    if len(amounts) > 1:
        low, high = ends(found.sampling)
        assert low <= float(found.value) + 1e-9 <= high + 2e-9


def test_one_immense_loss_does_not_move_a_trimmed_mean() -> None:
    usual = [10.0] * 19
    assert float(trimmed_mean([*usual, 1_000_000], share=0.05, unit="pounds").value) == 10
    assert float(trimmed_mean([*usual, 10], share=0.05, unit="pounds").value) == 10


@pytest.mark.parametrize(
    "figure", [lambda one: median(one, unit=""), lambda one: trimmed_mean(one, share=0.1, unit="")]
)
def test_no_amounts_and_amounts_that_are_none(figure) -> None:  # type: ignore[no-untyped-def]
    none = figure([])
    assert np.isnan(none.value)
    assert none.note
    with pytest.raises(ValueError, match="missing or infinite"):
        figure([1.0, np.nan])


@pytest.mark.parametrize("share", [-0.1, 0.5, float("nan")])
def test_a_share_that_leaves_nothing_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="share"):
        trimmed_mean([1, 2, 3], share=share, unit="pounds")
