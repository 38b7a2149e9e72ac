"""Trends against a plain second implementation: one series, dense matrices, one correlation at a time."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import stdtrit

from groundview.statistics.trends.trend import trend

Column = NDArray[np.float64]
MONTHS = np.arange(np.datetime64("2022-01"), np.datetime64("2022-01") + 30)
COUNTS = st.lists(st.integers(1, 40), min_size=30, max_size=30)
GAPS = st.sets(st.integers(0, 29), max_size=6)


def rows(used: list[int]) -> Column:
    """1, years from the middle, the step of January 2023, cosine and sine."""
    return np.array(
        [[1, (t - 14.5) / 12, t >= 12, math.cos(math.pi * t / 6), math.sin(math.pi * t / 6)] for t in used],
        dtype=np.float64,
    )


def maximum(x: Column, y: Column, offset: Column) -> Column:
    def loss(b: Column) -> float:
        return float(np.sum(np.exp(offset + x @ b) - y * (x @ b)))

    def slope(b: Column) -> Column:
        return np.asarray(x.T @ (np.exp(offset + x @ b) - y))

    start = np.zeros(x.shape[1])
    start[0] = math.log(y.sum() / np.exp(offset).sum())
    return np.asarray(minimize(loss, start, jac=slope, method="BFGS", options={"gtol": 1e-9}).x)


def slope_variance(x: Column, mean: Column, residual: Column, used: list[int]) -> tuple[float, float]:
    """The variance of the second coefficient and the average correlation, over the candidates."""
    scaled = np.sqrt(mean)[:, None] * x
    inverse = np.linalg.inv(scaled.T @ scaled)
    parts = []
    pairs = [(-0.2, 1.0), (-0.1, 1.0), (0.0, 1.0)] + [(i / 10, c) for i in range(1, 10) for c in (0.5, 1.0)]
    for r, c in pairs:
        v = np.array([[c * r ** abs(i - j) if i != j else 1.0 for j in used] for i in used])
        best = scaled.T @ np.linalg.inv(v) @ scaled
        left = residual - scaled @ np.linalg.solve(best, scaled.T @ np.linalg.solve(v, residual))
        rss = left @ np.linalg.solve(v, left)
        n = len(used) - x.shape[1]
        weight = math.exp(-0.5 * (np.linalg.slogdet(v)[1] + np.linalg.slogdet(best)[1] + n * math.log(rss)))
        variance = max(rss / n, 1.0) * (inverse @ scaled.T @ v @ scaled @ inverse)[1, 1]
        parts.append((weight, variance, r * c))
    total = sum(weight for weight, _, _ in parts)
    return sum(w * v for w, v, _ in parts) / total, sum(w * r for w, _, r in parts) / total


@settings(deadline=None, max_examples=30)
@given(counts=COUNTS, gaps=GAPS)
def test_a_trend_is_the_maximum_with_the_sandwich_averaged_over_candidates(
    counts: list[int], gaps: set[int]
) -> None:
    used = [t for t in range(30) if t not in gaps]
    series = [counts[t] if t in used else math.nan for t in range(30)]
    found = trend(MONTHS, series, breaks=("2023-01",))
    y = np.array([series[t] for t in used], dtype=np.float64)
    days = (MONTHS + 1).astype("datetime64[D]") - MONTHS.astype("datetime64[D]")
    offset = np.log(days.astype(np.float64)[used])
    x = rows(used)
    b = maximum(x, y, offset)
    mean = np.exp(offset + x @ b)
    variance, correlation = slope_variance(x, mean, (y - mean) / np.sqrt(mean), used)
    assert float(found.yearly.value) == pytest.approx(100 * (math.exp(b[1]) - 1), rel=1e-4, abs=1e-4)
    assert float(found.steps[0].value) == pytest.approx(math.exp(b[2]), rel=1e-4)
    assert float(found.autocorrelation) == pytest.approx(correlation, abs=1e-4)
    assert found.yearly.sampling is not None
    wide = np.log1p(found.yearly.sampling.high / 100) - np.log1p(found.yearly.sampling.low / 100)
    assert float(wide) == pytest.approx(2 * math.sqrt(variance) * stdtrit(len(used) - 5, 0.975), rel=1e-3)
