"""Hot spots: what is found, what is not, and what is said of areas that have no figure."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from place_world import code, empty_store, put_area, put_counts, put_months, put_town, square

from groundview.evidence.places.hot_spots import find_hot_spots
from groundview.evidence.places.neighbours import find_neighbours
from groundview.evidence.records.store import Store

SIDE = 8
HOT = {code(column, row) for column in range(3) for row in range(3)}
CORE = {code(0, 0), code(0, 1), code(1, 0), code(1, 1)}


def town(store: Store, **about: Any) -> list[str]:
    """Sixty-four areas; the corner of three by three will be hot."""
    return put_town(store, SIDE, SIDE, **about)


def counts(codes: list[str], seed: int = 1, times: float = 6.0) -> dict[str, int]:
    """Some offences everywhere, so many times as many in the corner."""
    chance = np.random.default_rng(seed)
    return {area: int(chance.poisson(20 * (times if area in HOT else 1.0))) for area in codes}


def sides(store: Store, period: str = "") -> dict[str, str]:
    """The side of each area, of all types together."""
    find_neighbours(store)
    find_hot_spots(store)
    found = store.connection.execute(
        "SELECT area_code, side FROM hot_spots WHERE context = '' AND type = '' AND period = ?", [period]
    ).fetchall()
    return dict(found)


def note(store: Store, area: str) -> str:
    (found,) = store.connection.execute(
        "SELECT note FROM hot_spots WHERE area_code = ? AND type = '' AND period = ''", [area]
    ).fetchall()
    return str(found[0])


@pytest.fixture
def store() -> Store:
    return empty_store()


def test_the_hot_corner_is_found_and_nothing_far_from_it(store: Store) -> None:
    codes = town(store)
    put_months(store, 1)
    put_counts(store, counts(codes))
    found = sides(store)
    hot = {area for area, side in found.items() if side == "hot"}
    assert hot >= CORE
    assert hot <= {code(column, row) for column in range(4) for row in range(4)}
    tests = store.connection.execute(
        "SELECT compared, n_areas, n_hot, moran_p FROM hot_spot_tests"
    ).fetchall()
    assert tests[0][:3] == ("rates", 64, len(hot))
    assert tests[0][3] < 0.001


def test_one_extreme_area_is_no_hot_spot_by_itself(store: Store) -> None:
    codes = town(store)
    put_months(store, 1)
    put_counts(store, counts(codes, times=1.0) | {code(4, 4): 2_000})
    assert sides(store)[code(4, 4)] == "neither"


def test_rates_and_not_counts_are_compared(store: Store) -> None:
    codes = town(store)
    store.connection.execute(
        "UPDATE study_areas SET residents = CASE WHEN list_contains(?, area_code) THEN 9000 ELSE 1500 END",
        [sorted(HOT)],
    )
    put_months(store, 1)
    put_counts(store, counts(codes))
    assert "hot" not in sides(store).values()


def test_counts_stand_in_where_residents_are_not_known(store: Store) -> None:
    codes = town(store, residents=None)
    put_months(store, 1)
    put_counts(store, counts(codes))
    assert {area for area, side in sides(store).items() if side == "hot"} >= CORE
    assert store.connection.execute("SELECT compared FROM hot_spot_tests").fetchall()[0] == ("counts",)


def test_areas_without_a_figure_say_why(store: Store) -> None:
    codes = town(store)
    put_area(store, "island", square(30, 30))
    put_area(store, "nobody", square(8, 0), residents=0.0)
    put_area(store, "unknown", square(8, 1), residents=None)
    put_months(store, 1)
    put_area(store, "silent", square(8, 2))
    put_counts(store, counts(codes) | {"island": 50, "nobody": 50, "unknown": 50})
    found = sides(store)
    assert {found[area] for area in ("island", "nobody", "unknown", "silent")} == {"unknown"}
    assert note(store, "island").startswith("an island")
    assert (
        note(store, "nobody")
        == note(store, "unknown")
        == "no residents are known for this area: it has no rate"
    )
    assert note(store, "silent") == "no records were supplied for this area"


@pytest.mark.parametrize("side", [0, 1, 4])
def test_few_areas_are_refused_with_the_reason(store: Store, side: int) -> None:
    codes = put_town(store, side, side)
    put_months(store, 1)
    put_counts(store, dict.fromkeys(codes, 30)) if codes else None
    assert sides(store) == {}
    notes = [note for (note,) in store.connection.execute("SELECT note FROM hot_spot_tests").fetchall()]
    assert all("hot spots are looked for among 20 or more" in note for note in notes)
    assert bool(notes) == bool(codes)


def test_where_all_have_the_same_none_stands_out(store: Store) -> None:
    codes = town(store)
    put_months(store, 1)
    put_counts(store, dict.fromkeys(codes, 7))
    assert sides(store) == {}
    assert store.connection.execute("SELECT DISTINCT note FROM hot_spot_tests").fetchall() == [
        ("every area has the same figure: none stands out",)
    ]


def test_a_month_that_was_not_supplied_is_neither_hot_nor_not(store: Store) -> None:
    codes = town(store)
    put_months(store, 5, gaps=[3])
    for month in (1, 2, 3, 5):
        put_counts(store, counts(codes, seed=month), date(2024, month, 1))
    assert sides(store, "2024-04") == {}
    lasting = store.connection.execute(
        "SELECT area_code, length, kind, n_hot, n_known FROM hot_spot_persistence WHERE type = ''"
    ).fetchall()
    assert {row[1:] for row in lasting if row[0] == code(0, 0)} == {("month", "persistent", 4, 4)}
    assert {row[2] for row in lasting if row[0] == code(7, 7)} == {"never"}


def test_parts_of_a_year_are_quarters(store: Store) -> None:
    codes = town(store)
    put_months(store, 12)
    for month in range(1, 13):
        put_counts(store, counts(codes, seed=month), date(2024, month, 1))
    assert sides(store, "2024-Q3")[code(0, 0)] == "hot"
    known = store.connection.execute("SELECT DISTINCT length, n_known FROM hot_spot_persistence").fetchall()
    assert known == [("quarter", 4)]


def completed(store: Store, missing: int, outside: int, times: float) -> dict[str, float]:
    """The share of completions in which each area is hot."""
    codes = town(store)
    put_months(store, 1)
    put_counts(store, counts(codes, times=times))
    for how, n in (("missing", missing), ("outside", outside)):
        store.connection.execute(
            "INSERT INTO location_counts VALUES ('s', 'Force', 'Theft', DATE '2024-01-01', ?, ?, 0)", [how, n]
        )
    sides(store)
    return dict(
        store.connection.execute(
            "SELECT area_code, hot_share FROM hot_spots WHERE type = '' AND hot_share IS NOT NULL"
        ).fetchall()
    )


def test_a_plain_hot_spot_stays_one_wherever_the_missing_were(store: Store) -> None:
    assert completed(store, missing=100, outside=0, times=6.0)[code(0, 0)] == 1.0
    low, high = store.connection.execute(
        "SELECT min(z_low), max(z_high) FROM hot_spots WHERE area_code = ? AND type = ''", [code(0, 0)]
    ).fetchall()[0]
    assert 0 < low < high


def test_nothing_is_completed_where_nothing_is_missing(store: Store) -> None:
    assert completed(store, missing=0, outside=100, times=6.0) == {}
