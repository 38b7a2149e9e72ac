"""Who is harmed: residents by age and type, organisations by where businesses are, and some of them again."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.dials import FROM
from groundview.synth.fraud.kinds import types
from groundview.synth.fraud.settings import BASES, settings
from groundview.synth.world import Arrays, World

Ids = NDArray[np.int64]
NOBODY = -1
AGES = (16, 25, 35, 45, 55, 65, 75, 85)
"""Bands of age begin here; what is declared by age has one number for each."""
YEAR = 365.25
RESIDENTS = f"""
SELECT person_id, area_id, city_id, date_diff('day', born, DATE '{FROM}') / {YEAR} AS age
FROM person WHERE born < DATE '{FROM}' - INTERVAL {AGES[0]} YEAR ORDER BY person_id
"""


def victims(world: World, frauds: Arrays) -> Arrays:
    """For each fraud, from its type_id, city_id and reported day, shape (n,) each: organisation (truth), person_id
    (-1 for an organisation), area_id, city_id, and again: the earlier fraud of the same victim, or -1."""
    organisation = _organisations(world, frauds["type_id"])
    person_id, area_id = _residents(world, frauds)
    firms = _where_businesses_are(world, frauds["city_id"])
    found = {
        "organisation": organisation,
        "person_id": np.where(organisation, NOBODY, person_id),
        "area_id": np.where(organisation, firms, area_id),
        "city_id": frauds["city_id"].copy(),
    }
    found["again"] = _again(world, frauds, organisation)
    return _same_as_before(found)


def _organisations(world: World, type_id: Ids) -> NDArray[np.bool_]:
    share = np.array([one.organisations for one in types()])[type_id]
    drawn: NDArray[np.bool_] = world.rng("fraud", "organisations").random(len(type_id)) < share
    return drawn


def _residents(world: World, frauds: Arrays) -> tuple[Ids, Ids]:
    """A resident of the right city for each fraud, of an age that the type of fraud finds."""
    person, rng, n = world.get(RESIDENTS), world.rng("fraud", "victims"), len(frauds["type_id"])
    band = np.searchsorted(AGES, person["age"], side="right") - 1
    cell = person["city_id"].astype(np.int64) * len(AGES) + np.maximum(band, 0)
    order = np.argsort(cell, kind="stable")
    size = np.bincount(cell, minlength=len(AGES) * (int(person["city_id"].max()) + 1))
    start = np.cumsum(size) - size
    wanted = _bands(rng, frauds, size.reshape(-1, len(AGES)))
    at = frauds["city_id"] * len(AGES) + wanted
    row = order[start[at] + (rng.random(n) * size[at]).astype(np.int64)]
    return person["person_id"][row].astype(np.int64), person["area_id"][row].astype(np.int64)


def _bands(rng: np.random.Generator, frauds: Arrays, residents: Ids) -> Ids:
    """The band of age of each victim: the risk of its profile times the residents of that age in the city."""
    profile = {key: np.array(risk) for key, risk in settings().ages.items()}
    bands = np.zeros(len(frauds["type_id"]), dtype=np.int64)
    key = np.array([one.ages for one in types()])[frauds["type_id"]]
    for name, risk in profile.items():
        for city, counts in enumerate(residents):
            rows = np.flatnonzero((key == name) & (frauds["city_id"] == city))
            weight = risk * counts
            bands[rows] = rng.choice(len(AGES), size=len(rows), p=weight / weight.sum())
    return bands


def _where_businesses_are(world: World, city_id: Ids) -> Ids:
    area = world.get("SELECT area_id, city_id, businesses + 1 AS weight FROM area ORDER BY area_id")
    rng, found = world.rng("fraud", "firms"), np.zeros(len(city_id), dtype=np.int64)
    for city in np.unique(area["city_id"]):
        here, rows = np.flatnonzero(area["city_id"] == city), np.flatnonzero(city_id == city)
        share = area["weight"][here] / area["weight"][here].sum()
        found[rows] = area["area_id"][rng.choice(here, size=len(rows), p=share)]
    return found


def _again(world: World, frauds: Arrays, organisation: NDArray[np.bool_]) -> Ids:
    """Some frauds harm somebody who reported one before; frauds that promise to get losses back mostly do. Where
    that fraud was itself a repeat, its first is meant."""
    set_, rng, day = settings().again, world.rng("fraud", "again"), frauds["reported"]
    more = np.array([one.again for one in types()])[frauds["type_id"]]
    drawn = (rng.random(len(day)) < np.maximum(set_.share, more)) & ~organisation
    target = day - 1 - rng.exponential(set_.mean_days, len(day)).astype(np.int64)
    end = np.searchsorted(day, target, side="right")
    begin = np.minimum(np.searchsorted(day, target, side="left"), end - 1)
    earlier = begin + (rng.random(len(day)) * (end - begin)).astype(np.int64)
    # Those who act locally stay in their own city, so they look for nobody's earlier victims.
    possible = drawn & (earlier >= 0) & (frauds["base"] != BASES.index("local"))
    possible &= ~organisation[earlier]
    return _first_of(np.where(possible, earlier, NOBODY))


def _first_of(earlier: Ids) -> Ids:
    """Follows repeats of repeats back to the first, by doubling the steps."""
    first = np.where(earlier >= 0, earlier, np.arange(len(earlier)))
    while (first[first] != first).any():
        first = first[first]
    return np.where(earlier >= 0, first, NOBODY)


def _same_as_before(found: Arrays) -> Arrays:
    rows = np.flatnonzero(found["again"] >= 0)
    for name in ("person_id", "area_id", "city_id"):
        found[name][rows] = found[name][found["again"][rows]]
    return found
