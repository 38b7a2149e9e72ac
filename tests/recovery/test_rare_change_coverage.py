"""Tests of rare change say yes to chance no more often than they may, and find changes that are there."""

from __future__ import annotations

import numpy as np

from groundview.statistics.rare_change import likeliest_change, newest_change


def test_the_newest_window_of_steady_series_is_rarely_called_changed() -> None:
    random = np.random.default_rng(1)
    steady = newest_change(random.poisson(0.8, (4000, 24)), newest=3)
    assert 0.02 <= np.mean(steady.p.value < 0.05) <= 0.06
    doubled = random.poisson([0.8] * 21 + [3.2] * 3, (500, 24))
    assert np.mean(newest_change(doubled, newest=3).p.value < 0.05) > 0.8
    ratio = newest_change(doubled, newest=3).ratio.sampling
    assert ratio is not None
    assert np.mean((ratio.low <= 4) & (ratio.high >= 4)) >= 0.94


def test_the_scan_pays_for_its_search() -> None:
    random = np.random.default_rng(2)
    steady = [
        float(likeliest_change(random.poisson(1.0, 24), seed=seed, simulations=199).p.value)
        for seed in range(300)
    ]
    assert 0.02 <= np.mean(np.array(steady) <= 0.05) <= 0.08
    planted = [
        likeliest_change(random.poisson([1] * 12 + [4] * 12), seed=seed, simulations=199)
        for seed in range(60)
    ]
    assert np.mean([float(each.p.value) <= 0.05 for each in planted]) > 0.9
    assert np.median([abs(each.first - 12) for each in planted]) <= 1
