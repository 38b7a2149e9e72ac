"""Near repeats: what is found, what is refused and why."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from place_world import CORNER, code, empty_store, put_area, put_months, put_offences, put_town, square

from groundview.evidence.places.follow import NO_DAYS, find_near_repeats
from groundview.evidence.places.located import locate
from groundview.evidence.places.near_repeats import NearRepeats, Type
from groundview.evidence.records.store import Store

DECLARED = NearRepeats(
    metres=(0.0, 200.0, 400.0),
    days=(0, 7, 14),
    least=20,
    types=(Type(name="Burglary", codes=("28E",), names=("Burglary",)),),
    contexts=(),
)


def somewhere(n: int, seed: int = 1) -> list[dict[str, Any]]:
    """Burglaries anywhere in a town of three by three, on any day of 2024."""
    chance = np.random.default_rng(seed)
    places, days = chance.integers(0, 3000, (n, 2)), chance.integers(0, 366, n)
    return [burglary(int(x), int(y), int(day)) for (x, y), day in zip(places, days, strict=True)]


def burglary(x: int, y: int, day: int, **more: Any) -> dict[str, Any]:
    return {
        "area_code": code(min(x // 1000, 2), min(y // 1000, 2)),
        "easting": CORNER[0] + x,
        "northing": CORNER[1] + y,
        "recorded_on": date(2024, 1, 1) + timedelta(days=day),
    } | more


def cells(store: Store, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    put_offences(store, rows)
    locate(store)
    find_near_repeats(store, DECLARED)
    found = store.connection.execute("SELECT * FROM near_repeat_cells")
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


@pytest.fixture
def town() -> Store:
    store = empty_store()
    put_town(store, 3, 3)
    put_months(store)
    return store


def test_planted_pairs_are_found_where_they_were_planted_and_nowhere_else(town: Store) -> None:
    rows = somewhere(80)
    firsts = [
        (row["easting"] - CORNER[0], row["northing"] - CORNER[1], row["recorded_on"]) for row in rows[:20]
    ]
    follow = [
        burglary(int(x), min(int(y) + 90, 2999), (day - date(2024, 1, 1)).days + 3)
        for x, y, day in firsts
        if day < date(2024, 12, 20)
    ]
    found = {(cell["distance"], cell["interval"]): cell for cell in cells(town, rows + follow)}
    assert found["(0, 200) m", "[0, 7)"]["p_any"] <= 0.01
    assert found["(0, 200) m", "[0, 7)"]["ratio"] > 2
    assert found["[200, 400) m", "[7, 14)"]["p_any"] > 0.1
    assert found.keys() >= {("0 m (same place)", "[0, 7)"), ("0 m (same place)", "[7, 14)")}


def refusal(found: list[dict[str, Any]]) -> str:
    (row,) = found
    assert (row["distance"], row["ratio"]) == ("", None)
    return str(row["note"])


def test_months_are_no_days(town: Store) -> None:
    rows = [row | {"recorded_precision": "month"} for row in somewhere(40)]
    assert refusal(cells(town, rows)) == NO_DAYS


def test_few_events_say_nothing(town: Store) -> None:
    assert refusal(cells(town, somewhere(12))).startswith("only 12 of 12 offences have a place and a day")


def test_all_in_one_place_is_no_pattern(town: Store) -> None:
    rows = [burglary(1503, 1507, day) for day in range(0, 300, 7)]
    assert "all events are in one place" in refusal(cells(town, rows))


def test_all_on_one_day_is_no_pattern(town: Store) -> None:
    rows = [row | {"recorded_on": date(2024, 5, 5)} for row in somewhere(40)]
    assert "all events are on one day" in refusal(cells(town, rows))


def moved(rows: list[dict[str, Any]], step: int) -> list[dict[str, Any]]:
    """The same on a grid."""
    return [
        row | {"easting": row["easting"] // step * step, "northing": row["northing"] // step * step}
        for row in rows
    ]


def test_points_moved_too_far_are_refused(town: Store) -> None:
    assert "too far for bands of 200 m" in refusal(cells(town, moved(somewhere(120), 250)))


def test_points_moved_a_little_lose_the_same_place(town: Store) -> None:
    found = cells(town, moved(somewhere(120), 100))
    assert {cell["distance"] for cell in found} == {"[0, 200) m", "[200, 400) m"}
    assert all("the same place is not told from the next" in cell["note"] for cell in found)


def test_cities_are_tested_one_by_one() -> None:
    store = empty_store()
    put_town(store, 3, 3, parent="North")
    put_area(store, "S", square(40, 40), parent="South")
    put_months(store)
    south = [burglary(40_500 + 9 * n, 40_500, 5 * n) | {"area_code": "S"} for n in range(30)]
    found = cells(store, somewhere(60) + south)
    assert {cell["area_code"]: cell["n"] for cell in found} == {"North": 60, "South": 30}


def test_a_second_run_gives_the_same_digits(town: Store) -> None:
    again = empty_store()
    put_town(again, 3, 3)
    put_months(again)
    rows = somewhere(60)
    assert cells(town, rows) == cells(again, rows)
