"""Do the intervals cover what they promise? Shares and counts exactly, by summing over every outcome."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from groundview.statistics.comparison import e_test
from groundview.statistics.counts import exact_poisson
from groundview.statistics.estimate import Interval
from groundview.statistics.proportions import wilson
from groundview.statistics.ratios import rate_ratio


def binomial_law(n: int, share: float) -> NDArray[np.float64]:
    return np.array([math.comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(n + 1)])


def poisson_law(mean: float) -> NDArray[np.float64]:
    most = math.ceil(mean + 9 * math.sqrt(mean) + 12)
    return np.array([math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(most)])


def held(interval: Interval | None, truth: float) -> NDArray[np.float64]:
    assert interval is not None
    return ((interval.low <= truth) & (truth <= interval.high)).astype(np.float64)


@pytest.mark.parametrize("n", [10, 30, 100, 300])
def test_wilson_covers_95_in_100_on_average_over_shares(n: int) -> None:
    interval = wilson(np.arange(n + 1), n).sampling
    shares = np.linspace(0.005, 0.995, 199)
    covered = [float(np.sum(binomial_law(n, share) * held(interval, share))) for share in shares]
    assert 0.945 <= np.mean(covered) <= 0.965
    assert min(covered) > 0.83


@pytest.mark.parametrize("mean", [0.1, 0.7, 1, 3, 10, 40.5, 100])
@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.99])
def test_the_exact_poisson_interval_never_covers_too_little(mean: float, confidence: float) -> None:
    law = poisson_law(mean)
    interval = exact_poisson(np.arange(law.size), confidence=confidence).sampling
    assert np.sum(law * held(interval, mean)) >= confidence


@pytest.mark.parametrize(("mean", "ratio", "risk"), [(2, 1.0, 1.0), (5, 3.0, 2.0), (20, 0.5, 0.5)])
def test_the_ratio_interval_never_covers_too_little(mean: float, ratio: float, risk: float) -> None:
    before, after = poisson_law(mean), poisson_law(mean * ratio * risk)
    first, second = (side.ravel() for side in np.indices((before.size, after.size)))
    interval = rate_ratio(first, second, exposure_second=risk).sampling
    assert np.sum(before[first] * after[second] * held(interval, ratio)) >= 0.95


@pytest.mark.parametrize("mean", [1, 3, 10, 30])
def test_the_e_test_rejects_a_true_null_about_as_often_as_it_says(mean: float) -> None:
    """Its size passes the level seldom and little, and it is not as timid as the conditional test."""
    law = poisson_law(mean)
    first, second = (side.ravel() for side in np.indices((law.size, law.size)))
    size = np.sum((law[first] * law[second])[e_test(first, second).value <= 0.05])
    assert size <= 0.056
    if mean >= 3:
        assert size >= 0.03
