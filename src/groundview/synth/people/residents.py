"""Residents: everybody of every household, in order, with birth dates and origins."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.synth.dials import FROM
from groundview.synth.people.drawing import Urn
from groundview.synth.people.households import Households
from groundview.synth.people.members import CHILD, FIRST, PARTNER, SHARER, Members, fill
from groundview.synth.people.settings import settings
from groundview.synth.world import World

DAYS_A_YEAR = 365.2425


@dataclass(frozen=True, slots=True)
class Residents:
    """In the order of their ids, by household and from the first adult on; shapes (p,). `second` is the other origin
    of a child of a mixed couple, else the same; `twin_of`, and in `first` and `partner` the person who is that in the
    household, are ids, -1 for none; `man` is male."""

    household: NDArray[np.int64]
    role: NDArray[np.int64]
    man: NDArray[np.bool_]
    born: NDArray[np.datetime64]
    years: NDArray[np.float64]
    origin: NDArray[np.int64]
    second: NDArray[np.int64]
    twin_of: NDArray[np.int64]
    first: NDArray[np.int64]
    partner: NDArray[np.int64]


def residents(world: World, households: Households, origins: Urn) -> Residents:
    """Fills all households."""
    rng = world.rng("people.members")
    members = Members()
    for at, kind in enumerate(settings().households.values()):
        fill(rng, members, kind, np.flatnonzero(households.kind == at))
    household, role = np.concatenate(members.household), np.concatenate(members.role)
    order = np.argsort(household * 8 + role, kind="stable")
    household, role = household[order], role[order]
    days = np.round(np.concatenate(members.age)[order] * DAYS_A_YEAR).astype(np.int64)
    born = np.datetime64(FROM, "D") - days
    twin = np.concatenate(members.twin)[order]
    here = np.arange(len(role))
    first = _find(role, household, FIRST)
    partner = _find(role, household, PARTNER)
    origin, second = _origins(world, households, household, role, origins)
    return Residents(
        household,
        role,
        np.concatenate(members.man)[order],
        born,
        days / DAYS_A_YEAR,
        origin,
        second,
        np.where(twin & (np.roll(born, 1) == born), here - 1, -1),
        first,
        partner,
    )


def _find(role: NDArray[np.int64], household: NDArray[np.int64], wanted: int) -> NDArray[np.int64]:
    """The person of a role in each one's household, -1 for none."""
    found = np.full(household[-1] + 1, -1)
    those = np.flatnonzero(role == wanted)
    found[household[those]] = those
    here: NDArray[np.int64] = found[household]
    return here


def _origins(
    world: World, households: Households, household: NDArray[np.int64], role: NDArray[np.int64], origins: Urn
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Origins, and second origins. Sharers come from anywhere; families have one origin or, in mixed couples, two:
    then children take either."""
    rng = world.rng("people.origin")
    count = len(households.area)
    family = origins.draw(households.area, rng.random(count))
    mixed = rng.random(count) < settings().mixed_couples
    other = np.where(mixed, origins.draw(households.area, rng.random(count)), family)
    own = origins.draw(households.area[household], rng.random(len(household)))
    either = rng.random(count) < 0.5
    child = role == CHILD
    origin = np.where(role == SHARER, own, family[household])
    takes_other = (role == PARTNER) | (child & either[household])
    paired = np.zeros(count, bool)
    paired[household[role == PARTNER]] = True
    other = np.where(paired, other, family)
    origin = np.where(takes_other, other[household], origin)
    second = np.where(child, np.where(takes_other, family[household], other[household]), origin)
    return origin, second
