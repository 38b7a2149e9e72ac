"""The bootstrap against a plain loop that uses the same draws."""

from __future__ import annotations

import math
from statistics import NormalDist, fmean

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundview.statistics.bootstrap import bca, percentile, resampled

SAMPLE = st.lists(
    st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: round(x, 3)), min_size=3, max_size=12
).filter(lambda xs: len(set(xs)) > 2)
NORMAL = NormalDist()


def order_statistic(values: list[float], level: float) -> float:
    """Between the two order statistics on either side of the level, in proportion."""
    place = level * (len(values) - 1)
    below = math.floor(place)
    above = min(below + 1, len(values) - 1)
    ordered = sorted(values)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def plain_bca(sample: list[float], drawn: list[float], confidence: float) -> tuple[float, float]:
    value = fmean(sample)
    ties = [math.isclose(x, value, rel_tol=1e-12, abs_tol=1e-12 * max(map(abs, drawn))) for x in drawn]
    share = fmean(0.5 if tie else x < value for x, tie in zip(drawn, ties, strict=True))
    left = [fmean(sample[:i] + sample[i + 1 :]) for i in range(len(sample))]
    apart = [fmean(left) - x for x in left]
    lean = math.fsum(d**3 for d in apart) / (6 * math.fsum(d**2 for d in apart) ** 1.5)
    bias, bounds = NORMAL.inv_cdf(share), []
    for level in ((1 - confidence) / 2, (1 + confidence) / 2):
        z = bias + NORMAL.inv_cdf(level)
        bounds.append(order_statistic(drawn, NORMAL.cdf(bias + z / (1 - lean * z))))
    return bounds[0], bounds[1]


@settings(deadline=None, max_examples=40)
@given(sample=SAMPLE, seed=st.integers(0, 2**32))
def test_both_intervals_by_a_plain_loop(sample: list[float], seed: int) -> None:
    drawn = resampled(np.array(sample), np.mean, seed=seed, replicates=400).tolist()
    size = max(abs(x) for x in sample)
    plain = percentile(sample, np.mean, unit="", seed=seed, replicates=400).sampling
    assert plain is not None
    assert float(plain.low) == pytest.approx(order_statistic(drawn, 0.025), abs=1e-9 * size)
    assert float(plain.high) == pytest.approx(order_statistic(drawn, 0.975), abs=1e-9 * size)
    corrected = bca(sample, np.mean, unit="", seed=seed, replicates=400)
    assert corrected.sampling is not None
    if not corrected.note:
        low, high = plain_bca(sample, drawn, 0.95)
        assert float(corrected.sampling.low) == pytest.approx(low, abs=1e-6 * size)
        assert float(corrected.sampling.high) == pytest.approx(high, abs=1e-6 * size)
    assert min(sample) - 1e-9 * size <= corrected.sampling.low <= corrected.sampling.high
