"""Hours and days: windows shared out, long ones and those without a time counted apart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pytest
from place_world import at, code, empty_store, put_months, put_offences, put_town

from groundview.evidence.places import time_of_week
from groundview.evidence.places.time_of_week import share_out_times
from groundview.evidence.records.store import Store


@pytest.fixture
def store() -> Store:
    store = empty_store()
    put_town(store, 1, 1)
    put_months(store)
    return store


def clock(store: Store, rows: Iterable[dict[str, Any]], of: str = "hour", kind: str = "") -> dict[str, float]:
    put_offences(store, [{"area_code": code(0, 0)} | row for row in rows])
    share_out_times(store)
    found = store.connection.execute(
        "SELECT cell, events FROM time_windows WHERE clock = ? AND type = ? AND events <> 0 ORDER BY place",
        [of, kind],
    ).fetchall()
    return dict(found)


def apart(store: Store) -> tuple[int, int, int]:
    (found,) = store.connection.execute(
        "SELECT DISTINCT used, too_long, untimed FROM time_windows WHERE clock = 'hour' AND type = ''"
    ).fetchall()
    return tuple(found)


def test_a_window_counts_in_each_hour_as_much_as_it_lies_there(store: Store) -> None:
    rows = [{"occurred_from": at(8), "occurred_to": at(12)}, {"occurred_from": at(9)}]
    assert clock(store, rows) == {"08:00": 0.25, "09:00": 1.25, "10:00": 0.25, "11:00": 0.25}


def test_days_of_the_week_begin_on_monday(store: Store) -> None:
    assert clock(store, [{"occurred_from": at(9, day=4)}], "weekday") == {"Monday": 1.0}
    places = store.connection.execute(
        "SELECT min(place), max(place) FROM time_windows WHERE clock = 'weekday'"
    )
    assert places.fetchall() == [(0, 6)]


def test_what_says_nothing_of_the_hour_is_counted_apart(store: Store) -> None:
    rows: list[dict[str, Any]] = [
        {"occurred_from": at(9)},
        {"occurred_from": at(9), "occurred_to": at(9, day=4)},
        {"occurred_from": at(12), "occurred_to": at(8)},
        {"occurred_from": datetime(2024, 3, 1)},
        {},
    ]
    clock(store, rows)
    assert apart(store) == (1, 1, 3)


def test_months_have_no_hours(store: Store) -> None:
    assert clock(store, [{"recorded_precision": "month"}]) == {}
    assert store.connection.execute("SELECT note FROM time_windows").fetchall() == [
        ("the extracts give months and no days",)
    ]


def test_without_any_time_the_reason_is_given(store: Store) -> None:
    assert clock(store, [{"occurred_from": datetime(2024, 3, 1)}]) == {}
    notes = store.connection.execute("SELECT DISTINCT note FROM time_windows").fetchall()
    assert notes == [("no offence has a time of day",)]


def test_a_type_has_its_own_clock_where_it_has_enough(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_of_week, "LEAST", 2)
    rows: list[dict[str, Any]] = [
        {"occurred_from": at(9)},
        {"occurred_from": at(9)},
        {"occurred_from": at(10), "offence": "Robbery"},
    ]
    assert clock(store, rows, kind="Burglary") == {"09:00": 2.0}
    types = store.connection.execute("SELECT DISTINCT type FROM time_windows ORDER BY type").fetchall()
    assert types == [("",), ("Burglary",)]
