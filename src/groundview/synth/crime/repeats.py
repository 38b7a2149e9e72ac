"""Repeats and near repeats: offences that follow an earlier one, at its place or close by, soon after."""

from __future__ import annotations

import numpy as np

from groundview.synth.crime.days import DAYS
from groundview.synth.crime.draws import Ids, Numbers, Truths, up_to, within
from groundview.synth.crime.draws import unlike as unlike_weights
from groundview.synth.crime.kinds import kinds
from groundview.synth.crime.places import Places
from groundview.synth.crime.settings import settings
from groundview.synth.world import Arrays, World


def follow(world: World, offence: Arrays, everywhere: Places) -> None:
    """Adds first (the row that an offence follows, or -1) and near (whether at another address). What follows takes
    place and day from the first one; a first one follows nothing."""
    told, n = settings().follow, len(offence["type_id"])
    rng = world.rng("crime", "repeats")
    draw, attraction = rng.random(n), unlike_weights(rng, told.unlike, n)
    repeat = np.array([kind.repeat for kind in kinds()])[offence["type_id"]]
    both = repeat + np.array([kind.near for kind in kinds()])[offence["type_id"]]
    follows, near = draw < both, (draw >= repeat) & (draw < both)
    first = _firsts(rng, offence["type_id"], follows, attraction)
    later = np.where(
        near, _within_days(rng, n), np.rint(rng.exponential(told.repeat_days, n)).astype(np.int64)
    )
    day = offence["day"][first] + later
    place = np.where(near, _close_by(rng, offence["at"][first], everywhere), offence["at"][first])
    follows &= (first >= 0) & (day < DAYS) & ((place != offence["at"][first]) | ~near)
    offence["first"] = np.where(follows, first, -1)
    offence["near"] = near & follows
    offence["day"] = np.where(follows, day, offence["day"])
    offence["at"] = np.where(follows, place, offence["at"])
    offence["where"] = np.where(follows, offence["where"][first], offence["where"])


def _firsts(rng: np.random.Generator, type_id: Ids, follows: Truths, attraction: Numbers) -> Ids:
    first = np.full(len(type_id), -1, dtype=np.int64)
    for number in range(len(kinds())):
        followers = np.flatnonzero((type_id == number) & follows)
        others = np.flatnonzero((type_id == number) & ~follows)
        if len(others):
            sums = up_to(attraction[others])
            first[followers] = others[within(rng, sums, 0, len(others), len(followers))]
    return first


def _within_days(rng: np.random.Generator, n: int) -> Ids:
    """Days after the first one, up to the most; exponential, from 0."""
    told = settings().follow
    share = 1 - np.exp(-(told.near_most + 1) / told.near_days)
    days: Ids = np.floor(-told.near_days * np.log1p(-share * rng.random(n))).astype(np.int64)
    return np.minimum(days, told.near_most)


def _close_by(rng: np.random.Generator, at: Ids, everywhere: Places) -> Ids:
    """Another address of the same city within the metres declared, or the same one where the draw is too far off."""
    address, told = everywhere.address, settings().follow
    step = rng.integers(1, told.nearest + 1, len(at)) * np.where(rng.random(len(at)) < 1 / 2, 1, -1)
    other = np.clip(at + step, 0, len(address["address_id"]) - 1)
    beside = np.clip(at + np.sign(step), 0, len(address["address_id"]) - 1)
    chosen = np.where(_near(address, at, other), other, beside)
    found: Ids = np.where(_near(address, at, chosen), chosen, at)
    return found


def _near(address: Arrays, one: Ids, other: Ids) -> Truths:
    east = address["easting"][one] - address["easting"][other]
    north = address["northing"][one] - address["northing"][other]
    close: Truths = np.hypot(east, north) <= settings().follow.near_metres
    close &= address["city_id"][one] == address["city_id"][other]
    return close
