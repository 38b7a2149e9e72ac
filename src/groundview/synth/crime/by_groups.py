"""Which offences groups commit, and which group commits each."""

from __future__ import annotations

import numpy as np

from groundview.synth.crime.days import FIRST
from groundview.synth.crime.draws import Ids, Numbers, Truths
from groundview.synth.crime.kinds import Kind, kinds
from groundview.synth.crime.settings import settings
from groundview.synth.dials import MOST
from groundview.synth.world import Arrays, World

GROUPS = """
SELECT group_id, city_id, area_id, coalesce(other_city_id, -1) AS other_city_id, main, coalesce(second, '') AS second,
    coalesce(specialism, '') AS specialism, planned, activity, date_diff('day', DATE '1970-01-01', began) AS began,
    coalesce(date_diff('day', DATE '1970-01-01', ended), 99999) AS ended
FROM grp ORDER BY group_id
"""


def by_groups(world: World, offence: Arrays) -> None:
    """Adds group_id, -1 where none. What follows an offence is decided by the hands that did the first."""
    group = world.get(GROUPS)
    offence["group_id"] = np.full(len(offence["type_id"]), -1, dtype=np.int64)
    _acquisitive(world, offence, group)
    _neighbourhoods(world, offence, group)
    _same_hands(world, offence, group)


def _acquisitive(world: World, offence: Arrays, group: Arrays) -> None:
    rng, n = world.rng("crime", "groups"), len(offence["type_id"])
    share = _turned([kind.group for kind in kinds()], world.dials.group_share)
    theirs = rng.random(n) < share[offence["type_id"]]
    weight = group["activity"] * _works_in(group, "acquisitive_crime")
    for city in np.unique(offence["city_id"]):
        where = np.where(group["city_id"] == city, 1.0, 0.0)
        where += np.where(group["other_city_id"] == city, settings().groups.away, 0.0)
        for number, kind in enumerate(kinds()):
            rows = np.flatnonzero(theirs & (offence["city_id"] == city) & (offence["type_id"] == number))
            _assign(rng, offence, rows, group, weight * where * _special(group, kind))


def _special(group: Arrays, kind: Kind) -> Numbers:
    fits = group["specialism"] == (kind.specialism or kind.key)
    weight: Numbers = np.where(fits, settings().groups.special, 1.0)
    return weight


def _neighbourhoods(world: World, offence: Arrays, group: Arrays) -> None:
    """In planted neighbourhoods their groups commit a share of what no other group does."""
    rng, n = world.rng("crime", "neighbourhoods"), len(offence["type_id"])
    planted = np.asarray(
        world.get("SELECT neighbourhood IS NOT NULL AS planted FROM area ORDER BY area_id")["planted"]
    )
    by_city = np.array(settings().groups.by_city)
    share = _turned([kind.neighbourhood for kind in kinds()], world.dials.group_share)[offence["type_id"]]
    share = np.minimum(share * by_city[offence["city_id"] % len(by_city)], MOST)
    theirs = (rng.random(n) < share) & planted[offence["area_id"]] & (offence["group_id"] < 0)
    theirs &= offence["first"] < 0
    weight = group["activity"] * _works_in(group, "neighbourhood")
    for city in np.unique(offence["city_id"]):
        rows = np.flatnonzero(theirs & (offence["city_id"] == city))
        _assign(rng, offence, rows, group, weight * (group["city_id"] == city))


def _turned(shares: list[float], dial: float) -> Numbers:
    return np.clip(np.array(shares) * dial, 0, MOST)


def _works_in(group: Arrays, context: str) -> Numbers:
    weight: Numbers = np.where(
        group["main"] == context, 1.0, np.where(group["second"] == context, settings().groups.second, 0.0)
    )
    return weight


def _assign(rng: np.random.Generator, offence: Arrays, rows: Ids, group: Arrays, weight: Numbers) -> None:
    """Gives each row one of the groups that are alive on its day, by weight and nearness; none where none is."""
    some = np.flatnonzero(weight > 0)
    draw = rng.random(len(rows))
    if not len(some) or not len(rows):
        return
    day = offence["day"][rows] + FIRST.astype(np.int64)
    alive = (group["began"][some] <= day[:, None]) & (day[:, None] <= group["ended"][some])
    away = np.abs(offence["area_id"][rows][:, None] - group["area_id"][some])
    near = np.where(away <= settings().groups.home_areas, settings().groups.home, 1.0)
    sums = np.cumsum(weight[some] * alive * near, axis=1)
    chosen = np.minimum((sums <= (draw * sums[:, -1])[:, None]).sum(axis=1), len(some) - 1)
    offence["group_id"][rows] = np.where(sums[:, -1] > 0, group["group_id"][some][chosen], -1)


def _same_hands(world: World, offence: Arrays, group: Arrays) -> None:
    """Adds same: whether the persons of the first offence do what follows it."""
    first, n = offence["first"], len(offence["type_id"])
    same = (first >= 0) & (world.rng("crime", "hands").random(n) < settings().follow.same_hands)
    theirs = offence["group_id"][first]
    ended = group["ended"][theirs] if len(group["ended"]) else np.full(n, -1)
    able: Truths = (theirs < 0) | (offence["day"] + FIRST.astype(np.int64) <= ended)
    same &= able
    offence["group_id"] = np.where(same, theirs, offence["group_id"])
    offence["same"] = same
