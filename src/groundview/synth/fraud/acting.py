"""Which group, if any, commits each fraud; where those who act are, and in which city they find their victim."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.dials import FROM, TO
from groundview.synth.fraud.kinds import organised_share, types
from groundview.synth.fraud.settings import BASES, settings
from groundview.synth.world import Arrays, World

Ids = NDArray[np.int64]
Numbers = NDArray[np.float64]
MONTH = 31
"""Groups are drawn for spells of so many days."""

GROUPS = f"""
SELECT group_id, city_id, activity, international, mobile, planned,
       greatest(date_diff('day', DATE '{FROM}', began), 0) AS first,
       least(date_diff('day', DATE '{FROM}', coalesce(ended, DATE '{TO}')), {(TO - FROM).days}) AS last
FROM grp WHERE 'fraud' IN (main, coalesce(second, '')) AND began <= DATE '{TO}'
ORDER BY group_id
"""


def fraud_groups(world: World) -> Arrays:
    """The groups that commit fraud: their days in the study, where they are, and what types they prefer."""
    groups, set_ = world.get(GROUPS), settings().base
    n, rng = len(groups["group_id"]), world.rng("fraud", "groups")
    wanted = np.array([one.weight * one.organised for one in types()])
    liked = wanted * np.exp(set_.group_affinity * rng.standard_normal((n, len(wanted))))
    abroad = _bases(rng, set_.group_international, n)
    groups["base"] = np.where(groups["international"], abroad, _bases(rng, set_.group_national, n))
    groups["likes"] = liked / liked.sum(axis=1, keepdims=True)
    return groups


def _bases(rng: np.random.Generator, weights: dict[str, float], n: int) -> Ids:
    shares = np.array([weights[base] for base in BASES])
    return rng.choice(len(BASES), size=n, p=shares / shares.sum())


def fraud_types(world: World, n: int) -> Ids:
    """The type of every fraud, shape (n,)."""
    weight = np.array([one.weight for one in types()])
    return world.rng("fraud", "type").choice(len(weight), size=n, p=weight / weight.sum())


def acting_groups(world: World, groups: Arrays, type_id: Ids, day: Ids) -> Ids:
    """The place of the acting group in `groups`, or -1, shape (n,). Only groups act that are there on that day."""
    share = np.array([organised_share(one, world.dials.group_share) for one in types()])
    rng, n = world.rng("fraud", "acting"), len(type_id)
    organised, where = rng.random(n) < share[type_id], rng.random(n)
    acting = np.full(n, -1, dtype=np.int64)
    for spell in range(int(day.max(initial=0)) // MONTH + 1):
        active = (groups["first"] <= spell * MONTH) & (groups["last"] >= (spell + 1) * MONTH - 1)
        here = np.flatnonzero(organised & (day // MONTH == spell))
        if active.any():
            _draw(groups, active, acting, here, type_id[here], where[here])
    return acting


def _draw(
    groups: Arrays, active: NDArray[np.bool_], acting: Ids, rows: Ids, kind: Ids, where: Numbers
) -> None:
    """Fills `acting` at `rows`: by activity and by how much a group likes the type."""
    among = np.flatnonzero(active)
    weight = groups["activity"][among, None] * groups["likes"][among]
    up_to = np.cumsum(weight, axis=0) / weight.sum(axis=0)
    acting[rows] = among[np.minimum((up_to[:, kind] < where).sum(axis=0), len(among) - 1)]


def bases(world: World, groups: Arrays, acting: Ids, type_id: Ids) -> Ids:
    """Where those who act are, as a place in BASES, shape (n,)."""
    set_, rng, n = settings().base, world.rng("fraud", "base"), len(type_id)
    found = np.zeros(n, dtype=np.int64)
    for profile in ("remote", "mixed", "elsewhere", "near"):
        rows = np.flatnonzero(np.array([one.base == profile for one in types()])[type_id])
        found[rows] = _bases(rng, getattr(set_, profile), len(rows))
    rows = np.flatnonzero(acting >= 0)
    found[rows] = groups["base"][acting[rows]]
    return found


def cities(world: World, groups: Arrays, acting: Ids, base: Ids) -> Ids:
    """The city of every victim, shape (n,): any, by residents; a local group that is not mobile stays in its own."""
    city = world.get("SELECT city_id, sum(population)::DOUBLE AS residents FROM area GROUP BY 1 ORDER BY 1")
    share = city["residents"] / city["residents"].sum()
    found = city["city_id"][world.rng("fraud", "city").choice(len(share), size=len(acting), p=share)]
    stays = (acting >= 0) & (base == BASES.index("local"))
    rows = np.flatnonzero(stays)
    rows = rows[~groups["mobile"][acting[rows]].astype(bool)]
    found[rows] = groups["city_id"][acting[rows]]
    return found.astype(np.int64)
