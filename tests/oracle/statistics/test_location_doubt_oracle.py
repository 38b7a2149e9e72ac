"""Completions and bounds against event-by-event drawing, and Rubin's rules against the printed formulas."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import stdtr

from groundview.statistics.location_doubt.combined import rubin
from groundview.statistics.location_doubt.completions import completed
from groundview.statistics.location_doubt.whereabouts import Whereabouts

KIND = st.tuples(st.integers(0, 3), st.dictionaries(st.integers(0, 3), st.integers(0, 3), min_size=1))


@settings(deadline=None, max_examples=40)
@given(kinds=st.lists(KIND, max_size=3))
def test_bounds_and_means_are_those_of_all_ways_to_place_the_events(
    kinds: list[tuple[int, dict[int, int]]],
) -> None:
    kinds = [(n, chances) for n, chances in kinds if sum(chances.values())]
    starts = np.cumsum([0, *(len(chances) for _, chances in kinds)])
    named = [area for _, chances in kinds for area in chances]
    weights = [weight for _, chances in kinds for weight in chances.values()]
    places = Whereabouts.of([1, 2, 3, 4], [n for n, _ in kinds], (starts, named), weights)
    single = [chances for n, chances in kinds for _ in range(n)]
    possible = [[area for area, weight in chances.items() if weight] for chances in single]
    ways = [np.bincount([0, 1, 1, 2, 2, 2, 3, 3, 3, 3, *way]) for way in product(*possible)]
    assert places.least().tolist() == np.min(ways, axis=0).tolist()
    assert places.most().tolist() == np.max(ways, axis=0).tolist()
    mean = [Fraction(area + 1) for area in range(4)]
    for chances in single:
        for area, weight in chances.items():
            mean[area] += Fraction(weight, sum(chances.values()))
    drawn = completed(places, draws=400, seed=1)
    assert {tuple(each) for each in drawn.tolist()} <= {tuple(way.tolist()) for way in ways}
    # Five standard errors of a mean of 400, each event adding at most a fourth to the variance.
    np.testing.assert_allclose(
        drawn.mean(axis=0), [float(each) for each in mean], atol=5 * math.sqrt(len(single) / 1600) + 1e-9
    )


NUMBER = st.floats(-5, 5)


@settings(deadline=None, max_examples=60)
@given(
    values=st.lists(NUMBER, min_size=2, max_size=8),
    variance=st.floats(0.1, 5),
    complete=st.sampled_from([5.0, 40.0, math.inf]),
)
def test_rubins_interval_holds_95_of_students_law(
    values: list[float], variance: float, complete: float
) -> None:
    m = len(values)
    mean = math.fsum(values) / m
    between = math.fsum((each - mean) ** 2 for each in values) / (m - 1)
    total = variance + (1 + 1 / m) * between
    gamma = max((1 + 1 / m) * between / total, 1e-4)
    freedom = (m - 1) / gamma**2
    if complete < math.inf:
        observed = (complete + 1) / (complete + 3) * complete * (1 - (1 + 1 / m) * between / total)
        freedom = max(1 / (1 / freedom + 1 / observed), 1.0)
    found = rubin(values, [variance] * m, unit="x", complete=complete)
    assert found.sampling is not None
    assert float(found.value) == pytest.approx(mean, abs=1e-12)
    t = (float(found.sampling.high) - mean) / math.sqrt(total)
    assert stdtr(freedom, t) == pytest.approx(0.975, abs=1e-9)
