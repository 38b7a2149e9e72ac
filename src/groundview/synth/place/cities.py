"""Forces and cities: their names, and where they stand."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.place.settings import settings
from groundview.synth.place.words import words
from groundview.synth.world import World

FORCES = 2
OF_ALL_REGIONS = 7
"""Tells a stream of chance that is the same in every region of a nation from the others."""


def make_cities(world: World) -> NDArray[np.float64]:
    """Makes `force` and `city`; gives the cities' middles in metres, shape (3, 2)."""
    places = settings().cities
    forces = _mine(world, words().forces.all(""), FORCES)
    rows = [{"force_id": at, "key": name.lower(), "name": f"{name} Police"} for at, name in enumerate(forces)]
    world.put_words("force", rows, {"force_id": "INTEGER", "key": "VARCHAR", "name": "VARCHAR"})
    middles = _sites(world, len(places))
    cities = [
        {
            "city_id": at,
            "force_id": places[at].force,
            "key": name.lower(),
            "name": name,
            "easting": round(float(middles[at, 0])),
            "northing": round(float(middles[at, 1])),
        }
        for at, name in enumerate(_mine(world, words().cities.all(""), len(places)))
    ]
    ids = {"city_id": "INTEGER", "force_id": "INTEGER", "key": "VARCHAR", "name": "VARCHAR"}
    world.put_words("city", cities, {**ids, "easting": "DOUBLE", "northing": "DOUBLE"})
    return middles


def _mine(world: World, names: list[str], count: int) -> list[str]:
    """This region's names: all regions share one shuffled list, so that no two have the same."""
    shuffled = np.random.default_rng([world.dials.seed, OF_ALL_REGIONS]).permutation(len(names))
    return [names[at] for at in shuffled[world.dials.region * count :][:count]]


def _sites(world: World, count: int) -> NDArray[np.float64]:
    """A region's cities stand one north of the other in a block of the grid of sites."""
    sites = settings().sites
    blocks = sites.columns * (sites.rows // count)
    order = np.random.default_rng([world.dials.seed, OF_ALL_REGIONS]).permutation(blocks)
    column, block = divmod(int(order[world.dials.region % blocks]), sites.rows // count)
    east = np.full(count, sites.west + column * sites.east_step)
    north = sites.south + (block * count + np.arange(count)) * sites.north_step
    middles: NDArray[np.float64] = np.column_stack([east, north]) + world.rng("place.sites").uniform(
        -sites.jitter, sites.jitter, (count, 2)
    )
    return np.round(middles)
