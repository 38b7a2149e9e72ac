"""Near repeats against plain loops over all pairs and, where there are few events, over all orders of their days."""

from __future__ import annotations

import math
from itertools import combinations, permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundview.statistics.near_repeat.bands import Bands, Metric
from groundview.statistics.near_repeat.counts import counts
from groundview.statistics.near_repeat.events import events
from groundview.statistics.near_repeat.knox import knox
from groundview.statistics.near_repeat.mantel import Closeness, mantel
from groundview.statistics.near_repeat.pairs import close_pairs
from groundview.statistics.near_repeat.shuffles import Shuffles
from groundview.statistics.near_repeat.space_time_k import Extent, space_time_k

Event = tuple[float, float, int]
METRICS: tuple[Metric, Metric] = ("manhattan", "euclidean")

# Quarters are exact, so that distances fall on bounds; thirds and tenths are not.
coordinates = st.integers(-8, 8).map(lambda k: k / 4) | st.sampled_from([1 / 3, 0.1, 0.2, 0.3, 1e6])
patterns = st.lists(st.tuples(coordinates, coordinates, st.integers(0, 12)), min_size=2, max_size=14)
distance_bounds = st.lists(
    st.sampled_from([0.25, 0.5, 0.75, 1.0, 2.5, 4.0]), min_size=1, max_size=4, unique=True
)
day_bounds = st.lists(st.integers(0, 14), min_size=2, max_size=5, unique=True).map(sorted)


def apart(one: Event, two: Event, metric: Metric) -> float:
    across, up = one[0] - two[0], one[1] - two[1]
    return abs(across) + abs(up) if metric == "manhattan" else math.sqrt(across * across + up * up)


def table(pattern: list[Event], bands: Bands) -> list[list[int]]:
    distances = bands.distances.tolist()
    days = bands.intervals.tolist()
    cells = [[0] * (len(days) - 1) for _ in distances[1:]]
    for one, two in combinations(pattern, 2):
        for d in range(len(distances) - 1):
            for t in range(len(days) - 1):
                near = distances[d] <= apart(one, two, bands.metric) < distances[d + 1]
                cells[d][t] += near and days[t] <= abs(one[2] - two[2]) < days[t + 1]
    return cells


@settings(deadline=None, max_examples=150)
@given(
    pattern=patterns,
    upper=distance_bounds,
    days=day_bounds,
    metric=st.sampled_from(METRICS),
    same_place=st.booleans(),
)
def test_observed_pairs_are_those_of_plain_loops(
    pattern: list[Event], upper: list[float], days: list[int], metric: Metric, same_place: bool
) -> None:
    bands = Bands.of([0, *sorted(upper)], days, metric=metric, same_place=same_place)
    found = knox(*np.array(pattern).T, bands=bands, shuffles=Shuffles(1, 70))
    assert found.observed.tolist() == table(pattern, bands)
    if same_place:
        alone = sum(one[:2] == two[:2] for one, two in combinations(pattern, 2))
        assert close_pairs(*np.array(pattern).T[:2], bands.distances, metric).counts()[0] == alone
    cells = [found.ratio_to_mean, found.ratio_to_median, found.p, found.p_table]
    assert not any(np.isnan(each).any() for each in cells) or found.note


@settings(deadline=None, max_examples=25)
@given(
    pattern=st.lists(st.tuples(coordinates, coordinates, st.integers(0, 12)), min_size=2, max_size=5),
    days=day_bounds,
)
def test_the_mean_is_that_of_all_orders(pattern: list[Event], days: list[int]) -> None:
    bands = Bands.of([0, 0.5, 2.5], days)
    places, dates = [event[:2] for event in pattern], [event[2] for event in pattern]
    every = [
        table([(*place, day) for place, day in zip(places, order, strict=True)], bands)
        for order in permutations(dates)
    ]
    found = knox(*np.array(pattern).T, bands=bands, shuffles=Shuffles(1, 39))
    np.testing.assert_allclose(found.mean, np.mean(every, axis=0), atol=1e-12)


