"""Density: where it is high, what it adds up to, and what is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from place_world import CORNER, code, empty_store, put_area, put_months, put_offences, put_town

from groundview.evidence.places.located import locate
from groundview.evidence.places.smear import smear
from groundview.evidence.records.store import Store


@pytest.fixture
def town() -> Store:
    store = empty_store()
    put_town(store, 3, 3)
    put_months(store)
    return store


def about(x: float, y: float, n: int, spread: float) -> list[dict[str, Any]]:
    """Offences about a point of the town."""
    places = np.random.default_rng(1).normal((x, y), spread, (n, 2)).clip(1, 2999)
    return [
        {
            "area_code": code(int(e // 1000), int(s // 1000)),
            "easting": CORNER[0] + e,
            "northing": CORNER[1] + s,
        }
        for e, s in places.round().tolist()
    ]


def smeared(store: Store, rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    put_offences(store, rows)
    locate(store)
    smear(store)
    return store.connection.execute(
        "SELECT x, y, per_square_km, n, note FROM densities ORDER BY y, x"
    ).fetchall()


def test_it_is_high_where_they_gather_and_adds_up_to_all_of_them(town: Store) -> None:
    found = smeared(town, about(500, 500, 200, 150.0))
    x, y, high, n, note = max(found, key=lambda row: row[2])
    assert (x - CORNER[0], y - CORNER[1]) == pytest.approx((500, 500), abs=150)
    assert note == ""
    assert n > 150
    assert high > 200
    mean = np.mean([row[2] for row in found])
    assert mean * 9 == pytest.approx(200, rel=0.05)
    assert len(found) <= 2_000


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (about(1500, 1500, 20, 300.0), "fewer than 50 offences have a point"),
        (
            [row | {"easting": None} for row in about(1500, 1500, 60, 300.0)],
            "fewer than 50 offences have a point",
        ),
        (
            [
                row | {name: row[name] // 250 * 250 for name in ("easting", "northing")}
                for row in about(1500, 1500, 150, 500.0)
            ],
            "points are moved to shared ones too far apart for a bandwidth of 400 m",
        ),
    ],
    ids=["few", "no points", "moved too far"],
)
def test_what_says_nothing_is_refused_with_the_reason(
    town: Store, rows: list[dict[str, Any]], why: str
) -> None:
    assert smeared(town, rows) == [(None, None, None, None, why)]


def test_without_boundaries_there_is_no_ground() -> None:
    store = empty_store()
    put_area(store, code(0, 0), None)
    put_months(store)
    assert smeared(store, about(500, 500, 60, 50.0))[0][-1] == "no area has a boundary"


def test_a_study_without_areas_has_no_density() -> None:
    assert smeared(empty_store(), []) == []
