"""Everybody's names: by origin, sex and cohort, and by who lives with whom."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.synth.people.members import CHILD, ELDER, FIRST
from groundview.synth.people.names import Names
from groundview.synth.people.origins import COHORT_YEARS, COHORTS, origins
from groundview.synth.people.residents import Residents
from groundview.synth.people.settings import settings
from groundview.synth.world import World

NONE = -1
SIBLINGS = 3
"""Children before one, with whom a name is not shared."""


@dataclass(frozen=True, slots=True)
class Named:
    """Ids of names, and whose namesake somebody is; NONE for none; shapes (p,)."""

    forename: NDArray[np.int64]
    middle: NDArray[np.int64]
    surname: NDArray[np.int64]
    namesake_of: NDArray[np.int64]


def name_all(world: World, people: Residents, names: Names) -> Named:
    """Names everybody."""
    rng = world.rng("people.naming")
    group = forename_group(people)
    forename = names.forenames.draw(group, rng.random(len(group)))
    for _ in range(SIBLINGS):
        again = np.flatnonzero(_like_a_sibling(people, forename))
        forename[again] = names.forenames.draw(group[again], rng.random(len(again)))
    namesake_of = _namesakes(rng, people)
    forename = np.where(namesake_of >= 0, forename[namesake_of], forename)
    has_middle = rng.random(len(group)) < _of_origins("middle")[people.origin]
    middle = np.where(has_middle, names.forenames.draw(group, rng.random(len(group))), NONE)
    middle[middle == forename] = NONE
    return Named(forename, middle, _surnames(rng, people, names), namesake_of)


def forename_group(people: Residents) -> NDArray[np.int64]:
    """The number of each one's urn of forenames."""
    cohort = np.searchsorted(
        COHORT_YEARS, people.born.astype("datetime64[Y]").astype(int) + 1970, side="right"
    )
    group: NDArray[np.int64] = (people.origin * 2 + people.man) * len(COHORTS) + cohort
    return group


def _of_origins(setting: str) -> NDArray[np.float64]:
    return np.array([getattr(origin, setting) for origin in origins().values()])


def _like_a_sibling(people: Residents, forename: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether a child has the forename of one of those before."""
    like = np.zeros(len(forename), bool)
    child = people.role == CHILD
    for back in range(1, SIBLINGS + 1):
        same = (people.household[back:] == people.household[:-back]) & child[back:] & child[:-back]
        like[back:] |= same & (forename[back:] == forename[:-back])
    return like


def _namesakes(rng: np.random.Generator, people: Residents) -> NDArray[np.int64]:
    """The father of each eldest son who is named after him."""
    first_child = np.zeros(len(people.role), bool)
    first_child[1:] = people.role[:-1] != CHILD
    father = np.maximum(people.partner, 0)
    fits = (people.partner >= 0) & people.man[father] & (people.origin[father] == people.origin)
    chosen = rng.random(len(father)) < settings().namesakes
    son = (people.role == CHILD) & first_child & people.man & fits & chosen & (people.twin_of < 0)
    namesakes: NDArray[np.int64] = np.where(son, people.partner, NONE)
    return namesakes


def _surnames(rng: np.random.Generator, people: Residents, names: Names) -> NDArray[np.int64]:
    """Wives take their husbands' surname or keep their own, children have their father's or, by custom or where he
    lives elsewhere, another; the one of two forms of a surname that fits the sex."""
    count = len(people.role)
    own = names.surnames.draw(people.origin, rng.random(count))
    wife = (people.role == FIRST) & (people.partner >= 0)
    keeps = rng.random(count) < _of_origins("keeps")[people.origin]
    of_wives = wife & keeps & ~people.man
    own[of_wives] = names.wives.draw(people.origin[of_wives], rng.random(of_wives.sum()))
    head = np.where(people.partner >= 0, people.partner, people.first)
    surname = np.where((wife & ~keeps) | (people.role == ELDER), own[head], own)
    child = np.flatnonzero(people.role == CHILD)
    fathers, eldest = head[child], head[child] + 1
    unlike = rng.random(people.household[-1] + 1)[people.household[child]]
    unlike = unlike < _of_origins("patronymic")[people.origin[child]]
    surname[child] = np.where(unlike, own[eldest], surname[fathers])
    by_sex: NDArray[np.int64] = np.where(people.man, surname, names.womens[surname])
    return by_sex
