"""Households: of what kind each is, and where it lives."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.synth.people.drawing import Urn
from groundview.synth.people.settings import settings
from groundview.synth.world import World

HOMES = "SELECT area_id, address_id FROM address WHERE kind = 'dwelling' ORDER BY area_id, address_id"
HOSTELS = (
    "SELECT area_id, min(address_id) AS address_id FROM address WHERE kind = 'hostel' GROUP BY 1 ORDER BY 1"
)


@dataclass(frozen=True, slots=True)
class Households:
    """In the order of their ids: kind (a place in the settings), area, address and city; shapes (h,)."""

    kind: NDArray[np.int64]
    area: NDArray[np.int64]
    address: NDArray[np.int64]
    city: NDArray[np.int64]
    in_hostel: NDArray[np.bool_]


def make_households(world: World) -> Households:
    """Makes `household`: one in each dwelling that is not empty, single persons of some areas in a hostel."""
    rng = world.rng("people.households")
    area = world.get("SELECT area_id, city_id, kind, households FROM area ORDER BY area_id")
    of = np.repeat(area["area_id"], area["households"])
    mixes = list(settings().mix)
    group = np.array([mixes.index(kind) for kind in area["kind"]])[of]
    kinds = Urn([(range(len(parts)), parts) for parts in settings().mix.values()])
    kind = kinds.draw(group, rng.random(len(of)))
    address, in_hostel = _addresses(world, rng, of, kind)
    world.put("household", {"household_id": np.arange(len(of)), "address_id": address})
    return Households(kind, of, address, area["city_id"][of], in_hostel)


def _addresses(
    world: World, rng: np.random.Generator, of: NDArray[np.int64], kind: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The address of each household, and whether it is a hostel."""
    homes = world.get(HOMES)
    chosen = np.lexsort((rng.random(len(homes["area_id"])), homes["area_id"]))
    first = np.searchsorted(homes["area_id"], of)
    nth = np.arange(len(of)) - np.searchsorted(of, of)
    address = np.sort(homes["address_id"][chosen[first + nth]])  # along areas and streets, as addresses are
    hostels = world.get(HOSTELS)
    hostel = np.full(of.max() + 1, -1)
    hostel[hostels["area_id"]] = hostels["address_id"]
    given = settings().hostel
    names = list(settings().households)
    single = np.isin(kind, [names.index(name) for name in given.kinds])
    moves_in = single & (hostel[of] >= 0) & (rng.random(len(of)) < given.share)
    return np.where(moves_in, hostel[of], address), moves_in
