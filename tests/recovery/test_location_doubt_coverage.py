"""Counts with lost and snapped places hold the true ones, and Rubin's interval the true rate."""

from __future__ import annotations

import numpy as np

from groundview.statistics.location_doubt.combined import rubin
from groundview.statistics.location_doubt.completions import completed, completed_counts, counts_in_or_out
from groundview.statistics.location_doubt.whereabouts import Whereabouts, Whole

AREAS = 8


def lost(random: np.random.Generator, truth: Whole) -> Whereabouts:
    """A fifth of the events have lost their place, a third know only that it is in one half of the town."""
    anywhere = random.binomial(truth, 0.2)
    coarse = random.binomial(truth - anywhere, 1 / 3)
    halves = coarse.reshape(2, AREAS // 2).sum(axis=1)
    rows = ([0, AREAS, AREAS + AREAS // 2, 2 * AREAS], [*range(AREAS), *range(AREAS)])
    return Whereabouts.of(truth - anywhere - coarse, [anywhere.sum(), *halves], rows, 1.0)


def test_true_counts_and_true_rates_are_covered() -> None:
    means = np.array([20, 30, 40, 60, 25, 35, 80, 120.0])
    in_range, in_rubin, naive = [], [], []
    for seed in range(150):
        random = np.random.default_rng(seed)
        truth = random.poisson(means)
        places = lost(random, truth)
        drawn = completed(places, draws=60, seed=seed, learn=True)
        bounds, ranges = counts_in_or_out(places).evidence, completed_counts(places, drawn).evidence
        assert bounds is not None
        assert ranges is not None
        assert np.all((bounds.low <= truth) & (truth <= bounds.high))
        in_range.append((ranges.low <= truth) & (truth <= ranges.high))
        found = rubin(np.log(drawn), 1 / drawn, unit="log count").sampling
        assert found is not None
        in_rubin.append((found.low <= np.log(means)) & (np.log(means) <= found.high))
        shared = drawn.mean(axis=0)
        naive.append(np.abs(np.log(shared) - np.log(means)) <= 1.96 / np.sqrt(shared))
    assert 0.93 <= np.mean(in_range) <= 0.98
    assert 0.93 <= np.mean(in_rubin) <= 0.97
    assert np.mean(naive) < np.mean(in_rubin) - 0.03