def test_p_and_median_are_those_of_the_rows_of_permutations() -> None:
    random = np.random.default_rng(5)
    found = events(random.integers(0, 30, 60), random.integers(0, 30, 60), random.integers(0, 40, 60))
    bands = Bands.of([0, 2, 4, 8], [0, 2, 5, 20], metric="euclidean")
    rows = counts(found, bands, Shuffles(3, 199)).rows
    ours = knox(*found, bands=bands, shuffles=Shuffles(3, 199))
    mean, greatest = counts(found, bands, Shuffles(3, 199)).mean, np.full(200, -np.inf)
    excess = np.empty(rows.shape)
    for cell in np.ndindex(3, 3):
        drawn = [int(row[cell]) for row in rows]
        assert ours.p[cell] == sum(one >= drawn[0] for one in drawn) / 200
        assert ours.median[cell] == np.median(drawn[1:])
        roots = np.array(
            [math.sqrt(one) + math.sqrt(one + 1) - math.sqrt(4 * mean[cell] + 1) for one in drawn]
        )
        excess[:, cell[0], cell[1]] = roots / max(1, roots.std())
        greatest = np.maximum(greatest, excess[:, cell[0], cell[1]])
    for cell in np.ndindex(3, 3):
        assert ours.p_table[cell] == pytest.approx(np.mean(greatest >= excess[0][cell] - 1e-12))


@settings(deadline=None, max_examples=60)
@given(pattern=patterns, metric=st.sampled_from(METRICS))
def test_mantel_is_that_of_plain_loops(pattern: list[Event], metric: Metric) -> None:
    close = Closeness(metres=0.5, days=2.0, metric=metric)
    found = mantel(*np.array(pattern).T, closeness=close, shuffles=Shuffles(1, 39))
    pairs = list(combinations(pattern, 2))
    near = np.array([1 / (0.5 + apart(one, two, metric)) for one, two in pairs])
    soon = np.array([1 / (2.0 + abs(one[2] - two[2])) for one, two in pairs])
    assert found.sum == pytest.approx(float(near @ soon), rel=1e-12)
    assert found.expected == pytest.approx(near.mean() * soon.mean() * near.size, rel=1e-12)
    if np.isnan(found.correlation):
        assert found.note
        assert min(np.ptp(near), np.ptp(soon)) < 1e-5
    else:
        assert found.correlation == pytest.approx(float(np.corrcoef(near, soon)[0, 1]), abs=1e-6)


@settings(deadline=None, max_examples=60)
@given(pattern=patterns)
def test_space_time_k_is_that_of_plain_loops(pattern: list[Event]) -> None:
    bands, n = Bands.of([0, 0.5, 2.5], [0, 2, 7], metric="euclidean"), len(pattern)
    found = space_time_k(
        *np.array(pattern).T, bands=bands, extent=Extent(20.0, 13.0), shuffles=Shuffles(1, 39)
    )
    ordered = [(one, two) for one in range(n) for two in range(n) if one != two]
    for s, reach in enumerate([0.5, 2.5]):
        near = [apart(pattern[a], pattern[b], "euclidean") < reach for a, b in ordered]
        assert found.k_space[s] == pytest.approx(20 * np.mean(near))
        for t, time in enumerate([2, 7]):
            soon = [abs(pattern[a][2] - pattern[b][2]) < time for a, b in ordered]
            assert found.k_time[t] == pytest.approx(13 * np.mean(soon))
            assert found.k[s, t] == pytest.approx(260 * np.mean(np.logical_and(near, soon)))
            assert found.d[s, t] == pytest.approx(
                found.k[s, t] - found.k_space[s] * found.k_time[t], abs=1e-9
            )


@pytest.mark.parametrize(("metric", "order"), [("manhattan", 1), ("euclidean", 2)])
def test_many_pairs_are_those_of_a_tree(metric: Metric, order: int) -> None:
    """Far from the origin, in several blocks, some points in one place."""
    from scipy.spatial import cKDTree

    random = np.random.default_rng(1)
    places = np.round(random.uniform([350_000, 560_000], [352_000, 562_500], (9_000, 2)), 1)
    bounds = np.array([0.0, 20.0, 35.05, 50.0])
    found = close_pairs(*places.T, bounds, metric)
    first, second = np.sort(found.ends(), axis=0)
    tree: Any = cKDTree(places)
    within = tree.query_pairs(50.1, p=order, output_type="ndarray")
    gaps = np.abs(places[within[:, 0]] - places[within[:, 1]])
    distances = gaps.sum(axis=1) if order == 1 else np.sqrt((gaps**2).sum(axis=1))
    for band in range(3):
        asked = within[(bounds[band] <= distances) & (distances < bounds[band + 1])]
        ours = slice(found.starts[band], found.starts[band + 1])
        assert set(zip(first[ours].tolist(), second[ours].tolist(), strict=True)) == set(
            map(tuple, asked.tolist())
        )
    assert found.counts().min() > 5_000
