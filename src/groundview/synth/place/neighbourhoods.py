"""Planted neighbourhoods: in each city one named run of adjoining, rather deprived areas."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.place.cells import Borders
from groundview.synth.place.seeds import Seeds
from groundview.synth.place.settings import settings
from groundview.synth.place.words import words
from groundview.synth.world import World


def neighbourhoods(
    world: World, seeds: Seeds, borders: Borders, deprivation: NDArray[np.float64]
) -> list[str | None]:
    """The neighbourhood's name for each area in one, None for the rest."""
    names: list[str | None] = [None] * seeds.areas
    called = words().neighbourhoods.all(" ")
    chosen = world.rng("place.neighbourhoods").permutation(len(called))
    for city in range(len(seeds.middles)):
        mine = np.flatnonzero(seeds.city == city)
        wanted = max(1, round(settings().neighbourhood_share * len(mine)))
        for area in _run(int(mine[deprivation[mine].argmax()]), wanted, borders, deprivation):
            names[area] = called[chosen[city]]
    return names


def _run(start: int, wanted: int, borders: Borders, deprivation: NDArray[np.float64]) -> list[int]:
    """Areas around a start, each time the most deprived that adjoins what is there."""
    run = [start]
    while len(run) < wanted:
        touching = np.concatenate(
            [borders.other[np.isin(borders.one, run)], borders.one[np.isin(borders.other, run)]]
        )
        free = np.setdiff1d(touching[touching < len(deprivation)], run)
        if not len(free):
            break
        run.append(int(free[deprivation[free].argmax()]))
    return run
