"""The point of each offence, its day, and how both are known."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from place_world import (
    CORNER,
    DAY,
    at,
    code,
    empty_store,
    located,
    middle,
    put_months,
    put_offences,
    put_town,
)

from groundview.evidence.places.located import locate
from groundview.evidence.records.coordinates import degrees, grid_references
from groundview.evidence.records.store import Store


@pytest.fixture
def town() -> Store:
    """Two by two areas, all of 2024."""
    store = empty_store()
    put_town(store, 2, 2)
    put_months(store)
    return store


def here(**more: Any) -> dict[str, Any]:
    x, y = middle(0, 0)
    return {"area_code": code(0, 0), "easting": x + 3, "northing": y + 4} | more


def test_a_point_in_its_area_is_exact_and_dated(town: Store) -> None:
    assert located(town, here()) == [("exact", *(here()[name] for name in ("easting", "northing")), DAY)]


def test_degrees_become_metres(town: Store) -> None:
    x, y = middle(0, 0)
    longitude, latitude = degrees(np.array([x]), np.array([y]))
    row = {"area_code": code(0, 0), "longitude": float(longitude[0]), "latitude": float(latitude[0])}
    ((how, east, north, _),) = located(town, row)
    assert how == "exact"
    assert (east, north) == pytest.approx((x, y), abs=0.01)


def test_what_lies_off_the_grid_has_no_reference() -> None:
    eastings, northings = grid_references(np.array([0.0, -2.0]), np.array([0.0, 52.6]))
    assert np.isnan(eastings).tolist() == np.isnan(northings).tolist() == [True, False]


def test_a_place_is_missing_or_of_a_code_only_or_far_from_it(town: Store) -> None:
    found = located(
        town,
        {"how": "no_location"},
        {"area_code": code(0, 0)},
        here(easting=CORNER[0] + 10_000),
        here(easting=CORNER[0] - 200),
        here(area_code=None, how="outside"),
    )
    assert [how for how, *_ in found] == ["missing", "code_only", "far", "exact"]
    assert found[2][1] is None
    counted = town.connection.execute("SELECT how, n FROM location_counts ORDER BY how").fetchall()
    assert dict(counted) == {"missing": 1, "code_only": 1, "far": 1, "exact": 1, "outside": 1}


def test_the_day_is_the_middle_of_a_window_of_a_week_at_most(town: Store) -> None:
    found = located(
        town,
        here(occurred_from=at(20, 3), occurred_to=at(20, 7)),
        here(occurred_from=at(20, 7), occurred_to=at(20, 3)),
        here(occurred_from=at(8, 3), occurred_to=at(9, 12)),
        here(occurred_from=at(23, 9)),
        here(recorded_precision="month"),
    )
    assert [day for *_, day in found] == [date(2024, 3, 5), date(2024, 3, 5), None, date(2024, 3, 9), None]


def shared(n: int, step: float, kinds: int) -> list[dict[str, Any]]:
    """`n` offences of several kinds on a few points so many metres apart."""
    x, y = middle(0, 0)
    words = ("Theft", "Burglary", "Robbery", "Assault")[:kinds]
    return [
        here(easting=x + 7 + step * (number % 5), northing=y + 3, offence=words[number % kinds])
        for number in range(n)
    ]


@pytest.mark.parametrize(
    ("rows", "points"),
    [
        (shared(120, 60.0, 4), "snapped"),
        (shared(120, 12.0, 4), "exact"),
        (shared(120, 60.0, 1), "exact"),
        (shared(40, 60.0, 4), "exact"),
    ],
    ids=["shared by many kinds", "as near as front doors", "of one kind", "too few to tell"],
)
def test_a_source_is_snapped_where_many_kinds_share_few_points_that_lie_apart(
    town: Store, rows: list[dict[str, Any]], points: str
) -> None:
    put_offences(town, rows)
    locate(town)
    assert town.connection.execute("SELECT DISTINCT how FROM located").fetchall() == [(points,)]
    assert town.connection.execute("SELECT points, n_points FROM location_sources").fetchall() == [
        (points, 5)
    ]


def test_a_grid_is_found_by_its_step(town: Store) -> None:
    x, y = CORNER
    put_offences(town, [here(easting=x + 100 * (n % 9), northing=y + 100 * (n // 9 % 9)) for n in range(120)])
    locate(town)
    assert town.connection.execute("SELECT points, metres FROM location_sources").fetchall() == [
        ("grid", 100.0)
    ]


def test_a_round_point_that_many_share_stands_for_somewhere(town: Store) -> None:
    x, y = middle(0, 0)
    round_ones = [
        here(easting=x, northing=y, offence=kind) for kind in ("Theft", "Robbery", "Fraud") for _ in range(2)
    ]
    scattered = [here(easting=x + 13 + 7 * n, northing=y + 5 * n) for n in range(40)]
    found = located(town, *round_ones, *scattered)
    assert [how for how, *_ in found] == ["stand_in"] * 6 + ["exact"] * 40


def test_nothing_is_located_where_nothing_is_known() -> None:
    store = empty_store()
    assert locate(store) == 0
    assert store.count("location_sources") == 0
