"""Knox's table: planted near repeats, tables in which nothing can be seen, and the same digits everywhere."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest

from groundview.statistics import parallel
from groundview.statistics.near_repeat import pairs
from groundview.statistics.near_repeat.bands import Bands
from groundview.statistics.near_repeat.family import in_any_cell, in_cell
from groundview.statistics.near_repeat.knox import KnoxTable, knox
from groundview.statistics.near_repeat.shuffles import LANES, Shuffles, day_codes, over_orders

BANDS = Bands.of([0, 100, 300], [0, 7, 14])


def digits(found: KnoxTable) -> list[str]:
    return [repr(getattr(found, field.name)) for field in fields(found)]


def test_planted_repeats_are_found_where_they_were_planted() -> None:
    random = np.random.default_rng(1)
    x, y, days = *random.uniform(0, 3000, (2, 300)), random.integers(0, 365, 300)
    again = random.choice(300, 25, replace=False)
    x, y = np.append(x, x[again] + 20), np.append(y, y[again])
    found = knox(x, y, np.append(days, days[again] + 3), bands=BANDS, shuffles=Shuffles(1))
    assert found.p[0, 0] == found.p_table[0, 0] == 0.001
    assert found.ratio_to_mean[0, 0] > found.chance.high[0, 0] > 1 > found.chance.low[0, 0]
    assert found.p[1:].min() > 0.01
    assert np.all(found.p_table >= found.p)
    assert found.note == ""


def test_the_same_digits_on_any_number_of_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(2)
    x, y, days = *random.uniform(0, 1000, (2, 200)), random.integers(0, 50, 200)
    one = knox(x, y, days, bands=BANDS, shuffles=Shuffles(7, 300))
    monkeypatch.setattr(parallel.os, "cpu_count", lambda: 1)
    monkeypatch.setattr(pairs, "BLOCK", 16)
    assert digits(knox(x, y, days, bands=BANDS, shuffles=Shuffles(7, 300))) == digits(one)
    other = knox(x, y, days, bands=BANDS, shuffles=Shuffles(8, 300))
    assert other.observed.tolist() == one.observed.tolist()
    assert other.chance.low.tolist() != one.chance.low.tolist()


@pytest.mark.parametrize(
    ("x", "days", "reason"),
    [
        ([], [], "there are fewer than two events"),
        ([1.0], [3], "there are fewer than two events"),
        ([5.0, 5.0, 5.0], [1, 2, 3], "all events are in one place"),
        ([1.0, 2.0, 3.0], [4, 4, 4], "all events are on one day"),
        ([0.0, 1e4, 2e4], [1, 2, 3], "no two events are as near as the largest distance"),
        ([0.0, 1.0, 2.0], [1, 2, 3], "no order of the days could change a count"),
    ],
)
def test_where_nothing_can_be_seen_the_note_says_why(x: list[float], days: list[int], reason: str) -> None:
    found = knox(x, [0.0] * len(x), days, bands=BANDS, shuffles=Shuffles(1, 99))
    assert found.note == f"no ratio and no p: {reason}"
    for cells in (found.ratio_to_mean, found.ratio_to_median, found.p, found.p_table, found.chance.low):
        assert np.isnan(cells).all()
    assert found.observed.shape == found.mean.shape == (2, 2)


def test_cells_in_which_nothing_can_be_seen_are_counted() -> None:
    found = knox([0, 50, 200, 900, 950], [0] * 5, [0, 1, 9, 2, 30], bands=BANDS, shuffles=Shuffles(1, 99))
    assert not np.isnan(found.ratio_to_mean).any()
    lone = Bands.of([0, 10, 300], [0, 7, 14])
    found = knox([0, 50, 200, 900, 950], [0] * 5, [0, 1, 9, 2, 30], bands=lone, shuffles=Shuffles(1, 99))
    assert np.isnan(found.p).tolist() == [[True, True], [False, False]]
    assert "no order of the days could change the count (2 of 4)" in found.note


def test_a_median_of_0_gives_no_ratio_and_says_so() -> None:
    x, days = np.arange(40) * 1000.0, np.arange(40) * 5
    found = knox([*x, 20], [0] * 41, [*days, 400], bands=BANDS, shuffles=Shuffles(1, 99))
    assert found.median[0, 0] == 0
    assert np.isnan(found.ratio_to_median[0, 0])
    assert found.ratio_to_mean[0, 0] == 0
    assert "no ratio to the median: it is 0" in found.note


def test_long_times_without_events_are_cut_and_longer_ones_refused() -> None:
    assert day_codes(np.array([100_000, 0, 100_003, 5]), 7).tolist() == [12, 0, 15, 5]
    bands = Bands.of([0, 10], [0, 7, 30_000])
    found = knox([0, 1, 99, 98], [0] * 4, [0, 100_000, 100_003, 5], bands=bands, shuffles=Shuffles(1, 99))
    assert found.observed.tolist() == [[0, 0]]
    with pytest.raises(ValueError, match="span 100,003 days, and at most 32,766"):
        knox([0, 1, 2], [0] * 3, [0, 5, 100_003], bands=Bands.of([0, 10], [0, 200_000]), shuffles=Shuffles(1))


def test_too_many_pairs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairs, "MOST_PAIRS", 40)
    with pytest.raises(ValueError, match="45 pairs are less than 300 apart, and at most 40 are held"):
        knox(range(10), range(10), range(10), bands=BANDS, shuffles=Shuffles(1))


def test_every_order_is_as_likely_as_any_other_and_more_orders_change_none() -> None:
    codes = np.arange(4, dtype=np.int16)
    rows = over_orders(codes, Shuffles(1, 24_000), lambda lanes: lanes.astype(np.int64))
    assert rows[0].tolist() == [0, 1, 2, 3]
    orders, many = np.unique(rows[1:], axis=0, return_counts=True)
    assert orders.shape == (24, 4)
    # The sum of squares has 23 degrees of freedom: above 49.7 once in a thousand seeds.
    assert float(((many - 1000) ** 2).sum() / 1000) < 49.7
    fewer = over_orders(codes, Shuffles(1, LANES), lambda lanes: lanes.astype(np.int64))
    assert fewer.tolist() == rows[: LANES + 1].tolist()


@pytest.mark.parametrize(("seed", "permutations"), [(1, 0), (-1, 99), (2**64, 99)])
def test_bad_shuffles_are_refused(seed: int, permutations: int) -> None:
    with pytest.raises(ValueError, match=r"at least 39 permutations|a seed is"):
        Shuffles(seed, permutations)


def test_a_cell_is_held_against_its_own_row_and_against_every_cell_of_others() -> None:
    rows = np.array([[[9, 1]], [[1, 2]], [[9, 0]], [[3, 12]]])
    assert in_cell(rows).tolist() == [[0.5, 0.75]]
    # The excess of the root of 12 over 4 is above that of 9 over 4; the spreads are near 1.
    assert in_any_cell(rows, np.array([[4.0, 4.0]])).tolist() == [[0.75, 1.0]]
