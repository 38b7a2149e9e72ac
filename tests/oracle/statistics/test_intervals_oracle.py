"""Intervals against plain Python that solves for their definition."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundview.statistics.counts import exact_poisson
from groundview.statistics.proportions import wilson
from groundview.statistics.ratios import rate_ratio

CONFIDENCES = st.sampled_from([0.5, 0.8, 0.9, 0.95, 0.99])


def poisson_at_most(k: int, mean: float) -> float:
    if mean == 0:
        return 1.0
    return math.fsum(math.exp(i * math.log(mean) - mean - math.lgamma(i + 1)) for i in range(k + 1))


def binomial_at_most(k: int, n: int, share: float) -> float:
    if share in (0.0, 1.0):
        return 1.0 if share == 0.0 or k >= n else 0.0
    terms = (math.comb(n, i) * share**i * (1 - share) ** (n - i) for i in range(k + 1))
    return math.fsum(terms)


def solve(rising: Callable[[float], float], low: float, high: float) -> float:
    """Where a rising function crosses 0."""
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)
    return (low + high) / 2


@settings(deadline=None, max_examples=60)
@given(k=st.integers(0, 120), confidence=CONFIDENCES)
def test_garwood_by_bisection_on_the_poisson_law(k: int, confidence: float) -> None:
    outside = (1 - confidence) / 2
    high = solve(lambda mean: outside - poisson_at_most(k, mean), 0, 500)
    low = solve(lambda mean: 1 - poisson_at_most(k - 1, mean) - outside, 0, 500) if k else 0.0
    found = exact_poisson(k, confidence=confidence).sampling
    assert found is not None
    assert float(found.low) == pytest.approx(low, rel=1e-9, abs=1e-12)
    assert float(found.high) == pytest.approx(high, rel=1e-9)


@settings(deadline=None)
@given(data=st.data(), n=st.integers(1, 5000), confidence=CONFIDENCES)
def test_wilson_by_bisection_on_the_score(data: st.DataObject, n: int, confidence: float) -> None:
    """The bounds are the shares p whose distance to k/n is z times their own standard error."""
    k = data.draw(st.integers(0, n))
    z = solve(lambda x: math.erf(x / math.sqrt(2)) - confidence, 0, 10)
    share = k / n

    def score(p: float) -> float:
        return (share - p) ** 2 - z * z * p * (1 - p) / n

    low = 0.0 if k == 0 else solve(lambda p: -score(p), 0.0, share)
    high = 1.0 if k == n else solve(score, share, 1.0)
    found = wilson(k, n, confidence=confidence).sampling
    assert found is not None
    assert float(found.low) == pytest.approx(low, abs=1e-9)
    assert float(found.high) == pytest.approx(high, abs=1e-9)


@settings(deadline=None)
@given(
    pairs=st.lists(st.tuples(st.integers(0, 2**40), st.integers(0, 2**40)), min_size=1, max_size=20),
    confidence=CONFIDENCES,
)
def test_wilson_always_holds_its_share_and_stays_in_bounds(
    pairs: list[tuple[int, int]], confidence: float
) -> None:
    won = [min(pair) for pair in pairs]
    tried = [max(pair) for pair in pairs]
    found = wilson(won, tried, confidence=confidence)
    assert found.sampling is not None
    low, high = found.sampling.low, found.sampling.high
    some = np.array(tried) > 0
    assert np.all((low >= 0) & (high <= 1))
    assert np.all((low <= found.value)[some] & (found.value <= high)[some])
    turned = wilson(np.array(tried) - np.array(won), tried, confidence=confidence).sampling
    assert turned is not None
    np.testing.assert_allclose(turned.low, 1 - high, atol=1e-12)


@settings(deadline=None, max_examples=60)
@given(
    before=st.integers(0, 40),
    after=st.integers(0, 40),
    risk=st.tuples(st.sampled_from([0.5, 1.0, 3.0, 1000.0]), st.sampled_from([0.5, 1.0, 7.0])),
    confidence=CONFIDENCES,
)
def test_the_ratio_by_bisection_on_the_binomial_law(
    before: int, after: int, risk: tuple[float, float], confidence: float
) -> None:
    outside, both, scale = (1 - confidence) / 2, before + after, risk[0] / risk[1]
    low, high = 0.0, math.inf
    if after:
        share = solve(lambda p: 1 - binomial_at_most(after - 1, both, p) - outside, 0, 1)
        low = share / (1 - share) * scale
    if before:
        share = solve(lambda p: outside - binomial_at_most(after, both, p), 0, 1)
        high = share / (1 - share) * scale
    found = rate_ratio(
        before, after, exposure_first=risk[0], exposure_second=risk[1], confidence=confidence
    ).sampling
    assert found is not None
    assert float(found.low) == pytest.approx(low, rel=1e-7)
    assert float(found.high) == pytest.approx(high, rel=1e-7)
