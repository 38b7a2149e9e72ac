"""Phones: most have one of their own, some share."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.people.households import Households
from groundview.synth.people.members import FIRST
from groundview.synth.people.residents import Residents
from groundview.synth.people.settings import settings
from groundview.synth.world import World

NONE = -1
NEAR = 150
"""Friends who share a phone are this near in the order of persons, which follows streets."""


def phones(world: World, households: Households, people: Residents) -> NDArray[np.int64]:
    """The number of each one's phone, NONE for none; who has the same number uses the same phone. Numbers are
    shuffled, so that they tell nothing of who lives where."""
    given = settings().phones
    rng = world.rng("people.phones")
    count = len(people.role)
    here = np.arange(count)
    age_group = np.searchsorted(list(given.own), people.years, side="right")
    has = rng.random(count) < np.array(list(given.own.values()))[age_group]
    owner = np.where(has, here, NONE)
    couple = (people.role == FIRST) & (people.partner >= 0) & (rng.random(count) < given.with_partner)
    owner = np.where(couple, owner[people.partner], owner)
    in_hostel = households.in_hostel[people.household]
    sharing = rng.random(count) < np.where(in_hostel, given.in_hostel, given.with_friend)
    friend = np.clip(here + rng.integers(1, NEAR, count), 0, count - 1)
    sharing &= (people.years >= 16) & (people.years[friend] >= 16)
    hostel = np.flatnonzero(in_hostel)
    if len(hostel):
        friend[hostel] = np.roll(hostel, -1)
    owner = np.where(sharing, owner[friend], owner)
    numbers: NDArray[np.int64] = np.where(owner >= 0, rng.permutation(count)[owner], NONE)
    return numbers
