"""Areas' polygons: valid, seamless, apart, around their middles."""

from __future__ import annotations

import duckdb
import numpy as np
import pytest
import shapely
from convertbng.cutil import convert_osgb36_to_ll

from groundview.synth.build import build
from groundview.synth.dials import Dials
from groundview.synth.world import World

SQUARE_METRE = 1e-10
"""Of square degrees, about."""


def shapes(world: World) -> np.ndarray:
    return shapely.from_wkt(world.get("SELECT wkt FROM area_shape ORDER BY area_id")["wkt"])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_polygon_is_valid_and_in_britain(seed: int) -> None:
    world = build(Dials(seed=seed), duckdb.connect(), until="place")
    found = shapes(world)
    assert shapely.is_valid(found).all()
    assert set(shapely.get_type_id(found)) == {shapely.GeometryType.POLYGON}
    west, south, east, north = shapely.total_bounds(found)
    assert -3 < west < east < 0
    assert 50 < south < north < 55


def test_areas_of_a_city_do_not_overlap_and_leave_no_gap(places: World) -> None:
    found, city = shapes(places), places.get("SELECT city_id FROM area ORDER BY area_id")["city_id"]
    for each in np.unique(city):
        mine = found[city == each]
        whole = shapely.union_all(mine)
        assert whole.area == pytest.approx(shapely.area(mine).sum(), abs=SQUARE_METRE)
        holes = sum(ring.length > 0 for part in shapely.get_parts(whole) for ring in part.interiors)
        assert holes == 0


def test_cities_stand_apart(places: World) -> None:
    found, city = shapes(places), places.get("SELECT city_id FROM area ORDER BY area_id")["city_id"]
    cities = [shapely.union_all(found[city == each]) for each in np.unique(city)]
    assert all(one.distance(other) > 0.005 for one in cities for other in cities if one is not other)


def test_neighbours_are_those_that_share_a_boundary(places: World) -> None:
    found = shapes(places)
    pairs = places.get("SELECT area_id, other_id FROM adjacent ORDER BY 1, 2")
    listed = set(zip(pairs["area_id"].tolist(), pairs["other_id"].tolist(), strict=True))
    assert all((other, one) in listed for one, other in listed)
    left, right = shapely.STRtree(found).query(found, predicate="intersects")
    shared = shapely.length(shapely.intersection(found[left], found[right])) > 0
    touching = {
        (one, other)
        for one, other in zip(left[shared].tolist(), right[shared].tolist(), strict=True)
        if one != other
    }
    assert touching == listed


def test_every_address_lies_in_its_area(places: World) -> None:
    found = shapes(places)
    address = places.get("SELECT area_id, easting, northing FROM address ORDER BY address_id")
    longitude, latitude = convert_osgb36_to_ll(address["easting"], address["northing"])
    inside = shapely.contains_xy(found[address["area_id"]], longitude, latitude)
    assert inside.mean() > 0.9999


def test_areas_grow_away_from_the_centre(places: World) -> None:
    area = places.get("SELECT from_centre FROM area ORDER BY area_id")
    size = shapely.area(shapes(places))
    assert np.median(size[area["from_centre"] < 0.4]) < 0.8 * np.median(size[area["from_centre"] > 0.8])
