"""Smoothing against Marshall's formulas area by area, and against a posterior worked out the long way."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundview.statistics.rates import rate
from groundview.statistics.smoothing import empirical_bayes, spatial_empirical_bayes

AREA = st.tuples(st.integers(0, 60), st.integers(1, 5000))
AREAS = st.lists(AREA, min_size=2, max_size=15)


def marshall(areas: list[tuple[int, int]], one: tuple[int, int]) -> float:
    """The estimate of one area under the moments of `areas`, each area a pair of events and exposure."""
    exposure = math.fsum(n for _, n in areas)
    m = math.fsum(y for y, _ in areas) / exposure
    if m == 0:
        return 0.0
    spread = math.fsum(n * (y / n - m) ** 2 for y, n in areas) / exposure - m * len(areas) / exposure
    a = max(spread, 0.0)
    w = a / (a + m / one[1])
    return w * one[0] / one[1] + (1 - w) * m


@settings(deadline=None)
@given(areas=AREAS)
def test_empirical_bayes_is_marshalls_global_estimate(areas: list[tuple[int, int]]) -> None:
    found = empirical_bayes([y for y, _ in areas], [n for _, n in areas], unit="x", per=1)
    expected = [marshall(areas, one) for one in areas]
    # The moments subtract large numbers, so the last digits of a tiny spread differ with the order of sums.
    np.testing.assert_allclose(found.value, expected, rtol=1e-6, atol=1e-12)
    assert found.sampling is not None
    assert np.all((found.sampling.low <= found.value) & (found.value <= found.sampling.high))
    assert np.all(found.sampling.low >= 0)


@settings(deadline=None)
@given(areas=AREAS, data=st.data())
def test_the_spatial_estimate_is_marshalls_local_one(
    areas: list[tuple[int, int]], data: st.DataObject
) -> None:
    k = len(areas)
    rows = [{i} | data.draw(st.sets(st.integers(0, k - 1), max_size=5)) for i in range(k)]
    starts = np.cumsum([0, *map(len, rows)])
    named = [j for row in rows for j in sorted(row)]
    found = spatial_empirical_bayes(
        [y for y, _ in areas], [n for _, n in areas], (starts, named), unit="x", per=1
    )
    for i, row in enumerate(rows):
        fellows = [areas[j] for j in row] if len(row) > 1 else areas
        assert float(found.value[i]) == pytest.approx(marshall(fellows, areas[i]), rel=1e-6, abs=1e-12)


def test_with_many_areas_the_interval_is_that_of_the_known_prior() -> None:
    """With 20,000 areas the prior is as good as known, and the posterior is gamma(shape + y, rate + n)."""
    from scipy.stats import gamma

    random = np.random.default_rng(8)
    exposure = random.integers(500, 2500, 20_000)
    events = random.poisson(exposure * random.gamma(4, 0.005, 20_000))
    found = empirical_bayes(events, exposure, unit="x", per=1).sampling
    assert found is not None
    posterior = gamma(4 + events, scale=1 / (1 / 0.005 + exposure))
    np.testing.assert_allclose(found.low, posterior.ppf(0.025), rtol=0.05, atol=2e-4)
    np.testing.assert_allclose(found.high, posterior.ppf(0.975), rtol=0.05, atol=2e-4)


@settings(deadline=None)
@given(
    cells=st.lists(
        st.tuples(st.integers(0, 10**6), st.one_of(st.just(0), st.integers(1, 10**7))), min_size=1
    ),
    per=st.sampled_from([1.0, 1000.0, 1e5]),
)
def test_a_rate_is_a_division(cells: list[tuple[int, int]], per: float) -> None:
    found = rate([y for y, _ in cells], [n for _, n in cells], unit="x", per=per)
    for value, (events, exposure) in zip(found.value, cells, strict=True):
        if exposure == 0:
            assert np.isnan(value)
        else:
            assert float(value) == events * per / exposure
