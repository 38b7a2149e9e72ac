"""Members of households: how many, how old, of which sex, and what they are to each other."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from groundview.synth.people.settings import Household, Spread, settings

FIRST, PARTNER, CHILD, ELDER, SHARER = range(5)
"""What a member is in the household."""
YOUNGEST_FATHER = 16.5
YOUNGEST_ADULT = 17.0


@dataclass(slots=True)
class Members:
    """Members in lists of arrays while they are made; each array of shape (households that have that member,)."""

    household: list[NDArray[np.int64]] = field(default_factory=list)
    role: list[NDArray[np.int64]] = field(default_factory=list)
    age: list[NDArray[np.float64]] = field(default_factory=list)
    man: list[NDArray[np.bool_]] = field(default_factory=list)
    twin: list[NDArray[np.bool_]] = field(default_factory=list)

    def add(
        self, household: NDArray[np.int64], role: int, age: NDArray[np.float64], man: NDArray[np.bool_]
    ) -> None:
        """Adds a member to each of some households."""
        self.household.append(household)
        self.role.append(np.full(len(household), role))
        self.age.append(age)
        self.man.append(man)
        self.twin.append(np.zeros(len(household), bool))


def fill(rng: np.random.Generator, members: Members, kind: Household, household: NDArray[np.int64]) -> None:
    """Adds the members of households of one kind. Where there are children, the eldest's age decides the mother's,
    so that ages fit together."""
    count = len(household)
    man = rng.random(count) < kind.men
    partner = rng.random(count) < kind.partner
    youngest = np.full(count, YOUNGEST_ADULT)
    if kind.children:
        eldest = rng.uniform(*kind.eldest, count)
        youngest = np.maximum(youngest, eldest + YOUNGEST_FATHER)
        age = eldest + _spread(rng, settings().births.mother, count)
        _children(rng, members, kind, household, eldest)
    else:
        age = _spread(rng, kind.age, count)
    members.add(household, FIRST, age, man)
    _partners(rng, members, household[partner], age[partner], youngest[partner])
    _elders(rng, members, kind, household, age)
    _sharers(rng, members, kind, household, age)


def _spread(rng: np.random.Generator, given: Spread, count: int) -> NDArray[np.float64]:
    mean, deviation, least, most = given
    return np.clip(rng.normal(mean, deviation, count), least, most)


def _several(rng: np.random.Generator, shares: tuple[float, ...], count: int) -> NDArray[np.int64]:
    """How many of 1, 2, ... each household has."""
    drawn: NDArray[np.int64] = 1 + np.searchsorted(np.cumsum(shares)[:-1], rng.random(count), side="right")
    return drawn


def _children(
    rng: np.random.Generator,
    members: Members,
    kind: Household,
    household: NDArray[np.int64],
    eldest: NDArray[np.float64],
) -> None:
    births = settings().births
    number = _several(rng, kind.children, len(household))
    age = eldest
    for nth in range(1, len(kind.children) + 1):
        gap = births.gap[0] + rng.gamma(2, births.gap[1] / 2, len(age))
        twin = (rng.random(len(age)) < births.twins) & (nth > 1)
        age = age - np.where(twin, 0, gap) * (nth > 1)
        born = (number >= nth) & (age >= 0)
        members.add(household[born], CHILD, age[born], rng.random(born.sum()) < births.boys)
        members.twin[-1] = twin[born]


def _partners(
    rng: np.random.Generator,
    members: Members,
    household: NDArray[np.int64],
    age: NDArray[np.float64],
    youngest: NDArray[np.float64],
) -> None:
    same = rng.random(len(household)) < settings().same_sex_couples
    theirs = age + rng.normal(*settings().births.father_older, len(household))
    members.add(household, PARTNER, np.maximum(theirs, youngest), ~same)


def _elders(
    rng: np.random.Generator,
    members: Members,
    kind: Household,
    household: NDArray[np.int64],
    age: NDArray[np.float64],
) -> None:
    if not kind.elders:
        return
    number = _several(rng, kind.elders, len(household))
    mother = age + _spread(rng, settings().births.mother, len(age))
    for nth in range(1, len(kind.elders) + 1):
        here = number >= nth
        older = mother[here] + (rng.normal(*settings().births.father_older, here.sum()) if nth > 1 else 0)
        members.add(household[here], ELDER, np.minimum(older, 103), np.full(here.sum(), nth > 1))


def _sharers(
    rng: np.random.Generator,
    members: Members,
    kind: Household,
    household: NDArray[np.int64],
    age: NDArray[np.float64],
) -> None:
    if not kind.sharers:
        return
    number = _several(rng, kind.sharers, len(household))
    for nth in range(1, len(kind.sharers) + 1):
        here = number >= nth
        theirs = np.maximum(age[here] + rng.normal(0, kind.alike, here.sum()), 18)
        members.add(household[here], SHARER, theirs, rng.random(here.sum()) < kind.men)
