"""Every offence is placed, or it is said why not: codes of two years, points, grid references, impossible points."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from groundview import DataProblem
from groundview.evidence.records.coordinates import degrees
from groundview.evidence.records.place import place
from groundview.evidence.records.store import Store

Put = Callable[..., None]
NEW = (("E01000001", 0), ("E01000002", 1), ("E01000003", 2), ("E01000004", 3))
"""Four square areas of 2021, side by side from -2 degrees east, each a tenth of a degree wide."""


def square(at: int) -> str:
    from shapely import box, to_wkb

    return str(to_wkb(box(-2 + at / 10, 51, -1.9 + at / 10, 51.1), hex=True))


def areas(store: Store, codes: tuple[tuple[str, int], ...] = NEW, vintage: int = 2021) -> None:
    for code, at in codes:
        store.connection.execute(
            "INSERT INTO study_areas (area_code, name, vintage, geometry) VALUES (?, ?, ?, from_hex(?))",
            [code, code, vintage, square(at)],
        )


def lookup(put: Put, *pairs: tuple[str, str]) -> None:
    put(
        "area_lookup",
        *({"from_code": a, "from_vintage": 2011, "to_code": b, "to_vintage": 2021} for a, b in pairs),
    )


def placed(store: Store, put: Put, **row: Any) -> tuple[str | None, str]:
    """Where one offence is placed, and how."""
    store.connection.execute("DELETE FROM offences")
    put("offences", row)
    place(store)
    return store.connection.execute("SELECT area_code, how FROM placed").fetchall()[0]  # type: ignore[no-any-return]


def test_the_areas_own_code_is_taken_before_the_point(store: Store, put: Put) -> None:
    areas(store)
    assert placed(store, put, lsoa="E01000001", longitude=-1.65, latitude=51.05) == ("E01000001", "code")


def test_an_older_code_that_was_only_renamed_or_merged_is_converted(store: Store, put: Put) -> None:
    areas(store)
    lookup(put, ("E01990001", "E01000001"), ("E01990002", "E01000001"))
    assert placed(store, put, lsoa="E01990001") == ("E01000001", "converted")
    assert placed(store, put, lsoa="E01990002") == ("E01000001", "converted")


def test_an_older_code_that_was_split_is_settled_by_the_point(store: Store, put: Put) -> None:
    areas(store)
    lookup(put, ("E01990003", "E01000001"), ("E01990003", "E01000002"))
    assert placed(store, put, lsoa="E01990003", longitude=-1.85, latitude=51.05) == (
        "E01000002",
        "converted_by_point",
    )
    beside = placed(store, put, lsoa="E01990003", longitude=-1.85, latitude=51.1003)
    assert beside == ("E01000002", "converted_by_point")
    assert placed(store, put, lsoa="E01990003") == (None, "split_without_point")
    assert placed(store, put, lsoa="E01990003", longitude=-1.65, latitude=51.05) == (None, "outside")


def test_a_newer_code_is_turned_into_an_older_one(store: Store, put: Put) -> None:
    areas(store, (("E01990001", 0), ("E01990002", 1)), vintage=2011)
    lookup(put, ("E01990001", "E01000001"), ("E01990002", "E01000002"), ("E01990002", "E01000003"))
    lookup(put, ("E01990001", "E01000009"), ("E01990002", "E01000009"))
    assert placed(store, put, lsoa="E01000003") == ("E01990002", "converted")
    merged = placed(store, put, lsoa="E01000009", longitude=-1.95, latitude=51.05)
    assert merged == ("E01990001", "converted_by_point")


def test_a_code_that_became_areas_outside_the_study_is_outside(store: Store, put: Put) -> None:
    areas(store)
    lookup(put, ("E01990004", "E01880000"))
    assert placed(store, put, lsoa="E01990004") == (None, "outside")
    assert placed(store, put, lsoa="E01770000", longitude=-1.95, latitude=51.05) == (None, "outside")


def test_a_point_alone_is_laid_on_the_map(store: Store, put: Put) -> None:
    areas(store)
    assert placed(store, put, longitude=-1.75, latitude=51.05) == ("E01000003", "point")
    assert placed(store, put, longitude=-1.9, latitude=51.05) == ("E01000001", "point")
    assert placed(store, put, longitude=-1.2, latitude=51.05) == (None, "outside")


@pytest.mark.parametrize(
    ("row", "how"),
    [
        ({}, "no_location"),
        ({"longitude": -1.95}, "no_location"),
        ({"longitude": 0.0, "latitude": 0.0}, "null_island"),
        ({"longitude": 51.05, "latitude": -1.95}, "outside_britain"),
        ({"easting": 0, "northing": 0}, "no_location"),
    ],
)
def test_what_is_no_place_is_said(store: Store, put: Put, row: dict[str, float], how: str) -> None:
    areas(store)
    assert placed(store, put, **row) == (None, how)


def test_areas_of_another_kind_use_the_point_and_not_the_code(store: Store, put: Put) -> None:
    areas(store, (("E05000001", 0), ("E05000002", 1)))
    assert placed(store, put, lsoa="E01000001", longitude=-1.85, latitude=51.05) == ("E05000002", "point")


def test_a_grid_reference_is_turned_into_degrees(store: Store, put: Put) -> None:
    areas(store, (("E01000001", 0), ("E01000002", 1)))
    # 51.05 N, 1.95 W lies near SU 036 277.
    assert placed(store, put, easting=403_600, northing=127_700) == ("E01000001", "point")


def test_a_study_without_areas_is_told_what_to_give_where_offences_have_a_place(
    store: Store, put: Put
) -> None:
    put("offences", {"lsoa": "E01000001"})
    with pytest.raises(DataProblem, match="The study has no areas"):
        place(store)


def test_offences_that_have_no_place_need_no_areas(store: Store, put: Put) -> None:
    assert placed(store, put, crime_ref="A1") == (None, "no_location")


def test_the_ordnance_surveys_worked_example() -> None:
    """Caister water tower, A guide to coordinate systems in Great Britain (OSTN15): 52 39 28.8282 N, 1 42 57.8663 E."""
    longitudes, latitudes = degrees(np.array([651_409.804, 0.0]), np.array([313_177.450, 0.0]))
    assert longitudes[0] == pytest.approx(1 + 42 / 60 + 57.8663 / 3600, abs=1e-8)
    assert latitudes[0] == pytest.approx(52 + 39 / 60 + 28.8282 / 3600, abs=1e-8)
    assert np.isnan(longitudes[1])


def test_areas_without_boundaries_place_by_code_alone(store: Store, put: Put) -> None:
    store.connection.execute("INSERT INTO study_areas (area_code, name) VALUES ('E01000001', 'One')")
    assert placed(store, put, lsoa="E01000001") == ("E01000001", "code")
    assert placed(store, put, longitude=-1.95, latitude=51.05) == (None, "outside")
