"""The E-test against its definition, summed in plain Python with exact comparisons."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundview.statistics.comparison import e_test


def squared_statistic(x: int, y: int, n: Fraction, m: Fraction) -> Fraction:
    """(x/n - y/m)^2 over its estimated variance; 0 where nothing happened."""
    if x == y == 0:
        return Fraction(0)
    return (x / n - y / m) ** 2 / (x / n**2 + y / m**2)


def by_definition(k: int, j: int, n: Fraction, m: Fraction) -> float:
    if k == j == 0:
        return 1.0
    seen = squared_statistic(k, j, n, m)
    pooled = (k + j) / (n + m)
    first, second = (law(float(pooled * risk)) for risk in (n, m))
    return math.fsum(
        p * q
        for x, p in enumerate(first)
        for y, q in enumerate(second)
        if squared_statistic(x, y, n, m) >= seen
    )


def law(mean: float) -> list[float]:
    most = math.ceil(mean + 9 * math.sqrt(mean) + 12)
    return [math.exp(x * math.log(mean) - mean - math.lgamma(x + 1)) for x in range(most)]


RISKS = st.sampled_from([Fraction(1), Fraction(2), Fraction(1, 2), Fraction(3), Fraction(5)])


@settings(deadline=None, max_examples=40)
@given(k=st.integers(0, 12), j=st.integers(0, 12), n=RISKS, m=RISKS)
def test_e_test_by_definition(k: int, j: int, n: Fraction, m: Fraction) -> None:
    found = float(e_test(k, j, exposure_first=float(n), exposure_second=float(m)).value)
    assert found == pytest.approx(by_definition(k, j, n, m), rel=1e-6, abs=1e-12)
