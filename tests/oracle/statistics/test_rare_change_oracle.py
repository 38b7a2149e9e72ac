"""Exact chances: of every possible window of the newest periods, and of every possible series for the scan."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundview.statistics.rare_change import likeliest_change, newest_change


def greatest(counts: tuple[int, ...], exposure: list[int]) -> tuple[float, int]:
    """The greatest log likelihood ratio of one change, and the period after which it comes first."""
    total, risk = sum(counts), sum(exposure)
    best, where = -1.0, 0
    for cut in range(1, len(counts)):
        ratio = 0.0
        for part in (slice(0, cut), slice(cut, None)):
            k, n = sum(counts[part]), sum(exposure[part])
            ratio += k * math.log(k * risk / (n * total)) if k else 0.0
        if ratio > best + 1e-9:
            best, where = ratio, cut
    return best, where


@settings(deadline=None, max_examples=25)
@given(
    counts=st.lists(st.integers(0, 3), min_size=2, max_size=4).filter(lambda each: sum(each) >= 2),
    exposure=st.lists(st.integers(1, 3), min_size=4, max_size=4),
)
def test_the_p_value_is_the_share_of_all_series_that_look_as_changed(
    counts: list[int], exposure: list[int]
) -> None:
    exposure = exposure[: len(counts)]
    total, (seen, where) = sum(counts), greatest(tuple(counts), exposure)
    chance = 0.0
    for other in product(range(total + 1), repeat=len(counts)):
        if sum(other) == total and greatest(other, exposure)[0] >= seen - 1e-9:
            ways = math.factorial(total) / math.prod(math.factorial(k) for k in other)
            chance += ways * math.prod((n / sum(exposure)) ** k for k, n in zip(other, exposure, strict=True))
    found = likeliest_change(counts, seed=1, exposure=exposure, simulations=2000)
    assert found.first == where
    # Five standard errors of a share of 2,000.
    assert float(found.p.value) == pytest.approx(chance, abs=5 * math.sqrt(0.25 / 2000))


@settings(deadline=None)
@given(
    pairs=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=8),
    exposure=st.tuples(st.integers(1, 30), st.integers(1, 30)),
)
def test_the_newest_window_has_its_binomial_chance(
    pairs: list[tuple[int, int]], exposure: tuple[int, int]
) -> None:
    n, m = exposure
    found = newest_change(pairs, newest=1, exposure=[n, m])
    for (before, after), p in zip(pairs, found.p.value, strict=True):
        total, share = before + after, m / (n + m)
        chance = [math.comb(total, k) * share**k * (1 - share) ** (total - k) for k in range(total + 1)]
        upper = math.fsum(chance[after + 1 :]) + chance[after] / 2
        assert float(p) == pytest.approx(min(2 * min(upper, 1 - upper), 1), abs=1e-9)
    none = np.array([before + after == 0 for before, after in pairs])
    assert np.all(found.p.value[none] == 1.0)
