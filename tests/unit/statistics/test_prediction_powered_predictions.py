"""What is predicted for all cases, summed up."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.statistics.prediction_powered.predictions import Predictions


def test_by_stratum() -> None:
    found = Predictions.of([0, 1, 1, 0.5], strata=[0, 0, 2, 2])
    assert found.cases.tolist() == [2, 0, 2]
    assert found.mean == pytest.approx([0.5, 0.0, 0.75])
    assert found.variance == pytest.approx([0.25, 0.0, 0.0625])


def test_cases_alike_are_rows_repeated() -> None:
    short = Predictions.of([0.0, 0.5, 1.0], alike=[5, 0, 3], strata=[0, 0, 1])
    long = Predictions.of([0.0] * 5 + [1.0] * 3, strata=[0] * 5 + [1] * 3)
    for one, other in zip(
        (short.cases, short.mean, short.variance), (long.cases, long.mean, long.variance), strict=True
    ):
        np.testing.assert_allclose(one, other)


def test_large_numbers_near_each_other_keep_their_spread() -> None:
    found = Predictions.of(1e9 + np.tile([0.0, 1.0], 500))
    assert found.variance == pytest.approx([0.25])


def test_none_at_all() -> None:
    found = Predictions.of([])
    assert (found.cases.tolist(), found.mean.tolist(), found.variance.tolist()) == ([0], [0], [0])
