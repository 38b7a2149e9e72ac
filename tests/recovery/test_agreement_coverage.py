"""The intervals of agreement hold known truths; the larger runs are in benchmarks/coverage."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from groundview.statistics.agreement.cohen import cohen_kappa
from groundview.statistics.agreement.figure import Agreement
from groundview.statistics.agreement.fleiss import fleiss_kappa
from groundview.statistics.agreement.gwet import gwet_ac1
from groundview.statistics.agreement.krippendorff import krippendorff_alpha
from groundview.statistics.agreement.percent import percent_agreement

SEEDS = range(300)


def coded(
    random: np.random.Generator, cases: int, prevalence: float, kappa: float, coders: int
) -> np.ndarray:
    """Coders who see what a case is with a chance of sqrt(kappa), and else answer yes as often as it is true."""
    what = random.random(cases) < prevalence
    guess = random.random((cases, coders)) < prevalence
    return np.where(random.random((cases, coders)) < kappa**0.5, what[:, None], guess).astype(np.int64)


def covered(found: list[Agreement], truth: float) -> float:
    held = [
        bool(each.sampling.low <= truth <= each.sampling.high)
        for each in found
        if each.sampling is not None and np.isfinite(each.sampling.low)
    ]
    assert len(held) > 0.8 * len(found)
    return float(np.mean(held))


def agreed(kappa: float, prevalence: float) -> float:
    chance = prevalence**2 + (1 - prevalence) ** 2
    return kappa + (1 - kappa) * chance


def ac1(kappa: float, prevalence: float) -> float:
    guesses = 2 * prevalence * (1 - prevalence)
    return (agreed(kappa, prevalence) - guesses) / (1 - guesses)


@pytest.mark.parametrize(("cases", "kappa"), [(20, 0.4), (20, 0.9), (100, 0.9)])
@pytest.mark.parametrize(
    ("statistic", "coders", "truth"),
    [
        (percent_agreement, 3, agreed),
        (cohen_kappa, 2, lambda kappa, _: kappa),
        (krippendorff_alpha, 4, lambda kappa, _: kappa),
        (gwet_ac1, 2, ac1),
    ],
)
def test_it_covers_in_small_samples_and_near_one(
    statistic: Callable[..., Agreement], coders: int, truth: Callable[..., float], cases: int, kappa: float
) -> None:
    """One case in four; 300 seeds leave an error of 1.3 points. The interval of t covers as little as .5 here."""
    found = [statistic(coded(np.random.default_rng(seed), cases, 0.25, kappa, coders), 2) for seed in SEEDS]
    assert 0.915 <= covered(found, truth(kappa, 0.25)) <= 0.99


def test_it_covers_with_answers_missing_at_random() -> None:
    found = []
    for seed in SEEDS:
        random = np.random.default_rng(seed)
        answers = coded(random, 60, 0.3, 0.7, 4)
        found.append(fleiss_kappa(np.where(random.random(answers.shape) < 1 / 3, -1, answers), 2))
    assert 0.92 <= covered(found, 0.7) <= 0.98
    assert np.mean([each.standard_error for each in found]) == pytest.approx(
        np.std([each.value for each in found]), rel=0.1
    )


def test_the_error_is_right_where_most_cases_are_coded_once() -> None:
    """Gwet's own formula is two and a half times too large there."""
    found = []
    for seed in SEEDS:
        answers = coded(np.random.default_rng(seed), 300, 0.3, 0.7, 2)
        answers[50:, 1] = -1
        found.append(percent_agreement(answers, 2))
    moved = np.std([each.value for each in found])
    assert np.mean([each.standard_error for each in found]) == pytest.approx(moved, rel=0.1)
    assert np.mean([each.gwet_error for each in found]) > 2 * moved
    assert 0.92 <= covered(found, agreed(0.7, 0.3)) <= 0.98


def test_it_covers_with_unequal_weights() -> None:
    """Cases that somebody answered yes to are drawn five times as often as the others, and weighted down for it."""
    found, truth = [], agreed(0.7, 0.2)
    for seed in SEEDS:
        random = np.random.default_rng(seed)
        answers = coded(random, 500, 0.2, 0.7, 2)
        chance = np.where(np.any(answers, axis=1), 0.5, 0.1)
        drawn = random.random(500) < chance
        found.append(percent_agreement(answers[drawn], 2, weights=1 / chance[drawn]))
    assert 0.92 <= covered(found, truth) <= 0.98
    assert abs(float(np.mean([each.value for each in found])) - truth) < 0.005
