"""What cannot be coded cases is refused in words that say where it is."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.statistics.prediction_powered.design import Design
from groundview.statistics.prediction_powered.predictions import MOST_STRATA, Predictions
from groundview.statistics.prediction_powered.share import calibrated_share, classical_share

SOME = np.tile([0.0, 1.0], 20)


@pytest.mark.parametrize("bad", [np.nan, -0.1, 1.1, np.inf])
def test_outcomes_outside_0_to_1(bad: float) -> None:
    outcome = SOME.copy()
    outcome[7] = bad
    with pytest.raises(ValueError, match=r"outcome: 1 of 40 .* outside 0 to 1 \(the first at position 7\)"):
        calibrated_share(outcome, SOME, np.zeros(100))


def test_missing_predictions() -> None:
    said = SOME.copy()
    said[[3, 9]] = np.nan
    with pytest.raises(
        ValueError, match=r"predicted: 2 of 40 .* give \.5 for unknown \(the first at position 3"
    ):
        calibrated_share(SOME, said, np.zeros(100))
    with pytest.raises(ValueError, match="predictions are missing or infinite"):
        calibrated_share(SOME, SOME, said)


@pytest.mark.parametrize("bad", [0.0, -1.0, np.nan, np.inf])
def test_weights_not_above_nought(bad: float) -> None:
    weights = np.ones(40)
    weights[0] = bad
    with pytest.raises(ValueError, match="weights: 1 of 40 values are not above 0"):
        classical_share(SOME, 100, design=Design(weights=weights))


@pytest.mark.parametrize(
    "design",
    [Design(strata=np.zeros(39)), Design(weights=np.ones(39)), Design(clusters=np.zeros(39))],
)
def test_columns_of_different_lengths(design: Design) -> None:
    with pytest.raises(ValueError, match=r"columns of different lengths: outcome 40, .* 39"):
        classical_share(SOME, 100, design=design)


def test_more_coded_than_there_are() -> None:
    with pytest.raises(ValueError, match="stratum 0 has 40 coded cases and 39 in all"):
        classical_share(SOME, 39)
    assert float(classical_share(SOME, 39, finite=False).value) == pytest.approx(0.5)


def test_coded_cases_in_a_stratum_without_cases() -> None:
    strata = np.repeat([0, 1], 20)
    with pytest.raises(ValueError, match="stratum 1 has 20 coded cases and 0 in all"):
        classical_share(SOME, [100, 0], design=Design(strata=strata), finite=False)
    with pytest.raises(ValueError, match="stratum 1 has coded cases, and all cases lie in 1: count from 0"):
        classical_share(SOME, [100], design=Design(strata=strata))


@pytest.mark.parametrize("strata", [[-1, 0], [0, MOST_STRATA], [0.5, 0.0]])
def test_strata_that_are_no_numbers_from_nought(strata: list[float]) -> None:
    with pytest.raises(ValueError, match="strata"):
        Predictions.of([0.0, 1.0], strata=strata)


def test_numbers_alike_are_whole() -> None:
    with pytest.raises(ValueError, match="alike"):
        Predictions.of([0.0, 1.0], alike=[0.5, 2])
    with pytest.raises(ValueError, match="columns of different lengths: predictions 2, strata 1"):
        Predictions.of([0.0, 1.0], strata=[0])
