"""The room's tables, with the names, codes and postcodes in them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.place.addresses import kinds
from groundview.synth.place.settings import settings
from groundview.synth.place.words import words
from groundview.synth.world import Arrays, World

AREAS = """
SELECT given.area_id, given.city_id, city.force_id,
       format('X{:02d}{:06d}', $region + 1, given.area_id + 1) AS code,
       -- As middle-layer areas are numbered: five areas a number, lettered.
       format('{} {:03d}{}', city.name, 1 + nth // 5, chr(65 + (nth % 5)::INTEGER)) AS name,
       given.population, given.households, given.businesses, given.imd_score, given.imd_decile,
       given.deprivation, given.bustle, kind_name.kind, given.from_centre, given.radius,
       given.easting, given.northing, said.neighbourhood
FROM (SELECT *, area_id - min(area_id) OVER (PARTITION BY city_id) AS nth FROM area_given) AS given
JOIN city USING (city_id)
JOIN area_said AS said USING (area_id)
JOIN area_kind AS kind_name USING (kind_no)
ORDER BY given.area_id
"""

STREETS = (
    "SELECT street_id, area_id, name FROM street_given JOIN street_said USING (street_id) ORDER BY street_id"
)

ADDRESSES = """
WITH chunk AS (
    SELECT street_id, part,
           row_number() OVER (PARTITION BY area.city_id ORDER BY street_id, part) - 1 AS nth, area.city_id
    FROM (SELECT street_id, place // $per AS part FROM address_given GROUP BY ALL)
    JOIN street USING (street_id) JOIN area USING (area_id)
), postcode AS (
    SELECT street_id, part, format('{}{} {}{}{}', outward.letters, outward.district + nth // 4000,
        nth // 400 % 10, $unit[1 + nth // 20 % 20], $unit[1 + nth % 20]) AS postcode
    FROM chunk JOIN outward USING (city_id)
)
SELECT address_id, street_id, street.area_id, area.city_id, area.force_id, number, address_kind.kind, postcode,
       given.easting, given.northing
FROM address_given AS given
JOIN street USING (street_id)
JOIN area USING (area_id)
JOIN address_kind USING (kind_no)
JOIN postcode ON postcode.street_id = given.street_id AND postcode.part = place // $per
ORDER BY address_id
"""


def put_areas(world: World, areas: Arrays, names: list[str | None], shapes: list[str]) -> None:
    """Makes `area` and `area_shape`."""
    world.put("area_given", {"area_id": np.arange(len(names)), **areas})
    said = [{"area_id": at, "neighbourhood": name} for at, name in enumerate(names)]
    world.put_words("area_said", said, {"area_id": "BIGINT", "neighbourhood": "VARCHAR"})
    _put_kinds(world, "area_kind", list(settings().kinds))
    world.make("area", AREAS.replace("$region", str(world.dials.region)))
    drawn = [{"area_id": at, "wkt": shape} for at, shape in enumerate(shapes)]
    world.put_words("area_shape", drawn, {"area_id": "BIGINT", "wkt": "VARCHAR"})
    _drop(world, "area_given", "area_said", "area_kind")


def put_streets(world: World, area: NDArray[np.int64], names: list[str]) -> None:
    """Makes `street`."""
    world.put("street_given", {"street_id": np.arange(len(area)), "area_id": area})
    said = [{"street_id": at, "name": name} for at, name in enumerate(names)]
    world.put_words("street_said", said, {"street_id": "BIGINT", "name": "VARCHAR"})
    world.make("street", STREETS)
    _drop(world, "street_given", "street_said")


def put_addresses(world: World, addresses: Arrays) -> None:
    """Makes `address`, with a postcode for every few addresses along a street."""
    world.put("address_given", {"address_id": np.arange(len(addresses["street_id"])), **addresses})
    _put_kinds(world, "address_kind", kinds())
    world.put_words(
        "outward", _outward(world), {"city_id": "BIGINT", "letters": "VARCHAR", "district": "BIGINT"}
    )
    per, unit = settings().streets.dwellings_per_postcode, words().postcodes.unit
    world.make("address", ADDRESSES.replace("$per", str(per)).replace("$unit", f"'{unit}'"))
    _drop(world, "address_given", "address_kind", "outward")


def _outward(world: World) -> list[dict[str, str | int]]:
    """Letters and first district of each city's postcodes: no two cities of a nation share any."""
    letters = words().postcodes
    turn, at = divmod(world.dials.region, len(letters.second))
    return [
        {"city_id": city, "letters": first + letters.second[at], "district": 1 + 33 * turn}
        for city, first in enumerate(letters.first)
    ]


def _put_kinds(world: World, table: str, names: list[str]) -> None:
    rows = [{"kind_no": at, "kind": name} for at, name in enumerate(names)]
    world.put_words(table, rows, {"kind_no": "BIGINT", "kind": "VARCHAR"})


def _drop(world: World, *tables: str) -> None:
    for table in tables:
        world.db.execute(f"DROP TABLE {table}")
