"""Codes, names, streets and postcodes; other regions have others."""

from __future__ import annotations

import re

import duckdb
import numpy as np
import pytest

from groundview.synth.build import build
from groundview.synth.dials import Dials
from groundview.synth.place.cities import make_cities
from groundview.synth.world import World

REGIONS = 50


def names(world: World, table: str, column: str = "name") -> list[str]:
    return [row[0] for row in world.db.execute(f"SELECT {column} FROM {table} ORDER BY 1").fetchall()]


def test_codes_and_names_of_areas_are_in_order_and_unique(places: World) -> None:
    assert all(re.fullmatch(r"X01\d{6}", code) for code in names(places, "area", "code"))
    cities = names(places, "city")
    called = names(places, "area")
    assert len(set(called)) == len(called)
    assert all(re.fullmatch(rf"({'|'.join(cities)}) \d{{3}}[A-E]", name) for name in called)


def test_no_two_regions_share_a_name_or_a_site() -> None:
    cities: list[tuple[str, float, float]] = []
    forces: list[str] = []
    for region in range(REGIONS):
        world = World(Dials(region=region), duckdb.connect())
        make_cities(world)
        cities += world.db.execute("SELECT key, easting, northing FROM city").fetchall()
        forces += names(world, "force", "key")
    assert len({key for key, *_ in cities}) == 3 * REGIONS
    assert len(set(forces)) == 2 * REGIONS
    assert len({(east // 8000, north // 8000) for _, east, north in cities}) > 0.95 * 3 * REGIONS


def test_another_region_has_other_codes_and_postcodes(places: World) -> None:
    other = build(Dials(region=19), duckdb.connect(), until="place")
    for table, column in (("area", "code"), ("address", "postcode")):
        assert not set(names(places, table, column)) & set(names(other, table, column))


def test_two_cities_are_in_the_first_force_and_one_in_the_second(places: World) -> None:
    assert places.db.execute("SELECT force_id FROM city ORDER BY city_id").fetchall() == [(0,), (0,), (1,)]


def test_postcodes_are_of_areas_that_do_not_exist_and_of_one_street(places: World) -> None:
    found = places.db.execute(
        "SELECT postcode, count(*), count(DISTINCT street_id) FROM address GROUP BY 1"
    ).fetchall()
    shape = r"(ZX|UX|YX)\d{1,2} \d[ABD-HJLNP-UW-Z]{2}"
    assert all(re.fullmatch(shape, postcode) for postcode, *_ in found)
    assert max(count for _, count, _ in found) <= 15
    assert {streets for *_, streets in found} == {1}


def test_addresses_run_along_their_streets(places: World) -> None:
    address = places.get("SELECT street_id, number, easting, northing FROM address ORDER BY address_id")
    assert (np.diff(address["street_id"]) >= 0).all()
    next_but_one = np.hypot(
        address["easting"][2:] - address["easting"][:-2], address["northing"][2:] - address["northing"][:-2]
    )
    same = (address["street_id"][2:] == address["street_id"][:-2]) & (address["number"][2:] > 2)
    assert (next_but_one[same] < 200).all()
    assert np.median(next_but_one[same]) < 20


@pytest.mark.parametrize(
    "kind",
    [
        "shop",
        "supermarket",
        "pub",
        "hotel",
        "hostel",
        "office",
        "parlour",
        "car_park",
        "school",
        "surgery",
        "other",
    ],
)
def test_even_the_smallest_world_has_some_addresses_of_every_kind(kind: str) -> None:
    world = build(Dials(), duckdb.connect(), until="place")
    cities = world.db.execute(f"SELECT count(DISTINCT city_id) FROM address WHERE kind = '{kind}'").fetchone()
    assert cities == (3,)
