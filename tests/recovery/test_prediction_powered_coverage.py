"""Prediction-powered shares cover as they say, and are not wider than the coded cases alone.

A small version of benchmarks/coverage/coverage_prediction_powered.py: a fixed whole of 10,000 cases, 200 samples.
"""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from groundview.statistics.estimate import Estimate
from groundview.statistics.prediction_powered.design import Design
from groundview.statistics.prediction_powered.predictions import Predictions
from groundview.statistics.prediction_powered.share import calibrated_share, classical_share

CASES, SAMPLES = 10_000, 200
Column = NDArray[np.float64]
Whole = NDArray[np.int64]
GOOD, WEAK, USELESS, BACKWARDS = (0.9, 0.03), (0.5, 0.25), (0.3, 0.3), (0.1, 0.9)
"""How often a rule says yes where it is so, and where it is not."""


def whole(prevalence: float, rule: tuple[float, float], *, strata: bool) -> tuple[Column, Column, Whole]:
    """Outcomes, what the rule says, and strata: the smaller, the more often it is so."""
    random = np.random.default_rng(6)
    stratum = random.choice(3, CASES, p=[0.6, 0.3, 0.1]) if strata else np.zeros(CASES, dtype=np.int64)
    chance = prevalence * (np.array([0.7, 1.2, 2.2])[stratum] if strata else 1.0)
    outcome = (random.random(CASES) < np.minimum(chance, 0.9)).astype(float)
    said = (random.random(CASES) < np.where(outcome == 1, *rule)).astype(float)
    return outcome, said, stratum


def ends(found: Estimate) -> tuple[float, float]:
    assert found.sampling
    return float(found.sampling.low), float(found.sampling.high)


def drawn(stratum: Whole, n: int, seed: int) -> Whole:
    random = np.random.default_rng(seed)
    given = np.bincount(stratum) ** 0.5
    sizes = np.rint(n * given / given.sum()).astype(int)
    return np.concatenate(
        [random.choice(np.flatnonzero(stratum == row), size, replace=False) for row, size in enumerate(sizes)]
    )


@pytest.mark.parametrize("strata", [False, True])
@pytest.mark.parametrize(
    ("n", "prevalence", "rule", "narrower"),
    [
        (100, 0.2, GOOD, 0.65),
        (300, 0.2, BACKWARDS, 0.7),
        (100, 0.5, WEAK, 1.0),
        (300, 0.1, USELESS, 1.02),
    ],
)
def test_nine_samples_in_ten_to_all_but_a_few(
    n: int, prevalence: float, rule: tuple[float, float], narrower: float, *, strata: bool
) -> None:
    """95 in 100, give or take three binomial errors of 200 samples (4.6); the mean width beside that without a rule."""
    outcome, said, stratum = whole(prevalence, rule, strata=strata)
    predictions, truth = Predictions.of(said, strata=stratum), float(outcome.mean())
    found, alone = [], []
    for seed in range(SAMPLES):
        rows = drawn(stratum, n, seed)
        design = Design(strata=stratum[rows])
        found.append(ends(calibrated_share(outcome[rows], said[rows], predictions, design=design)))
        alone.append(ends(classical_share(outcome[rows], predictions.cases, design=design)))
    low, high = np.array(found).T
    covered = float(np.mean((low <= truth) & (truth <= high)))
    assert 0.95 - 0.046 <= covered <= 0.95 + 0.046
    widths = np.ptp(np.array(found), axis=1).mean(), np.ptp(np.array(alone), axis=1).mean()
    assert widths[0] <= narrower * widths[1]


def test_clusters_of_cases_alike_are_covered() -> None:
    """2,000 series of five cases, of which one in five is alike throughout; 60 are drawn and coded whole."""
    random = np.random.default_rng(9)
    chance = random.beta(0.4, 1.6, 2000)
    outcome = (random.random((2000, 5)) < chance[:, None]).astype(float)
    said = np.where(random.random((2000, 5)) < 0.85, outcome, 1 - outcome)
    truth, held, naive = float(outcome.mean()), 0, 0
    for seed in range(SAMPLES):
        series = np.random.default_rng(seed).choice(2000, 60, replace=False)
        given = outcome[series].ravel(), said[series].ravel(), said.ravel()
        low, high = ends(calibrated_share(*given, design=Design(clusters=np.repeat(series, 5))))
        held += low <= truth <= high
        low, high = ends(classical_share(given[0], 10_000))
        naive += low <= truth <= high
    assert 0.904 <= held / SAMPLES <= 0.996
    assert naive < held
