"""Planted squares are found at the stated share of false discoveries, and chance is not; larger runs are in
benchmarks/coverage."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from groundview.statistics.local_association.chance import Chance
from groundview.statistics.local_association.geary_local import local_geary
from groundview.statistics.local_association.getis_ord import getis_ord
from groundview.statistics.local_association.moran_local import local_moran, local_moran_rates
from groundview.statistics.local_association.weights import Weights

SIDE = 30
SEEDS = range(60)
MANY = Chance(4_999)

X, Y = np.arange(SIDE * SIDE) % SIDE, np.arange(SIDE * SIDE) // SIDE
RAISED: NDArray[np.bool_] = (abs(X - 10) < 3) & (abs(Y - 18) < 3)


def grid() -> Weights:
    near = (abs(X[:, None] - X) <= 1) & (abs(Y[:, None] - Y) <= 1)
    np.fill_diagonal(near, False)
    row, other = np.nonzero(near)
    return Weights.of_pairs(row, other, np.ones(row.size), areas=X.size)


@pytest.mark.parametrize("function", [getis_ord, local_moran, local_geary])
def test_chance_gives_even_p_and_no_discoveries(function: Any) -> None:
    """No area is called in more than about one draw of twenty; with 60 draws seven would be rare."""
    weights, called, small = grid(), 0, []
    for seed in SEEDS:
        values = np.random.default_rng(seed).gamma(4, 5, X.size)
        found = function(values, weights, seed=seed, chance=MANY)
        called += bool(found.significant.any())
        small.append([np.mean(found.p <= level) for level in (0.5, 0.05)])
    assert called <= 7
    np.testing.assert_allclose(np.mean(small, axis=0), [0.5, 0.05], rtol=0.1)


@pytest.mark.parametrize("function", [getis_ord, local_geary])
def test_a_planted_square_is_found_and_false_discoveries_are_held(function: Any) -> None:
    weights = grid()
    beside = weights.lag(RAISED.astype(np.float64)) > 0
    false, power = [], []
    for seed in SEEDS:
        values = np.random.default_rng(seed).poisson(20 * np.where(RAISED, 2.5, 1.0))
        found = function(values, weights, seed=seed, chance=MANY)
        false.append(np.sum(found.significant & ~beside) / max(np.sum(found.significant), 1))
        power.append(np.mean(found.significant[RAISED]))
    assert np.mean(false) <= 0.05 + 2 * np.std(false) / np.sqrt(len(SEEDS))
    assert np.mean(power) > 0.7


def test_rates_that_jump_in_small_populations_are_not_called() -> None:
    """One rate everywhere; small populations lie together, and raw rates there lie together too, high or 0."""
    weights, raw, standardised = grid(), 0, 0
    population = np.round(10 ** (2 + 2 * X / SIDE))
    for seed in SEEDS:
        events = np.random.default_rng(seed).poisson(0.01 * population)
        raw += bool(local_moran(events / population, weights, seed=seed, chance=MANY).significant.any())
        found = local_moran_rates(events, population, weights, seed=seed, chance=MANY)
        standardised += bool(found.significant.any())
    assert standardised <= 7 < raw
