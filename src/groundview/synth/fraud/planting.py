"""All frauds as numbers: when, of which type, by whom, against whom, and what was lost."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.fraud.acting import acting_groups, bases, cities, fraud_groups, fraud_types
from groundview.synth.fraud.days import happened_days, lognormal_days, reported_days
from groundview.synth.fraud.losses import losses
from groundview.synth.fraud.settings import BASES, Days, settings
from groundview.synth.fraud.victims import victims
from groundview.synth.world import Arrays, World

Ids = NDArray[np.int64]
NONE = -1


def plant(world: World) -> None:
    """Makes fraud_drawn, one row a report in the order of reporting; -1 stands for none."""
    reported, groups = reported_days(world), fraud_groups(world)
    n = len(reported)
    frauds: Arrays = {"fraud_id": np.arange(n), "reported": reported, "type_id": fraud_types(world, n)}
    frauds["happened"] = happened_days(world, reported, frauds["type_id"])
    acting = acting_groups(world, groups, frauds["type_id"], frauds["happened"])
    frauds["base"] = bases(world, groups, acting, frauds["type_id"])
    frauds["city_id"] = cities(world, groups, acting, frauds["base"])
    frauds |= victims(world, frauds)
    acting = _by_whom_before(world, groups, frauds, acting)
    frauds["organised"] = acting >= 0
    frauds["group_id"] = _of_group(groups["group_id"], acting)
    frauds["series"] = _series(world, frauds)
    frauds["together"] = _together(world, acting)
    frauds |= _money(world, frauds)
    frauds |= _handling(world, frauds)
    world.put("fraud_drawn", frauds)


def _of_group(values: Ids, acting: Ids) -> Ids:
    found = np.full(len(acting), NONE, dtype=np.int64)
    found[acting >= 0] = values[acting[acting >= 0]]
    return found


def _by_whom_before(world: World, groups: Arrays, frauds: Arrays, acting: Ids) -> Ids:
    """A group often comes back to somebody whom it harmed before, as long as it is there."""
    again, rng = frauds["again"], world.rng("fraud", "same_group")
    back = np.flatnonzero((again >= 0) & (acting >= 0))
    back = back[rng.random(len(back)) < settings().again.same_group]
    before = acting[again[back]]
    day = frauds["happened"][back]
    there = (before >= 0) & (groups["base"][before] == frauds["base"][back])
    there &= (groups["first"][before] <= day) & (day <= groups["last"][before])
    acting = acting.copy()
    acting[back[there]] = before[there]
    return acting


def _series(world: World, frauds: Arrays) -> Ids:
    """The first fraud of the series of one offender to which a fraud outside groups belongs: mostly itself."""
    set_, rng, n = settings().actors, world.rng("fraud", "series"), len(frauds["fraud_id"])
    key = (frauds["type_id"] * len(BASES) + frauds["base"]) * (int(frauds["city_id"].max(initial=0)) + 1)
    key = np.where(frauds["organised"], NONE, key + frauds["city_id"])
    order = np.lexsort((frauds["happened"], key))
    first = np.arange(n)
    joins = rng.random(n) < set_.series
    gap = np.diff(frauds["happened"][order], prepend=0)
    same = np.diff(key[order], prepend=NONE) == 0
    near = rng.exponential(set_.series_days, n) >= gap
    chained = joins & same & near & (key[order] != NONE)
    heads = np.maximum.accumulate(np.where(chained, 0, np.arange(n)))
    first[order] = order[heads]
    return first


def _together(world: World, acting: Ids) -> Ids:
    """How many persons act together; a local group cannot be more than its members."""
    set_, rng, n = settings().actors, world.rng("fraud", "together"), len(acting)
    alone = rng.choice(np.arange(1, len(set_.alone) + 1), size=n, p=np.array(set_.alone))
    return np.where(acting >= 0, 2 + rng.poisson(set_.group_mean, n), alone)


def _money(world: World, frauds: Arrays) -> Arrays:
    """Losses and incomes in pounds."""
    income, rng, n = settings().income, world.rng("fraud", "money"), len(frauds["fraud_id"])
    area = world.get("SELECT area_id, deprivation FROM area ORDER BY area_id")
    z = rng.standard_normal(n)
    usual = income.median * np.exp(income.by_deprivation * area["deprivation"][frauds["area_id"]])
    return {
        "income": np.round(usual * np.exp(income.spread * z) / 500) * 500,
        "lost": losses(rng, {**frauds, "income_z": z}),
    }


def _handling(world: World, frauds: Arrays) -> Arrays:
    """Days from the report to what became of it, whether or not anything did."""
    set_, n = settings().handling, len(frauds["fraud_id"])
    known: dict[str, Days] = {
        "disseminated": set_.disseminated_days,
        "outcome": set_.outcome_days,
        "contacted": set_.contacted_days,
    }
    return {
        f"{name}_after": lognormal_days(world.rng("fraud", name), days.median, days.spread, n)
        for name, days in known.items()
    }
