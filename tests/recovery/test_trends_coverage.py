"""Trends, steps and waves of counts that vary more than chance and resemble the month before are found again."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.special import gammaincinv, ndtr

from groundview.statistics.estimate import Interval
from groundview.statistics.trends.trend import trend

SERIES = 800


def drawn(months: int, correlation: float, seed: int) -> NDArray[np.float64]:
    """Counts of mean 20 with twice the variance of chance, 5% more a year, a wave with its top in July."""
    random = np.random.default_rng(seed)
    t = np.arange(months)
    z = random.standard_normal((SERIES, months))
    for i in range(1, months):
        z[:, i] = correlation * z[:, i - 1] + np.sqrt(1 - correlation**2) * z[:, i]
    mean = 20 * np.exp(np.log(1.05) * t / 12 + 0.2 * np.cos(2 * np.pi * (t - 6) / 12))
    # A gamma rate of variance mean makes counts of variance 2 mean.
    return np.asarray(random.poisson(gammaincinv(mean, ndtr(z))))


def covers(found: Interval | None, truth: float) -> float:
    assert found is not None
    return float(np.mean((found.low <= truth) & (truth <= found.high)))


@pytest.mark.parametrize("correlation", [0.0, 0.5])
@pytest.mark.parametrize("months", [24, 48])
def test_trends_steps_and_waves_are_covered(months: int, correlation: float) -> None:
    calendar = np.arange(np.datetime64("2021-01"), np.datetime64("2021-01") + months)
    counts = drawn(months, correlation, seed=months)
    days = ((calendar + 1).astype("datetime64[D]") - calendar.astype("datetime64[D]")).astype(np.float64)
    found = trend(calendar, counts, exposure=1 / days, breaks=(str(calendar[months // 2]),))
    plain = trend(calendar, counts, exposure=1 / days)
    assert 0.94 <= covers(plain.yearly.sampling, 5.0) <= 1.0
    assert 0.94 <= covers(found.steps[0].sampling, 1.0) <= 1.0
    assert 0.93 <= covers(plain.season.swing.sampling, float(np.exp(0.4))) <= 1.0


def test_without_trend_or_wave_few_are_found() -> None:
    calendar = np.arange(np.datetime64("2021-01"), np.datetime64("2021-01") + 36)
    counts = np.random.default_rng(1).negative_binomial(20, 0.5, (SERIES, 36))
    found = trend(calendar, counts)
    assert 0.01 <= np.mean(found.p.value < 0.05) <= 0.06
    assert 0.01 <= np.mean(found.season.p.value < 0.05) <= 0.06
