"""When premises close, and what opens instead."""

from __future__ import annotations

import numpy as np

from groundview.synth.dials import FROM
from groundview.synth.market.settings import settings
from groundview.synth.world import World


def close(world: World) -> None:
    """Makes market_open(premises_id, closed_on, moved_from): of an operator's premises in the order of opening, some
    are open at one time, and each closes shortly before the one that takes its place opens."""
    chosen, rng = settings().premises, world.rng("market.closing")
    found = world.get(
        f"""SELECT premises_id, operator_id, opened_on - DATE '{FROM}' AS opened,
                   greatest(coalesce(grp.ended, DATE '9999-01-01') - DATE '{FROM}', 0) AS ended
            FROM market_opened JOIN operator_of USING (premises_id) JOIN operator USING (operator_id)
            LEFT JOIN grp ON grp.group_id = operator.group_id ORDER BY operator_id, opened_on, premises_id"""
    )
    n, opened, operator = len(found["premises_id"]), found["opened"], found["operator_id"]
    lanes = np.maximum(np.rint(np.bincount(operator)[operator] * chosen.same_day), 1).astype(np.int64)
    before = np.arange(n) - lanes
    follows = (before >= 0) & (operator[np.maximum(before, 0)] == operator)
    spread = chosen.spread_days
    lasts = rng.lognormal(np.log(chosen.mean_days) - spread**2 / 2, spread, n).astype(np.int64)
    closed = np.minimum(
        opened + np.maximum(lasts, chosen.least_days), np.maximum(found["ended"], chosen.least_days)
    )
    moved_from = np.full(n, -1)
    moved_from[follows] = found["premises_id"][before[follows]]
    closed[before[follows]] = opened[follows] - rng.integers(0, chosen.gap_days + 1, n)[follows]
    closed = np.maximum(closed, np.maximum(opened, 0) + chosen.least_days)
    closed_on = np.datetime64(FROM) + np.minimum(closed, 10_000)
    world.put(
        "market_closed",
        {"premises_id": found["premises_id"], "closed_on": closed_on, "moved_from": moved_from},
    )
