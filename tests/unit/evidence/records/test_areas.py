"""The areas of the study: which residents stand for them, which deprivation, how large they are, shapes that err."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from groundview.evidence.records.areas import make_areas
from groundview.evidence.records.store import Store

Put = Callable[..., None]
SQUARE = "POLYGON ((-2 51, -1.9 51, -1.9 51.1, -2 51.1, -2 51))"
BOW_TIE = "POLYGON ((-2 51, -1.9 51.1, -1.9 51, -2 51.1, -2 51))"


def area(code: str, shape: str = SQUARE, **more: Any) -> dict[str, Any]:
    from shapely import from_wkt, to_wkb

    return {"code": code, "vintage": 2021, "geometry": to_wkb(from_wkt(shape)), "source": "areas"} | more


def people(source: str, code: str, persons: float, **more: Any) -> dict[str, Any]:
    return {"source": source, "area_code": code, "persons": persons} | more


def made(store: Store, residents: str = "") -> list[dict[str, Any]]:
    make_areas(store, residents)
    return store.reader("aggregate").names("SELECT * FROM study_areas ORDER BY area_code")


def test_a_study_without_areas_has_none(store: Store) -> None:
    assert make_areas(store, "") == 0


def test_residents_are_those_of_the_areas_own_year_of_codes(store: Store, put: Put) -> None:
    put("areas", area("E1"), area("E2"))
    put(
        "population",
        people("older", "E1", 900, year=2030, vintage=2011),
        people("older", "E2", 900, year=2030, vintage=2011),
    )
    put("population", people("own", "E1", 1500, year=2021, vintage=2021))
    assert [(row["residents"], row["residents_source"]) for row in made(store)] == [
        (1500, "own"),
        (None, None),
    ]


def test_among_equals_the_source_that_knows_most_areas_then_the_newest(store: Store, put: Put) -> None:
    put("areas", area("E1"), area("E2"))
    put("population", *(people("full", code, 10, year=2020, vintage=2021) for code in ("E1", "E2")))
    put("population", people("half", "E1", 20, year=2023, vintage=2021))
    put("population", *(people("newer", code, 30, year=2022, vintage=2021) for code in ("E1", "E2")))
    assert {row["residents_source"] for row in made(store)} == {"newer"}
    assert {row["residents_source"] for row in made(store, "full")} == {"full"}
    assert {row["residents_source"] for row in made(store, "it's not there")} == {None}


def test_age_bands_are_added_up_and_a_total_is_not_added_to_them(store: Store, put: Put) -> None:
    put("areas", area("E1"), area("E2"))
    put("population", *(people("s", "E1", n, age_band=band) for n, band in ((10, "0-17"), (30, "18+"))))
    put(
        "population",
        people("s", "E2", 40),
        people("s", "E2", 10, age_band="0-17"),
        people("s", "E2", 30, age_band="18+"),
    )
    assert [row["residents"] for row in made(store)] == [40, 40]


def test_of_several_years_the_newest_counts_alone(store: Store, put: Put) -> None:
    put("areas", area("E1"))
    put("population", people("s", "E1", 100, year=2020), people("s", "E1", 110, year=2021))
    assert [row["residents"] for row in made(store)] == [110]


def test_without_a_population_the_boundary_file_s_own_is_taken(store: Store, put: Put) -> None:
    put("areas", area("E1", population=77), area("E2"), area("E3", population=0))
    assert [(row["residents"], row["residents_source"]) for row in made(store)] == [
        (77, "areas"), (None, None), (0, "areas"),
    ]  # fmt: skip


def test_a_population_of_nought_is_nought_and_not_missing(store: Store, put: Put) -> None:
    put("areas", area("E1", population=77))
    put("population", people("s", "E1", 0, vintage=2021))
    assert [(row["residents"], row["residents_source"]) for row in made(store)] == [(0, "s")]


def test_deprivation_is_of_the_areas_own_year_of_codes(store: Store, put: Put) -> None:
    put("areas", area("E1"), area("E2", imd_decile=9))
    put(
        "deprivation",
        {"area_code": "E1", "imd_decile": 1, "year": 2019, "vintage": 2011},
        {"area_code": "E1", "imd_decile": 3, "year": 2025, "vintage": 2021},
        {"area_code": "E1", "imd_decile": 2, "year": 2022, "vintage": 2021},
        {"area_code": "E2", "imd_decile": 5, "year": 2025, "vintage": 2021},
    )
    assert [row["imd_decile"] for row in made(store)] == [3, 9]


def test_size_is_in_square_kilometres(store: Store, put: Put) -> None:
    """A tenth of a degree by a tenth at 51.05 N is 7.01 by 11.12 km on the ellipsoid, about 78 square kilometres."""
    put("areas", area("E1"), {"code": "E2", "source": "areas"})
    sizes = [row["square_km"] for row in made(store)]
    assert sizes[0] == pytest.approx(78.0, rel=0.01)
    assert sizes[1] is None


def test_a_polygon_that_crosses_itself_is_mended(store: Store, put: Put) -> None:
    from shapely import from_wkb, is_valid

    put("areas", area("E1", BOW_TIE))
    (row,) = made(store)
    assert is_valid(from_wkb(row["geometry"]))
    assert row["square_km"] == pytest.approx(39.0, rel=0.01)


def test_codes_are_told_by_year_from_every_file_that_lists_them(store: Store, put: Put) -> None:
    put("areas", area("E1"))
    put("population", people("s", "E2", 5, vintage=2011))
    put("area_lookup", {"from_code": "E2", "from_vintage": 2011, "to_code": "E1", "to_vintage": 2021})
    made(store)
    rows = store.reader("aggregate").rows("SELECT code, vintage FROM area_codes ORDER BY ALL")
    assert rows == [("E1", 2021), ("E2", 2011)]
