"""What areas are like: deprivation, bustle, kind, planned households, businesses."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from groundview.synth.place.fields import smooth, standard
from groundview.synth.place.seeds import Seeds
from groundview.synth.place.settings import settings
from groundview.synth.world import Arrays, World

KINDS_REACH = 0.25
"""Of a city's radius: areas of one kind lie together about so far."""


def area_columns(world: World, seeds: Seeds) -> Arrays:
    """Columns of `area`, each of shape (areas,). The population is as planned; the census counts it later."""
    deprivation = _deprivation(world, seeds)
    score, decile = _index(deprivation)
    bustle = _bustle(world, seeds)
    kind = _kinds(world, seeds, deprivation)
    persons = np.array([each.persons for each in settings().kinds.values()])[kind]
    rng = world.rng("place.areas")
    population = settings().residents_per_area * np.exp(
        rng.normal(0, settings().population_spread, seeds.areas)
    )
    population *= world.dials.residents / population.sum()
    return {
        "city_id": seeds.city,
        "population": np.round(population).astype(np.int64),
        "households": np.round(population / persons).astype(np.int64),
        "businesses": 1 + rng.poisson(settings().bustle.businesses * bustle),
        "imd_score": score,
        "imd_decile": decile,
        "deprivation": deprivation,
        "bustle": bustle,
        "kind_no": kind,
        "from_centre": seeds.from_centre(),
        "radius": np.round(seeds.radius, 1),
        "easting": np.round(seeds.points[: seeds.areas, 0], 1),
        "northing": np.round(seeds.points[: seeds.areas, 1], 1),
    }


def _deprivation(world: World, seeds: Seeds) -> NDArray[np.float64]:
    """Z-scores over all areas of the region."""
    given = settings().deprivation
    rng = world.rng("place.deprivation")
    alike = smooth(rng, seeds.points[: seeds.areas], seeds.city, given.reach)
    own = rng.normal(0, 1, seeds.areas)
    inner = given.centre * standard(-seeds.from_centre())
    return standard(np.sqrt(given.smooth) * alike + np.sqrt(1 - given.smooth) * own + inner)


def _index(deprivation: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """The score, and the tenth of the country (1 is the most deprived)."""
    given = settings().deprivation
    national = deprivation + given.against_nation
    score = np.round(given.median_score * np.exp(given.spread * national), 2)
    tenths = [NormalDist().inv_cdf(tenth / 10) for tenth in range(1, 10)]
    return score, 10 - np.searchsorted(tenths, national)


def _bustle(world: World, seeds: Seeds) -> NDArray[np.float64]:
    """The pull of shops and nightlife, of mean 1 in each city."""
    given = settings().bustle
    rng = world.rng("place.bustle")
    points = seeds.points[: seeds.areas]
    pull: NDArray[np.float64] = np.exp(rng.normal(0, given.noise, seeds.areas))
    pull += given.centre * np.exp(-((seeds.from_centre() / given.centre_reach) ** 2) / 2)
    for city in range(len(seeds.middles)):
        mine = np.flatnonzero(seeds.city == city)
        for centre in rng.choice(mine, len(mine) // given.areas_per_district, replace=False):
            away = np.hypot(*(points[mine] - points[centre]).T) / seeds.radius[mine]
            pull[mine] += given.district * np.exp(-((away / given.district_reach) ** 2) / 2)
        pull[mine] /= pull[mine].mean()
    rounded: NDArray[np.float64] = np.round(pull, 6)
    return rounded


def _kinds(world: World, seeds: Seeds, deprivation: NDArray[np.float64]) -> NDArray[np.int64]:
    """The number of each area's kind, in the order of the settings: each in turn takes the areas that suit it best."""
    near = standard(-seeds.from_centre())
    rng = world.rng("place.kinds")
    kinds = settings().kinds
    kind = np.full(seeds.areas, len(kinds) - 1)
    for number, given in enumerate(kinds.values()):
        alike = smooth(rng, seeds.places(), seeds.city, KINDS_REACH)
        suits = given.near * near + given.deprived * deprivation + 0.6 * alike
        for city in range(len(seeds.middles)):
            free = np.flatnonzero((seeds.city == city) & (kind == len(kinds) - 1))
            wanted = round(given.share * (seeds.city == city).sum())
            if number < len(kinds) - 1:
                kind[free[np.argsort(-suits[free], kind="stable")[:wanted]]] = number
    return kind
