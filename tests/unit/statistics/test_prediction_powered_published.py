"""The mean as the papers have it: what it needs, and what it refuses."""

from __future__ import annotations

import math

import numpy as np
import pytest

from groundview.statistics.prediction_powered.predictions import Predictions
from groundview.statistics.prediction_powered.published import published_mean, published_weight


def test_amounts_have_a_mean_with_a_unit() -> None:
    found = published_mean([100.0, 300.0, 250.0], [1.0, 3.0, 2.0], [2.0, 2.0, 3.0, 1.0], unit="£")
    assert found.unit == "£"
    assert found.sampling
    assert found.sampling.low < found.value < found.sampling.high


def test_without_spread_in_predictions_it_is_the_mean_of_the_coded() -> None:
    assert published_weight([0.0, 1.0, 1.0], [2.0, 2.0, 2.0], [2.0, 2.0]) == 0.0
    assert float(published_mean([0.0, 1.0, 1.0], [2.0, 2.0, 2.0], [2.0, 2.0]).value) == pytest.approx(2 / 3)


@pytest.mark.parametrize(("coded", "others"), [([1.0], [0.0, 1.0]), ([0.0, 1.0], [])])
def test_too_few(coded: list[float], others: list[float]) -> None:
    found = published_mean(coded, coded, others)
    assert np.isnan(found.value)
    assert found.sampling
    assert (float(found.sampling.low), float(found.sampling.high)) == (-math.inf, math.inf)
    assert found.note.startswith("no mean")


def test_refusals() -> None:
    with pytest.raises(ValueError, match="outcome 2, predicted 1"):
        published_mean([0.0, 1.0], [0.0], [0.0])
    with pytest.raises(ValueError, match="missing or infinite"):
        published_mean([0.0, np.nan], [0.0, 1.0], [0.0])
    with pytest.raises(ValueError, match="the summary has 2"):
        published_weight([0.0, 1.0], [0.0, 1.0], Predictions.of([0.0, 1.0], strata=[0, 1]))
