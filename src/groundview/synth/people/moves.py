"""Moves: where a household lived before, and until when."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.people.households import Households
from groundview.synth.people.residents import Residents
from groundview.synth.people.settings import settings
from groundview.synth.world import World


def make_moves(world: World, households: Households, people: Residents) -> None:
    """Makes `moved`: one earlier address of those members who were born when the household left it."""
    given = settings().moves
    rng = world.rng("people.moves")
    count = len(households.kind)
    student = households.kind == list(settings().households).index("students")
    moved = rng.random(count) < np.where(student, given.students, given.share)
    since = np.where(student, np.datetime64(given.students_from, "D"), np.datetime64(given.from_, "D"))
    days = (np.datetime64(given.until, "D") - since).astype(np.int64)
    until = since + np.floor(rng.random(count) * days).astype(np.int64)
    before = households.address[_before(rng, households)]
    person = np.flatnonzero(moved[people.household] & (people.born < until[people.household]))
    household = people.household[person]
    person, household = (
        each[before[household] != households.address[household]] for each in (person, household)
    )
    world.put("moved", {"person_id": person, "address_id": before[household], "until": until[household]})


def _before(rng: np.random.Generator, households: Households) -> NDArray[np.int64]:
    """A household that lives where each lived before: mostly near, sometimes elsewhere in the city or far."""
    given = settings().moves
    count = len(households.city)
    size = np.bincount(households.city)
    first = (np.cumsum(size) - size)[households.city]
    size = size[households.city]
    chance, step = rng.random(count), rng.random(count)
    near = np.arange(count) + np.round((2 * step - 1) * given.near_share * size).astype(np.int64)
    near = np.clip(near, first, first + size - 1)
    anywhere = first + (step * size).astype(np.int64)
    far = (step * count).astype(np.int64)
    chosen: NDArray[np.int64] = np.select(
        [chance < given.near, chance < 1 - given.far], [near, anywhere], far
    )
    return chosen
