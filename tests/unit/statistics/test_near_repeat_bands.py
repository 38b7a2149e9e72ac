"""Bands are half-open and say so; events are whole days at places."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.statistics.near_repeat.bands import Bands
from groundview.statistics.near_repeat.events import events
from groundview.statistics.near_repeat.knox import knox
from groundview.statistics.near_repeat.shuffles import Shuffles


def test_a_value_on_a_bound_belongs_to_the_upper_band() -> None:
    # From the first event: 0, 100, 200 and 500 m (3-4-5 triangles are exact), and 0, 6, 7 and 14 days.
    x, y, days = [0, 0, 60, 120, 300], [0, 0, 80, 160, 400], [0, 0, 6, 7, 14]
    bands = Bands.of([0, 100, 200, 500], [0, 7, 14], metric="euclidean")
    found = knox(x[:1] + x[2:], y[:1] + y[2:], days[:1] + days[2:], bands=bands, shuffles=Shuffles(1, 39))
    # Two pairs are 100 m and 6 or 1 days apart; 200, 300 and 400 m are 7 or 8 days; 500 m and 14 days are beyond.
    assert found.observed.tolist() == [[0, 0], [2, 0], [0, 3]]
    same = Bands.of([0, 100, 200], [0, 6, 7, 8], metric="euclidean", same_place=True)
    found = knox(x, y, days, bands=same, shuffles=Shuffles(1, 39))
    assert found.observed.tolist() == [[1, 0, 0], [0, 0, 0], [1, 2, 0]]


def test_labels_say_where_a_band_begins_and_ends() -> None:
    plain = Bands.of([0, 0.1, 200, 400.5], [0, 7, 14])
    assert plain.distance_labels() == ("[0, 0.1)", "[0.1, 200)", "[200, 400.5)")
    assert plain.interval_labels() == ("[0, 7)", "[7, 14)")
    apart = Bands.of([0, 100, 200], [1, 7], same_place=True)
    assert apart.distance_labels() == ("0 (same place)", "(0, 100)", "[100, 200)")
    assert Bands.of([0], [0, 7], same_place=True).distance_labels() == ("0 (same place)",)


def test_the_same_place_is_exactly_the_same_place() -> None:
    near = np.nextafter(1.0, 2.0)
    bands = Bands.of([0], [0, 2], same_place=True)
    found = knox([1, 1, near, 7], [5, 5, 5, 7], [0, 1, 1, 9], bands=bands, shuffles=Shuffles(1, 39))
    assert found.observed.tolist() == [[1]]


@pytest.mark.parametrize(
    ("distances", "intervals", "words"),
    [
        ([100], [0, 7], "distances needs two bounds"),
        ([0, 100, 100], [0, 7], "distances must rise"),
        ([-1, 100], [0, 7], "distances must rise"),
        ([0, np.inf], [0, 7], "distances must rise"),
        ([0, 100], [7, 0], "intervals must rise"),
        ([0, 100], [0, 1.5], "intervals: 1 of 2 values are not whole"),
    ],
)
def test_bad_bounds_are_refused(distances: list[float], intervals: list[int], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Bands.of(distances, intervals)


def test_an_unknown_metric_and_a_same_place_without_0_are_refused() -> None:
    with pytest.raises(ValueError, match="'manhattan' or 'euclidean': it is 'cosine'"):
        Bands.of([0, 1], [0, 1], metric="cosine")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="must begin with 0"):
        Bands.of([1, 2], [0, 1], same_place=True)


def test_dates_are_days() -> None:
    found = events([0.5, 1], [2, 3], np.array(["2016-02-28", "2016-03-01"], dtype="datetime64[D]"))
    assert np.diff(found.day).tolist() == [2]
    assert events([1], [1], np.array(["2016-01-01T00:00"], dtype="datetime64[m]")).day.tolist() == [16801]


@pytest.mark.parametrize(
    ("x", "days", "words"),
    [
        ([0, np.nan], [1, 2], "x: 1 of 2 values are missing or infinite .the first at position 1"),
        ([0, 1], [1, np.nan], "days: 1 of 2 values are missing or infinite"),
        ([0, 1], [1, 2.5], "days: 1 of 2 values are not whole"),
        ([0, 1], [1, 2, 3], "columns of different lengths: x 2, y 2, days 3"),
        ([0, 1], np.array(["2016-01-01", "NaT"], dtype="datetime64[D]"), "days: 1 of 2 values are missing"),
        (
            [0, 1],
            np.array(["2016-01-01T00", "2016-01-01T05"], dtype="datetime64[h]"),
            "1 of 2 values are times",
        ),
    ],
)
def test_bad_events_are_refused(x: list[float], days: list[float], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        events(x, [0, 0], days)
