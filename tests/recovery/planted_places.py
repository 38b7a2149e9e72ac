"""What is found of places beside what was planted in a synthetic world: near repeats, and hot areas.

Worlds are made up to where and when offences happen, without persons and records, so that many can be asked. An area is
truly hot where the logarithm of the rate that the planted weights make one expect is higher, on average over those that
touch it, than over all areas: that is what a hot spot claims. Near repeats are planted in the types whose `repeat` or
`near` is declared; in the others every order of the days is as likely as any.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from groundview.evidence.places.counted import Counted
from groundview.evidence.places.examined import examine
from groundview.evidence.places.follow import SEED
from groundview.evidence.places.near_repeats import near_repeats
from groundview.statistics.local_association.weights import Weights
from groundview.statistics.near_repeat.bands import Bands
from groundview.statistics.near_repeat.knox import KnoxTable, knox
from groundview.statistics.near_repeat.shuffles import Shuffles
from groundview.synth.build import build
from groundview.synth.crime.days import types_and_days
from groundview.synth.crime.expected import expected
from groundview.synth.crime.kinds import kinds
from groundview.synth.crime.places import Places, locate, places
from groundview.synth.crime.repeats import follow
from groundview.synth.dials import Dials, Size
from groundview.synth.world import Arrays, World

YEARS = 3.0
TOP = 0.05
"""The share of areas whose neighbours are expected to have most: the plainest hot areas."""
HALF = 0.5
"""Of an offence, where none is expected: without it there is no logarithm."""
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Happened:
    """A world of offences: its areas with residents and neighbours, and each offence's type, place and day."""

    world: World
    offence: Arrays
    everywhere: Places

    @property
    def residents(self) -> Numbers:
        """Residents of each area."""
        found = self.world.get("SELECT population FROM area ORDER BY area_id")["population"]
        return np.asarray(found, dtype=np.float64)

    @property
    def weights(self) -> Weights:
        """Which areas touch."""
        pairs = self.world.get("SELECT area_id, other_id FROM adjacent ORDER BY area_id, other_id")
        one, other = (pairs[name].astype(np.int64) for name in ("area_id", "other_id"))
        return Weights.of_pairs(one, other, np.ones(len(one)), areas=self.everywhere.areas)

    def counts(self, types: NDArray[Any]) -> Numbers:
        """Offences of some types in each area."""
        area = self.everywhere.address["area_id"][self.offence["at"]]
        chosen = area[np.isin(self.offence["type_id"], types)]
        return np.bincount(chosen, minlength=self.everywhere.areas).astype(np.float64)


@dataclass(frozen=True, slots=True)
class Found:
    """Hot areas: how many were found, how many of them are not truly hot, how many are truly hot, how many of the
    plainest there are, and how many of these were found."""

    found: int
    wrong: int
    true: int
    plain: int
    plain_found: int


def happened(seed: int, size: Size) -> Happened:
    """A world up to what happened, where and when."""
    world = build(Dials(seed=seed, size=size), duckdb.connect(), until="place")
    everywhere, offence = places(world), types_and_days(world)
    locate(world, offence, everywhere)
    follow(world, offence, everywhere)
    return Happened(world, offence, everywhere)


def ids(*keys: str) -> NDArray[np.int64]:
    """The numbers of types by their keys; of all without a key."""
    return np.array([n for n, kind in enumerate(kinds()) if not keys or kind.key in keys], dtype=np.int64)


def hot_found(world: Happened, types: NDArray[Any], *, dealt: int | None = None) -> Found:
    """Hot areas of some types; with `dealt`, a seed, after the areas' figures were dealt out anew, so that none is."""
    counts, residents, weights = world.counts(types), world.residents, world.weights
    offences = expected(world.everywhere)[types].sum(axis=0) * len(world.offence["type_id"])
    likely = np.log((offences + HALF) / residents)
    if dealt is not None:
        order = np.random.default_rng(dealt).permutation(counts.size)
        counts, residents = counts[order], residents[order]
    made = examine(Counted("", "", "", counts, residents * YEARS), weights)
    around = weights.lag(likely) / weights.lengths
    true = around > likely.mean() if dealt is None else np.zeros(counts.size, dtype=bool)
    plain = true & (around >= np.quantile(around, 1.0 - TOP))
    hot = made.side == "hot"
    return Found(
        int(hot.sum()), int((hot & ~true).sum()), int(true.sum()), int(plain.sum()), int((hot & plain).sum())
    )


def repeats_found(world: Happened, types: NDArray[Any]) -> KnoxTable:
    """Knox's table of some types in the largest city, in the bands that a study has."""
    declared, offence, address = near_repeats(), world.offence, world.everywhere.address
    city = address["city_id"][offence["at"]]
    here = np.isin(offence["type_id"], types) & (city == np.bincount(city).argmax())
    x, y = (address[name][offence["at"][here]] for name in ("easting", "northing"))
    bands = Bands.of(declared.metres, declared.days, same_place=True)
    return knox(x, y, offence["day"][here], bands=bands, shuffles=Shuffles(SEED, 999))
