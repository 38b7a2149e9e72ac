"""The spatial test data of Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 14."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from groundview.statistics.bca import NORMAL, acceleration, bias_share
from groundview.statistics.bootstrap import bca, left_out, percentile, resampled

SPATIAL_TEST_A = np.array(
    [48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41.0]
)
"""26 neurologically impaired children, test A (their table 14.1)."""


def plug_in_variance(samples: Any, axis: int) -> Any:
    return np.var(samples, axis=axis)


def test_the_value_is_171_5() -> None:
    found = bca(SPATIAL_TEST_A, plug_in_variance, unit="squared points", seed=1, confidence=0.90)
    assert round(float(found.value), 1) == 171.5


def test_the_acceleration_is_0_061() -> None:
    assert round(acceleration(left_out(SPATIAL_TEST_A, plug_in_variance, seed=1)), 3) == 0.061


def test_the_bias_correction_is_0_146_within_chance() -> None:
    drawn = resampled(SPATIAL_TEST_A, plug_in_variance, seed=1, replicates=20_000)
    bias = NORMAL.inv_cdf(bias_share(float(np.var(SPATIAL_TEST_A)), drawn))
    # Their 2,000 replicates leave a standard error of .03; Martinez and Martinez found .16 on the same data.
    assert bias == pytest.approx(0.146, abs=0.04)


def test_the_intervals_of_table_14_2() -> None:
    """90%: BCa (115.8, 259.6), percentile (100.8, 233.9), each from 2,000 replicates."""
    corrected = bca(
        SPATIAL_TEST_A, plug_in_variance, unit="", seed=1, replicates=20_000, confidence=0.9
    ).sampling
    plain = percentile(
        SPATIAL_TEST_A, plug_in_variance, unit="", seed=1, replicates=20_000, confidence=0.9
    ).sampling
    assert corrected is not None
    assert plain is not None
    assert float(corrected.low) == pytest.approx(115.8, abs=3)
    assert float(corrected.high) == pytest.approx(259.6, abs=4)
    assert float(plain.low) == pytest.approx(100.8, abs=3)
    assert float(plain.high) == pytest.approx(233.9, abs=3)
