"""Streets: straight, within one area, mostly along or across the way the area's streets run."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.synth.place.cells import Borders
from groundview.synth.place.reach import Reach
from groundview.synth.place.seeds import GOLDEN, Seeds
from groundview.synth.place.settings import settings
from groundview.synth.place.words import words
from groundview.synth.world import World


@dataclass(frozen=True, slots=True)
class StreetLines:
    """Streets in order of area: the area of each, its middle and half of its length and direction, (k, 2) each."""

    area: NDArray[np.int64]
    middle: NDArray[np.float64]
    half: NDArray[np.float64]


def lay_streets(world: World, seeds: Seeds, borders: Borders, dwellings: NDArray[np.int64]) -> StreetLines:
    """Lays streets for the dwellings of each area, shape (areas,)."""
    given = settings().streets
    rng = world.rng("place.streets")
    area = np.repeat(np.arange(seeds.areas), -(-dwellings // given.dwellings))
    reach = Reach(seeds, borders, given.inside, given.set_back)
    nth = np.arange(len(area)) - np.searchsorted(area, area)
    out = np.sqrt((nth + 0.5) / np.bincount(area)[area])
    towards = _ways(
        rng.uniform(0, 2 * np.pi, seeds.areas)[area] + nth * GOLDEN
    )  # spread like a sunflower's seeds
    seed = seeds.points[area]
    middle = seed + towards * (reach(area, seed, towards) * out)[:, None]
    run = rng.uniform(0, np.pi, seeds.areas)[area] + rng.integers(0, 2, len(area)) * np.pi / 2
    way = _ways(run + rng.normal(0, 0.12, len(area)))
    ahead, behind = reach(area, middle, way), reach(area, middle, -way)
    wanted = rng.uniform(given.least_metres, given.most_metres, len(area)) / 2
    ahead, behind = np.minimum(ahead, wanted), np.minimum(behind, wanted)
    middle = middle + way * ((ahead - behind) / 2)[:, None]
    return StreetLines(area, middle, way * ((ahead + behind) / 2)[:, None])


def name_streets(world: World, seeds: Seeds, lines: StreetLines) -> list[str]:
    """A name for each street, no two alike in a city while there are names; the plain ones are used first."""
    names = np.array(words().streets.all(" "))
    rng = world.rng("place.street_names")
    chosen = np.zeros(len(lines.area), np.int64)
    for city in range(len(seeds.middles)):
        mine = np.flatnonzero(seeds.city[lines.area] == city)
        usual = min(len(names), int(1.3 * len(mine)))
        chosen[mine] = np.resize(rng.permutation(usual), len(mine))
    named: list[str] = names[chosen].tolist()
    return named


def _ways(angle: NDArray[np.float64]) -> NDArray[np.float64]:
    ways: NDArray[np.float64] = np.column_stack([np.cos(angle), np.sin(angle)])
    return ways
