"""Events known to lie between two times, shared out over the clock."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.statistics.time_windows.aoristic import Aoristic, aoristic


def shared(*windows: tuple[str, str], by: str = "hour", longest: float | None = None) -> Aoristic:
    begins, ends = zip(*windows, strict=True)
    return aoristic(begins, ends, by=by, longest=longest)


def test_a_window_counts_in_each_hour_by_how_much_of_it_lies_there() -> None:
    found = shared(("2024-03-01T22:30", "2024-03-02T01:30"))
    hours = dict(zip(found.cells, found.counts.value.tolist(), strict=True))
    assert {hour: share for hour, share in hours.items() if share} == pytest.approx(
        {"22:00": 1 / 6, "23:00": 1 / 3, "00:00": 1 / 3, "01:00": 1 / 6}
    )
    assert (found.used, found.too_long, found.missing, found.backwards) == (1, 0, 0, 0)


def test_a_moment_counts_whole_where_it_is() -> None:
    found = shared(("2024-03-01T22:00", "2024-03-01T22:00"), ("2024-03-01T22:59:59", "2024-03-01T23:00"))
    assert found.counts.value[22] == 2.0
    assert found.counts.value.sum() == 2.0
    assert found.counts.evidence is not None
    assert found.counts.evidence.low[22] == found.counts.evidence.high[22] == 2.0


def test_weekdays_begin_on_monday() -> None:
    found = shared(("2024-03-03T12:00", "2024-03-04T12:00"), by="weekday")  # a Sunday
    assert found.cells[0] == "Monday"
    assert found.counts.value.tolist() == [0.5, 0, 0, 0, 0, 0, 0.5]


def test_hours_of_the_week() -> None:
    found = shared(("2024-03-03T23:30", "2024-03-04T00:30"), by="hour_of_week")
    where = np.flatnonzero(found.counts.value)
    assert [found.cells[cell] for cell in where] == ["Monday 00:00", "Sunday 23:00"]
    assert len(found.cells) == 168


def test_months_are_those_of_the_calendar() -> None:
    found = shared(("2024-01-31", "2024-02-02"), ("2024-02-01", "2024-03-01"), by="month")
    assert found.cells == ("2024-01", "2024-02")
    assert found.counts.value.tolist() == pytest.approx([0.5, 1.5])
    before = shared(("1969-12-31T23:00", "1970-01-01T01:00"), by="month")
    assert before.cells == ("1969-12", "1970-01")
    assert before.counts.value.tolist() == [0.5, 0.5]


def test_what_cannot_be_shared_out_is_counted_apart() -> None:
    found = shared(
        ("2024-03-01T10:15", "2024-03-01T10:45"),
        ("2024-03-01", "2024-03-03"),
        ("2024-03-01", "NaT"),
        ("NaT", "2024-03-01"),
        ("2024-03-02", "2024-03-01"),
    )
    assert (found.used, found.too_long, found.missing, found.backwards) == (1, 1, 2, 1)
    assert found.counts.value.sum() == 1.0
    all_day = shared(("2024-03-01T10:00", "2024-03-02T10:00"))
    assert (all_day.used, all_day.too_long) == (1, 0)
    np.testing.assert_allclose(all_day.counts.value, 1 / 24)
    stricter = shared(("2024-03-01T10:00", "2024-03-01T13:00"), longest=2.0)
    assert (stricter.used, stricter.too_long) == (0, 1)
    assert stricter.counts.note == "no event has a window that can be shared out"
    assert not np.any(np.isnan(stricter.counts.value))


def test_a_whole_round_that_ends_in_the_hour_it_began_in_counts_there_twice_over() -> None:
    """Half an hour at either end of 24: one chance of 1/24 to be in that hour, not two of 1/48."""
    found = shared(*[("2024-03-01T10:30", "2024-03-02T10:30")] * 1000)
    np.testing.assert_allclose(found.counts.value, 1000 / 24)
    assert found.counts.sampling is not None
    assert found.counts.evidence is not None
    assert len(set(found.counts.sampling.high.tolist())) == 1
    assert set(found.counts.evidence.high.tolist()) == {1000.0}
    assert set(found.counts.evidence.low.tolist()) == {0.0}


def test_bounds_hold_one_another() -> None:
    random = np.random.default_rng(1)
    begins = np.datetime64("2024-01-01", "s") + random.integers(0, 10**7, 300)
    found = aoristic(begins, begins + random.integers(0, 80_000, 300), by="hour").counts
    assert found.evidence is not None
    assert found.sampling is not None
    assert np.all(found.evidence.low <= found.sampling.low)
    assert np.all(found.sampling.low <= found.value)
    assert np.all(found.value <= found.sampling.high)
    assert np.all(found.sampling.high <= found.evidence.high)
    assert found.value.sum() == pytest.approx(300, abs=1e-9)


def test_no_events_give_noughts_and_a_note() -> None:
    none = aoristic([], [], by="weekday")
    assert none.counts.value.tolist() == [0.0] * 7
    assert none.counts.note
    assert aoristic([], [], by="month").used == 0


def test_a_masked_time_is_missing() -> None:
    times = np.array(["2024-03-01T10:00", "2024-03-01T11:00"], dtype="datetime64[s]")
    found = aoristic(np.ma.masked_array(times, mask=[False, True]), times, by="hour")
    assert (found.used, found.missing) == (1, 1)


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="2 begins but 1 ends"):
        aoristic(["2024-01-01", "2024-01-01"], ["2024-01-01"], by="hour")
    with pytest.raises(ValueError, match="'minute' is no clock"):
        shared(("2024-01-01", "2024-01-01"), by="minute")
    with pytest.raises(ValueError, match="25 hours comes round on this clock: take 24 at most"):
        shared(("2024-01-01", "2024-01-01"), longest=25)
    with pytest.raises(ValueError, match="must be above 0 hours"):
        shared(("2024-01-01", "2024-01-01"), longest=0)
