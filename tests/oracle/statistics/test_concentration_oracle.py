"""Concentration against its definitions, in exact fractions."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundview.statistics.inequality import gini, gini_adjusted, lorenz, top_share
from groundview.statistics.places import FEWEST

EVENTS = st.lists(st.integers(0, 30), min_size=1, max_size=40).filter(any)


def pairwise_gini(events: list[int]) -> Fraction:
    """The mean absolute difference of all pairs, a place with itself included, over twice the mean."""
    apart = sum(abs(one - two) for one in events for two in events)
    return Fraction(apart, 2 * len(events) * sum(events))


def share_of_the_top(events: list[int], share: Fraction) -> Fraction:
    """Sorted, from the top, until so many places are used up; the last one in part."""
    left, held = share * len(events), Fraction(0)
    for each in sorted(events, reverse=True):
        held += min(left, Fraction(1)) * each
        left = max(left - 1, Fraction(0))
    return held / sum(events)


@settings(deadline=None)
@given(events=EVENTS)
def test_gini_is_the_pairwise_difference(events: list[int]) -> None:
    exact = pairwise_gini(events)
    assert float(gini(events, seed=1, replicates=100).value) == pytest.approx(float(exact), abs=1e-12)
    sparse = max(Fraction(len(events), sum(events)), Fraction(1))
    adjusted = sparse * (exact - 1) + 1
    found = gini_adjusted(events, seed=1, replicates=100)
    assert float(found.value) == pytest.approx(float(adjusted), abs=1e-12)


@settings(deadline=None)
@given(events=EVENTS, percent=st.integers(1, 100))
def test_top_share_is_the_sorted_sum(events: list[int], percent: int) -> None:
    exact = share_of_the_top(events, Fraction(percent, 100))
    found = top_share(events, percent / 100, seed=1, replicates=100)
    assert float(found.value) == pytest.approx(float(exact), abs=1e-9)


@settings(deadline=None)
@given(events=EVENTS)
def test_the_curve_is_the_sorted_sums(events: list[int]) -> None:
    x, y = lorenz(events)
    for i, (places, held) in enumerate(zip(x, y, strict=True)):
        top = sum(sorted(events, reverse=True)[:i])
        assert (float(places), float(held)) == (i / len(events), top / sum(events))


@settings(deadline=None, max_examples=30)
@given(events=EVENTS, seed=st.integers(0, 2**32))
def test_an_interval_is_ordered_or_said_to_be_absent(events: list[int], seed: int) -> None:
    found = gini(events, seed=seed, replicates=100)
    assert found.sampling is not None
    if sum(each > 0 for each in events) < FEWEST:
        assert "no interval" in found.note
    else:
        assert 0 <= found.sampling.low <= found.sampling.high <= 1
