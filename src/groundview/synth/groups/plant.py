"""Which groups there are: their context, city, home area, size, kind and marks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.groups.settings import KINDS, MARKS, Settings, contexts
from groundview.synth.groups.words import shares
from groundview.synth.world import Arrays, World

PER = 100_000
Ids = NDArray[np.int64]


def groups(world: World, settings: Settings) -> Arrays:
    """One element a group, in the order of their ids: numbers and truths only, contexts by their place in the list
    of contexts (-1 for none)."""
    main, city = _contexts_and_cities(world, settings)
    rng, n = world.rng("groups", "kind"), len(main)
    size = _sizes(world, settings, n)
    kind = _kinds(rng, settings, size)
    return {
        "main": main,
        "second": _second(world, settings, main),
        "city_id": city,
        "area_id": _home_areas(world, settings, main, city),
        "size": size,
        "kind": kind,
        "mobile": rng.random(n) < np.array([c.mobile for c in contexts()])[main],
        "activity": _activity(world, settings, main),
        **_marks(world, settings, main, size),
    }


def _contexts_and_cities(world: World, settings: Settings) -> tuple[Ids, Ids]:
    """Every city has the least number of each context; the rest go by its residents."""
    cities = world.get("SELECT city_id, sum(population)::DOUBLE AS residents FROM area GROUP BY 1 ORDER BY 1")
    share = cities["residents"] / cities["residents"].sum()
    main: list[Ids] = []
    city: list[Ids] = []
    for number, context in enumerate(contexts()):
        wanted = share * context.per_100k * world.dials.residents / PER * world.dials.group_share
        least = settings.least_in_a_city if world.dials.group_share else 0
        counts = np.maximum(np.rint(wanted).astype(np.int64), least)
        city.append(np.repeat(cities["city_id"].astype(np.int64), counts))
        main.append(np.full(counts.sum(), number, dtype=np.int64))
    return np.concatenate(main), np.concatenate(city)


def _second(world: World, settings: Settings, main: Ids) -> Ids:
    rng = world.rng("groups", "second")
    keys = [context.key for context in contexts()]
    second = np.full(len(main), -1, dtype=np.int64)
    for number, context in enumerate(contexts()):
        rows = np.flatnonzero((main == number) & (rng.random(len(main)) < settings.several_contexts))
        second[rows] = rng.choice(
            [keys.index(key) for key in context.second], size=len(rows), p=shares(context.second)
        )
    return second


def _home_areas(world: World, settings: Settings, main: Ids, city: Ids) -> Ids:
    """Groups of the context neighbourhood live in a planted neighbourhood of their city, others anywhere in it."""
    area = world.get(
        "SELECT area_id, city_id, population, deprivation, neighbourhood IS NOT NULL AS planted"
        " FROM area ORDER BY area_id"
    )
    rng = world.rng("groups", "area")
    pull = area["population"] * np.exp(settings.deprivation_pull * area["deprivation"])
    inside = next(i for i, context in enumerate(contexts()) if context.key == "neighbourhood")
    home = np.zeros(len(main), dtype=np.int64)
    for number in np.unique(city):
        for planted in (False, True):
            rows = np.flatnonzero((city == number) & ((main == inside) == planted))
            here = np.flatnonzero((area["city_id"] == number) & (area["planted"] | (not planted)))
            weight = pull[here] / pull[here].sum()
            home[rows] = area["area_id"][rng.choice(here, size=len(rows), p=weight)]
    return home


def _sizes(world: World, settings: Settings, n: int) -> Ids:
    sizes = np.arange(settings.size.least, settings.size.most + 1)
    weight = sizes.astype(float) ** -settings.size.exponent
    return world.rng("groups", "size").choice(sizes, size=n, p=weight / weight.sum()).astype(np.int64)


def _kinds(rng: np.random.Generator, settings: Settings, size: Ids) -> Ids:
    kind = settings.kind
    family = (rng.random(len(size)) < kind.family) & (size <= kind.family_up_to)
    network = (rng.random(len(size)) < kind.network) & (size >= kind.network_from)
    crew = np.full(len(size), KINDS.index("crew"))
    found: Ids = np.where(
        family, KINDS.index("family"), np.where(network, KINDS.index("network"), crew)
    ).astype(np.int64)
    return found


def _activity(world: World, settings: Settings, main: Ids) -> NDArray[np.float64]:
    """Heavy-tailed, and 1 on average in each context."""
    drawn = np.exp(settings.activity_spread * world.rng("groups", "activity").standard_normal(len(main)))
    for number in np.unique(main):
        drawn[main == number] /= drawn[main == number].mean()
    activity: NDArray[np.float64] = np.round(drawn, 4).astype(np.float64)
    return activity


def _marks(world: World, settings: Settings, main: Ids, size: Ids) -> Arrays:
    rng, large = world.rng("groups", "marks"), settings.large
    more = large.adds * (size >= large.from_size)
    return {
        mark: rng.random(len(main)) < np.array([c.marks[mark] for c in contexts()])[main] + more
        for mark in MARKS
    }
