"""Where each offence happens: areas differ, streets differ more, addresses too."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from groundview.synth.crime.draws import DIGITS, Ids, Numbers, ranges, shared, unlike, up_to, within
from groundview.synth.crime.kinds import kinds, profiles
from groundview.synth.crime.settings import settings
from groundview.synth.world import Arrays, World

OUTDOORS = ("street", "kerb")
MANY = (*OUTDOORS, "dwelling")


@dataclass(frozen=True)
class Places:
    """Addresses in the order of their cities and areas, and how much crime of each kind they draw."""

    address: Arrays
    areas: int
    cities: int
    kinds: tuple[str, ...]
    sums: dict[str, Numbers]

    @cached_property
    def of_area(self) -> tuple[Ids, Ids]:
        """Where each area's addresses begin and end."""
        order = self.address["area_id"]
        first = np.zeros(self.areas, dtype=np.int64)
        changes = np.flatnonzero(np.append(True, order[1:] != order[:-1]))
        first[order[changes]] = changes
        return first, first + np.bincount(order, minlength=self.areas)

    @cached_property
    def of_city(self) -> tuple[Ids, Ids]:
        """Where each city's addresses begin and end."""
        return ranges(self.address["city_id"], self.cities)


def places(world: World) -> Places:
    """All addresses with their weights. Offences outdoors are at the address nearest to them."""
    address = world.get(
        "SELECT address_id, street_id, area_id, city_id, force_id, kind, easting, northing"
        " FROM address ORDER BY city_id, area_id, address_id"
    )
    drawn = world.rng("crime", "places")
    own = unlike(drawn, settings().place.addresses, len(address["address_id"]))
    own *= unlike(drawn, settings().place.streets, int(address["street_id"].max()) + 1)[address["street_id"]]
    own = np.minimum(own, settings().place.most)
    pulls = _pulls(world)
    names = sorted({name for mix in profiles().places.values() for name in mix})
    sums = {}
    for name in names:
        pull = pulls[name if name in pulls else "busy" if name in settings().place.busy else "homes"]
        fitting = np.ones(len(own)) if name == "street" else _fitting(address, name)
        weight = own if name in MANY else own ** settings().place.few
        sums[name] = up_to(np.round(weight * pull[address["area_id"]] * fitting, DIGITS))
    return Places(address, len(pulls["homes"]), world.count("city"), tuple(names), sums)


def _fitting(address: Arrays, name: str) -> Numbers:
    wanted = "dwelling" if name in OUTDOORS else name
    found: Numbers = (address["kind"] == wanted).astype(np.float64)
    return found


def _pulls(world: World) -> dict[str, Numbers]:
    """By area_id: what draws crime to homes, to premises that are busy, and to streets where people go."""
    told = settings().place
    area = world.get("SELECT deprivation, bustle FROM area ORDER BY area_id")
    base = told.deprivation * area["deprivation"]
    n, rng = len(base), world.rng("crime", "areas")
    pairs = world.get("SELECT area_id, other_id FROM adjacent ORDER BY area_id, other_id")
    homes = np.exp(base + told.noise * _running_on(rng, pairs, n))
    busy = np.exp(base + told.noise * _running_on(rng, pairs, n))
    pulls = {"homes": homes, "busy": busy, "street": busy * area["bustle"] ** told.bustle}
    return {name: np.round(pull, DIGITS) for name, pull in pulls.items()}


def _running_on(rng: np.random.Generator, pairs: Arrays, n: int) -> Numbers:
    """Noise of mean 0 and deviation 1 by area that adjoining areas share, shape (n,)."""
    noise = rng.standard_normal(n)
    degree = np.bincount(pairs["area_id"], minlength=n)
    for _ in range(settings().place.smoothings):
        around = np.bincount(pairs["area_id"], weights=noise[pairs["other_id"]], minlength=n)
        noise = (noise + around) / (1 + degree)
    spread: Numbers = (noise - noise.mean()) / max(float(noise.std()), 1e-9)
    return spread


def locate(world: World, offence: Arrays, everywhere: Places) -> None:
    """Adds at (a place in the addresses) and where (a kind of place, by its number in `kinds`)."""
    rng, n = world.rng("crime", "where"), len(offence["type_id"])
    where, at = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64)
    for number, kind in enumerate(kinds()):
        rows = np.flatnonzero(offence["type_id"] == number)
        mix = profiles().places[kind.where]
        where[rows] = np.array([everywhere.kinds.index(name) for name in mix])[
            shared(rng, list(mix.values()), len(rows))
        ]
    for number, name in enumerate(everywhere.kinds):
        rows = np.flatnonzero(where == number)
        at[rows] = within(rng, everywhere.sums[name], 0, len(everywhere.sums[name]) - 1, len(rows))
    offence["where"], offence["at"] = where, at
