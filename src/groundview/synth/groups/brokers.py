"""Persons who are in two groups."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.groups.settings import Settings
from groundview.synth.world import Arrays

Ids = NDArray[np.int64]


def shared(rng: np.random.Generator, settings: Settings, group: Arrays, stay: Arrays, person: Ids) -> Ids:
    """The person of each stay, after some places outside the core went to somebody of another group of the same
    city, of that group's core, whose stay there overlaps. Each person is lent once, so nobody is in three groups."""
    if not np.any(~stay["core"]):
        return person
    lent = np.flatnonzero(stay["core"] & (stay["place"] > 0))
    wanted = np.flatnonzero(
        ~stay["core"] & (rng.random(len(person)) < settings.brokers / np.mean(~stay["core"]))
    )
    chosen = rng.choice(lent, size=len(wanted))
    fits = _fits(group, stay, wanted, chosen)
    wanted, chosen = wanted[fits], chosen[fits]
    chosen, once = np.unique(chosen, return_index=True)
    given = person.copy()
    given[wanted[once]] = person[chosen]
    return given


def _fits(group: Arrays, stay: Arrays, one: Ids, other: Ids) -> NDArray[np.bool_]:
    """Two groups of one city, and two stays that overlap."""
    city = group["city_id"][stay["group"]]
    left = np.where(np.isnat(stay["left_on"]), np.datetime64("9999-01-01"), stay["left_on"])
    overlap = (stay["joined"][one] < left[other]) & (stay["joined"][other] < left[one])
    fits: NDArray[np.bool_] = (
        (city[one] == city[other]) & (stay["group"][one] != stay["group"][other]) & overlap
    )
    return fits
