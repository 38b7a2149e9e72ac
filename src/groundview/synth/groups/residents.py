"""Everybody who could be drawn for a group, in an order in which areas and households stand together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.synth.world import Arrays, World

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Residents:
    """Persons by position: ordered by city, area and household. Ranges are positions."""

    person: Ids
    born: NDArray[np.datetime64]
    woman: NDArray[np.bool_]
    household: tuple[Ids, Ids]
    """First position of each person's household, and its persons."""
    area: tuple[Ids, Ids]
    """By area_id: first position, and persons."""
    city: tuple[Ids, Ids]
    """By city_id: first position, and persons."""
    adjoining: tuple[Ids, Ids, Ids]
    """By area_id: first position in the list of adjoining areas, how many there are; and that list."""


def residents(world: World) -> Residents:
    """All residents of a world. Nothing of origin, ethnicity or nationality is read."""
    found = world.get(
        "SELECT person_id, city_id, area_id, household_id, born, sex = 'F' AS woman"
        " FROM person ORDER BY city_id, area_id, household_id, person_id"
    )
    areas, cities = world.count("area"), world.count("city")
    return Residents(
        person=found["person_id"].astype(np.int64),
        born=found["born"].astype("datetime64[D]"),
        woman=np.asarray(found["woman"], dtype=np.bool_),
        household=_runs(found),
        area=_ranges(found["area_id"], areas),
        city=_ranges(found["city_id"], cities),
        adjoining=_adjoining(world, areas),
    )


def _runs(found: Arrays) -> tuple[Ids, Ids]:
    """A household that moved apart counts as one in each area."""
    new = np.ones(len(found["person_id"]), dtype=np.bool_)
    new[1:] = (np.diff(found["household_id"]) != 0) | (np.diff(found["area_id"]) != 0)
    first = np.flatnonzero(new)
    run = np.cumsum(new) - 1
    size = np.diff(np.append(first, len(new)))
    return first[run].astype(np.int64), size[run].astype(np.int64)


def _ranges(ids: NDArray[np.int64], n: int) -> tuple[Ids, Ids]:
    """First position and number of each id from 0 to n - 1, in a column where equal ids stand together."""
    counts = np.bincount(ids, minlength=n).astype(np.int64)
    first = np.zeros(n, dtype=np.int64)
    changes = np.flatnonzero(np.append(True, ids[1:] != ids[:-1])) if len(ids) else np.zeros(0, np.int64)
    first[ids[changes]] = changes
    return first, counts


def _adjoining(world: World, areas: int) -> tuple[Ids, Ids, Ids]:
    pairs = world.get("SELECT area_id, other_id FROM adjacent ORDER BY area_id, other_id")
    first, counts = _ranges(pairs["area_id"].astype(np.int64), areas)
    return first, counts, pairs["other_id"].astype(np.int64)
