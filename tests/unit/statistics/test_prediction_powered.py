"""The calibrated share: what a rule of each kind does to it, and when none is given."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from groundview.statistics.estimate import Estimate
from groundview.statistics.prediction_powered.design import Design
from groundview.statistics.prediction_powered.predictions import Predictions
from groundview.statistics.prediction_powered.share import calibrated_share, classical_share, tuning_weight
from groundview.statistics.proportions import wilson

Column = NDArray[np.float64]
CASES = 4000


def ends(found: Estimate) -> tuple[float, float]:
    assert found.sampling
    return float(found.sampling.low), float(found.sampling.high)


def width(found: Estimate) -> float:
    low, high = ends(found)
    return high - low


@pytest.fixture(scope="module")
def truth() -> Column:
    return (np.arange(CASES) % 5 == 0).astype(float)


@pytest.fixture(scope="module")
def rows() -> NDArray[np.int64]:
    return np.random.default_rng(3).choice(CASES, 200, replace=False)


def wrong(truth: Column, one_in: int) -> Column:
    """A rule that errs in one case of so many."""
    return np.where(np.random.default_rng(8).random(CASES) < 1 / one_in, 1 - truth, truth)


def test_the_share_of_a_large_whole_is_nearly_wilson() -> None:
    outcome = (np.arange(400) < 100).astype(float)
    found, expected = classical_share(outcome, 10**9), wilson(100, 400)
    assert float(found.value) == 0.25
    assert ends(found) == pytest.approx(ends(expected), abs=0.0015)


def test_none_and_all_have_intervals_with_a_width() -> None:
    none, every = (classical_share(np.full(100, met), 10_000) for met in (0.0, 1.0))
    low, high = ends(none)
    assert low == 0.0
    assert 0.02 < high < 0.06
    assert ends(every) == pytest.approx((1 - high, 1 - low))


def test_a_constant_rule_leaves_the_coded_sample(truth: Column, rows: NDArray[np.int64]) -> None:
    found = calibrated_share(truth[rows], np.ones(200), np.ones(CASES))
    alone = classical_share(truth[rows], CASES)
    assert float(found.value) == float(alone.value)
    assert ends(found) == ends(alone)


def test_a_rule_without_errors_gives_the_true_share(truth: Column, rows: NDArray[np.int64]) -> None:
    """And an interval that still has a width: 200 cases without an error do not show that there is none."""
    found = calibrated_share(truth[rows], truth[rows], truth)
    assert float(found.value) == pytest.approx(0.2)
    assert 0 < width(found) < 0.4 * width(classical_share(truth[rows], CASES))


def test_a_better_rule_gives_a_narrower_interval(truth: Column, rows: NDArray[np.int64]) -> None:
    widths = [
        width(calibrated_share(truth[rows], said[rows], said))
        for said in (wrong(truth, 50), wrong(truth, 10), wrong(truth, 4))
    ]
    assert widths == sorted(widths)
    assert widths[-1] < width(classical_share(truth[rows], CASES))


@pytest.mark.parametrize(("size", "start"), [(0.4, 0.0), (-1.0, 1.0), (30.0, -5.0)])
def test_neither_the_unit_of_a_rule_nor_its_direction_matters(
    truth: Column, rows: NDArray[np.int64], size: float, start: float
) -> None:
    """A timid rule, one that is right the wrong way round, and a score: the same share, and the weight makes it so."""
    said = wrong(truth, 10)
    other = start + size * said
    plain, turned = (calibrated_share(truth[rows], one[rows], one) for one in (said, other))
    assert ends(turned) == pytest.approx(ends(plain), abs=1e-9)
    weights = [tuning_weight(truth[rows], one[rows], one) for one in (other, said)]
    assert weights[0] == pytest.approx(weights[1] / size)


def test_what_is_coded_is_no_longer_in_doubt(truth: Column) -> None:
    said = wrong(truth, 10)
    low, high = ends(calibrated_share(truth, said, said))
    assert low == high == pytest.approx(0.2)
    sample = calibrated_share(truth, said, said, finite=False)
    assert width(sample) > 0.01


def test_a_summary_gives_the_same_as_all_cases(truth: Column, rows: NDArray[np.int64]) -> None:
    said = wrong(truth, 10)
    answers, alike = np.unique(said, return_counts=True)
    whole = calibrated_share(truth[rows], said[rows], said)
    short = calibrated_share(truth[rows], said[rows], Predictions.of(answers, alike=alike))
    assert ends(short) == pytest.approx(ends(whole), abs=1e-12)


def test_strata_count_by_their_cases() -> None:
    """All of 40 coded in a stratum of 100 are so, none of 40 in one of 900."""
    outcome, strata = np.repeat([1.0, 0.0], 40), np.repeat([0, 1], 40)
    found = classical_share(outcome, [100, 900], design=Design(strata=strata))
    assert float(found.value) == pytest.approx(0.1)
    assert float(found.numerator) == pytest.approx(100)  # type: ignore[arg-type]
    low, high = ends(found)
    assert low < 0.1 < high


def test_a_rule_that_only_tells_strata_apart_adds_nothing() -> None:
    outcome, strata = np.tile([1.0, 0.0, 0.0, 1.0, 0.0], 20), np.repeat([0, 1], 50)
    cases = Predictions.of([0.0, 1.0], strata=[0, 1], alike=[1000, 500])
    design = Design(strata=strata)
    found = calibrated_share(outcome, strata.astype(float), cases, design=design)
    assert ends(found) == ends(classical_share(outcome, [1000, 500], design=design))


def test_cases_alike_in_clusters_leave_more_in_doubt() -> None:
    outcome = np.repeat((np.arange(40) % 4 == 0).astype(float), 5)
    alone = classical_share(outcome, 5000)
    clustered = classical_share(outcome, 5000, design=Design(clusters=np.repeat(np.arange(40), 5)))
    assert float(clustered.value) == float(alone.value)
    assert width(clustered) > 1.8 * width(alone)


def test_too_few_give_no_figure_and_say_why() -> None:
    found = calibrated_share(np.zeros(29), np.zeros(29), np.zeros(1000))
    assert np.isnan(found.value)
    assert ends(found) == (0.0, 1.0)
    assert found.note == "no share: 29 cases are coded, and at least 30 are needed"


def test_a_sum_past_the_end_is_shown_at_the_end_and_said(truth: Column) -> None:
    """Nearly all coded cases with a yes are met, and no others; among all cases there is far less yes than drawn."""
    outcome, said = np.repeat([0.0, 1.0], [60, 10]), np.repeat([0.0, 1.0], [61, 9])
    found = calibrated_share(outcome, said, Predictions.of([0.0, 1.0, -2.0], alike=[4000, 1, 900]))
    assert float(found.value) == 0.0
    assert "outside 0 to 1" in found.note


def test_less_confidence_is_narrower(truth: Column, rows: NDArray[np.int64]) -> None:
    given = truth[rows], wrong(truth, 10)[rows], wrong(truth, 10)
    assert width(calibrated_share(*given, confidence=0.8)) < 0.7 * width(calibrated_share(*given))
    with pytest.raises(ValueError, match="confidence must lie between 0 and 1"):
        calibrated_share(*given, confidence=95)
