"""The room `place`: forces, cities, areas, streets and addresses."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.place.addresses import address_columns
from groundview.synth.place.areas import area_columns
from groundview.synth.place.boundaries import bend
from groundview.synth.place.cells import Borders, borders
from groundview.synth.place.cities import make_cities
from groundview.synth.place.neighbourhoods import neighbourhoods
from groundview.synth.place.polygons import polygons
from groundview.synth.place.seeds import Seeds, scatter
from groundview.synth.place.settings import settings
from groundview.synth.place.streets import lay_streets, name_streets
from groundview.synth.place.tables import put_addresses, put_areas, put_streets
from groundview.synth.room import Room
from groundview.synth.world import Arrays, World


def make(world: World) -> None:
    """Makes every table of the room."""
    seeds = scatter(world, make_cities(world))
    between = borders(seeds)
    areas = area_columns(world, seeds)
    shapes = polygons(seeds, between, bend(world.rng("place.boundaries"), seeds, between))
    put_areas(world, areas, neighbourhoods(world, seeds, between, areas["deprivation"]), shapes)
    _put_adjacent(world, seeds, between)
    _make_streets(world, seeds, between, areas)


def _put_adjacent(world: World, seeds: Seeds, between: Borders) -> None:
    both = between.other < seeds.areas
    one, other = between.one[both], between.other[both]
    area, touches = np.concatenate([one, other]), np.concatenate([other, one])
    order = np.lexsort((touches, area))
    world.put("adjacent", {"area_id": area[order], "other_id": touches[order]})


def _make_streets(world: World, seeds: Seeds, between: Borders, areas: Arrays) -> None:
    dwellings: NDArray[np.int64] = np.ceil(areas["households"] * (1 + settings().vacant)).astype(np.int64)
    lines = lay_streets(world, seeds, between, dwellings)
    put_streets(world, lines.area, name_streets(world, seeds, lines))
    put_addresses(world, address_columns(world, areas, dwellings, lines))


ROOM = Room(
    does="Three cities in two forces: areas that differ, streets, addresses.",
    needs=(),
    makes=("force", "city", "area", "area_shape", "adjacent", "street", "address"),
    make=make,
)
