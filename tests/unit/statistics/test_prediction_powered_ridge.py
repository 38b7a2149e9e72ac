"""The modest model: its equations hold, it finds what is there, and it is never certain."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from groundview.statistics.prediction_powered.ridge import PENALTY, fitted_ridge


def drawn(n: int, slopes: list[float], level: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    random = np.random.default_rng(2)
    features = random.choice([0.0, 0.5, 1.0], (n, len(slopes)))
    chance = 1 / (1 + np.exp(-level - features @ np.array(slopes)))
    return features, (random.random(n) < chance).astype(float)


def test_the_slope_of_the_penalised_likelihood_is_nought() -> None:
    features, outcome = drawn(300, [2.0, -1.0, 0.0], -1.0)
    model = fitted_ridge(features, outcome)
    left = outcome - model.predicted(features)
    assert float(left.sum()) == pytest.approx(0.0, abs=1e-5)
    np.testing.assert_allclose(features.T @ left, PENALTY * model.slopes, atol=1e-5)


def test_many_cases_give_the_true_slopes() -> None:
    model = fitted_ridge(*drawn(100_000, [2.0, -1.0, 0.0], -1.0))
    np.testing.assert_allclose(model.slopes, [2.0, -1.0, 0.0], atol=0.1)
    assert model.level == pytest.approx(-1.0, abs=0.1)


def test_a_column_that_tells_all_is_not_believed_without_limit() -> None:
    said = np.tile([0.0, 1.0], 15)
    chance = fitted_ridge(said[:, None], said).predicted(np.array([[0.0], [1.0]]))
    assert 0.02 < chance[0] < 0.25
    assert 0.75 < chance[1] < 0.98


@pytest.mark.parametrize("met", [0.0, 1.0])
def test_outcomes_all_alike(met: float) -> None:
    model = fitted_ridge(np.eye(5), np.full(5, met))
    np.testing.assert_allclose(model.predicted(np.eye(5)), met, atol=1e-11)


def test_columns_that_repeat_each_other_share_the_slope() -> None:
    features, outcome = drawn(500, [2.0], -1.0)
    model = fitted_ridge(np.column_stack([features, features]), outcome)
    assert model.slopes[0] == pytest.approx(model.slopes[1])


def test_huge_odds_do_not_overflow() -> None:
    model = fitted_ridge(np.tile([[0.0], [1e4]], (20, 1)), np.tile([0.0, 1.0], 20))
    assert np.all(np.isfinite(model.predicted(np.array([[0.0], [1e6], [-1e6]]))))
