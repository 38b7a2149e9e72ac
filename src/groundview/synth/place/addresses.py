"""Addresses: dwellings along every street, shops and the like along the main ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.place.settings import settings
from groundview.synth.place.streets import StreetLines
from groundview.synth.world import Arrays, World

DWELLING = "dwelling"


def kinds() -> list[str]:
    """Kinds of addresses; their numbers are their places in this list."""
    return [DWELLING, *settings().premises]


def address_columns(world: World, areas: Arrays, dwellings: NDArray[np.int64], lines: StreetLines) -> Arrays:
    """Columns of addresses in order along streets: street, kind, number, easting and northing."""
    rng = world.rng("place.addresses")
    first = np.searchsorted(lines.area, np.arange(len(dwellings) + 1))
    streets = np.diff(first)
    home = _spread(first[:-1], streets, dwellings, rng)
    street, kind = [home], [np.zeros(len(home), np.int64)]
    main = np.maximum(1, np.round(settings().streets.main * streets).astype(np.int64))
    for number, name in enumerate(settings().premises, start=1):
        found = _spread(first[:-1], main, _premises(world, name, areas), rng)
        street.append(found)
        kind.append(np.full(len(found), number))
    streets_of, kind_of = np.concatenate(street), np.concatenate(kind)
    order = np.argsort(streets_of + rng.uniform(0, 0.999, len(streets_of)), kind="stable")
    return _along(streets_of[order], kind_of[order], lines)


def _premises(world: World, name: str, areas: Arrays) -> NDArray[np.int64]:
    """How many addresses of a kind each area has; a city has at least the fewest, in its busiest areas."""
    given = settings().premises[name]
    pull = areas["bustle"] ** given.follows
    counts = world.rng("place.premises", name).poisson(given.mean * pull / pull.mean())
    for city in range(len(settings().cities)):
        mine = np.flatnonzero(areas["city_id"] == city)
        lacking = max(0, given.least - int(counts[mine].sum()))
        busiest = mine[np.argsort(-areas["bustle"][mine], kind="stable")]
        counts[busiest[:lacking]] += 1
    return np.asarray(counts, np.int64)


def _spread(
    first: NDArray[np.int64], streets: NDArray[np.int64], counts: NDArray[np.int64], rng: np.random.Generator
) -> NDArray[np.int64]:
    """The street of each address: `counts` of them in each area, spread over its first `streets` streets."""
    area = np.repeat(np.arange(len(counts)), counts)
    spread: NDArray[np.int64] = first[area] + (rng.random(len(area)) * streets[area]).astype(np.int64)
    return spread


def _along(street: NDArray[np.int64], kind: NDArray[np.int64], lines: StreetLines) -> Arrays:
    """Numbers and places: odd on one side and even on the other, evenly spaced."""
    starts = np.searchsorted(street, np.arange(len(lines.area) + 1))
    place = np.arange(len(street)) - starts[street]
    pairs = np.maximum(1, (np.diff(starts)[street] + 1) // 2)
    along = (2 * (place // 2) + 1) / pairs - 1
    half = lines.half[street]
    length = np.maximum(np.hypot(half[:, 0], half[:, 1]), 1e-9)
    across = np.column_stack([-half[:, 1], half[:, 0]]) / length[:, None] * settings().streets.set_back
    point = lines.middle[street] + half * along[:, None] + across * np.where(place % 2 == 0, 1, -1)[:, None]
    return {
        "street_id": street,
        "kind_no": kind,
        "number": place + 1,
        "place": place,
        "easting": np.round(point[:, 0], 1),
        "northing": np.round(point[:, 1], 1),
    }
