"""Smoothed rates are nearer the truth than raw ones, and their intervals hold it about as often as said."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from groundview.statistics.estimate import Estimate
from groundview.statistics.smoothing import empirical_bayes, spatial_empirical_bayes

Column = NDArray[np.float64]


@dataclass(frozen=True)
class City:
    """Areas whose true rates are known: gamma with mean 10 per 1,000 and a given coefficient of variation."""

    events: NDArray[np.int64]
    exposure: NDArray[np.int64]
    truth: Column

    @classmethod
    def drawn(cls, seed: int, areas: int, spread: float) -> City:
        random = np.random.default_rng(seed)
        exposure = random.integers(500, 2500, areas)
        truth = random.gamma(spread**-2, 0.010 * spread**2, areas)
        return cls(random.poisson(exposure * truth), exposure, truth)

    def held(self, found: Estimate) -> float:
        assert found.sampling is not None
        return float(np.mean((found.sampling.low <= self.truth) & (self.truth <= found.sampling.high)))


def ring(areas: int, reach: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    near = (np.arange(areas)[:, None] + np.arange(-reach, reach + 1)) % areas
    width = 2 * reach + 1
    return np.arange(0, areas * width + 1, width), near.ravel()


@pytest.mark.parametrize("areas", [10, 50, 268])
@pytest.mark.parametrize("spread", [0.1, 0.3, 1.0])
def test_the_global_interval_covers(areas: int, spread: float) -> None:
    cities = [City.drawn(seed, areas, spread) for seed in range(100)]
    held = [city.held(empirical_bayes(city.events, city.exposure, unit="x", per=1)) for city in cities]
    assert 0.88 <= np.mean(held) <= 1.0


@pytest.mark.parametrize("spread", [0.1, 0.3, 1.0])
def test_the_local_interval_covers(spread: float) -> None:
    cities = [City.drawn(seed, 268, spread) for seed in range(30)]
    rows = ring(268, 3)
    held = [
        city.held(spatial_empirical_bayes(city.events, city.exposure, rows, unit="x", per=1))
        for city in cities
    ]
    assert 0.88 <= np.mean(held) <= 1.0


def test_smoothing_brings_rates_nearer_the_truth() -> None:
    raw, smooth = [], []
    for seed in range(100):
        city = City.drawn(seed, 268, 0.3)
        found = empirical_bayes(city.events, city.exposure, unit="x", per=1)
        raw.append(np.mean((city.events / city.exposure - city.truth) ** 2))
        smooth.append(np.mean((found.value - city.truth) ** 2))
    assert np.mean(smooth) < 0.6 * np.mean(raw)
    assert np.mean(np.array(smooth) < np.array(raw)) > 0.95


def test_the_prior_is_found_again() -> None:
    """An area of immense exposure keeps its own rate, one of next to none has the overall one."""
    city = City.drawn(1, 35_000, 0.5)
    found = empirical_bayes(
        np.append(city.events, [0, 50_000]),
        np.append(city.exposure, [1e-6, 1e6]).astype(np.float64),
        unit="x",
        per=1,
    )
    overall = (city.events.sum() + 50_000) / (city.exposure.sum() + 1e6)
    assert found.value[-2] == pytest.approx(overall, rel=1e-6)
    assert found.value[-1] == pytest.approx(0.050, rel=0.01)
