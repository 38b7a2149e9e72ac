"""The score interval of agreement where it is known in another way."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.statistics.agreement.brennan_prediger import brennan_prediger
from groundview.statistics.agreement.disagreement import Disagreement
from groundview.statistics.agreement.fleiss import fleiss_kappa
from groundview.statistics.agreement.gwet import gwet_ac1
from groundview.statistics.agreement.percent import percent_agreement
from groundview.statistics.agreement.score import score_bounds
from groundview.statistics.agreement.table import answers_of_table
from groundview.statistics.estimate import Interval
from groundview.statistics.proportions import wilson


def bounds(interval: Interval | None) -> list[float]:
    assert interval is not None
    return [float(interval.low), float(interval.high)]


@pytest.mark.parametrize("agreed", [0, 1, 7, 19, 20])
def test_percent_agreement_of_two_coders_is_wilson(agreed: int) -> None:
    answers = answers_of_table([[agreed, 20 - agreed], [0, 0]])
    found = percent_agreement(answers, 2, confidence=0.9)
    expected = wilson(agreed, 20, confidence=0.9)
    assert float(found.value) == pytest.approx(float(expected.value))
    assert bounds(found.sampling) == pytest.approx(bounds(expected.sampling))


@pytest.mark.parametrize("categories", [2, 5])
def test_brennan_prediger_is_wilson_on_another_scale(categories: int) -> None:
    answers = answers_of_table([[30, 4], [3, 3]])
    low, high = bounds(wilson(33, 40).sampling)
    chance = 1 / categories
    expected = [(low - chance) / (1 - chance), (high - chance) / (1 - chance)]
    assert bounds(brennan_prediger(answers, categories).sampling) == pytest.approx(expected)


def test_several_coders_all_agreeing_are_as_many_cases_with_a_lone_dissenter() -> None:
    """Four coders, 25 cases: half of Wilson's bound on dissent, since a lone dissenter breaks half the pairs."""
    found = percent_agreement(np.zeros((25, 4)), 2)
    z2 = 1.959963984540054**2
    assert bounds(found.sampling) == pytest.approx([1 - z2 / 2 / (25 + z2), 1.0])


def test_a_large_sample_has_the_usual_interval() -> None:
    random = np.random.default_rng(5)
    what = random.integers(0, 3, 40_000)
    answers = np.where(random.random((40_000, 3)) < 0.8, what[:, None], random.integers(0, 3, (40_000, 3)))
    for statistic in (percent_agreement, fleiss_kappa, gwet_ac1):
        found = statistic(answers, 3)
        low, high = bounds(found.sampling)
        assert (high - low) / 2 == pytest.approx(1.96 * float(found.standard_error), rel=1e-3)


def test_heavy_cases_that_agreed_might_have_differed() -> None:
    """One light case of 40 differs: the interval is near Wilson's of as many cases as the weights are worth."""
    answers = np.array([[0, 1]] + [[0, 0]] * 19 + [[1, 1]] * 20)
    weights = np.repeat([1.0, 9.0], 20)
    worth = weights.sum() ** 2 / (weights**2).sum()
    low, _ = bounds(percent_agreement(answers, 2, weights=weights).sampling)
    expected, _ = bounds(wilson(24, 24).sampling)
    assert round(worth) == 24
    assert low == pytest.approx(expected, abs=0.03)


def test_a_low_is_never_shown_below_minus_one() -> None:
    found = fleiss_kappa([[0, 1]] * 6, 2)
    assert float(found.value) == pytest.approx(-1.0)
    assert bounds(found.sampling)[0] == pytest.approx(-1.0)


def test_a_value_below_minus_one_is_not_hidden() -> None:
    """Two cases differ, and a hundred answers beside them are all in one category: chance would agree much more."""
    found = fleiss_kappa([[0, 1]] * 6 + [[0, -1]] * 20, 2)
    assert float(found.value) < -1.0
    assert bounds(found.sampling)[0] == float(found.value)


def test_no_bound_where_chance_is_not_known() -> None:
    one = np.ones(10)
    doubtful = Disagreement(
        weights=one, share=one, differ=one * 0.1, lone=one, expected=0.1, moves_apart=one * 0.0,
        moves=np.tile([0.5, -0.5], 5),
    )  # fmt: skip
    assert np.isnan(score_bounds(doubtful, 3.84)).all()
    assert np.isnan(score_bounds(doubtful, 0.1)).all()
