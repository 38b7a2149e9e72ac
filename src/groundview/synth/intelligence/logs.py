"""Logs in the order of their days: some wrong, some told twice, some taken back."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.dials import TAKEN_ON
from groundview.synth.intelligence.settings import Settings
from groundview.synth.world import Arrays, World

NONE = -1


def logs(world: World, given: Settings, about: Arrays) -> Arrays:
    """The same, with created_on, wrong, follows (the log that this one tells again or takes back, -1 for none) and
    contradicts; in the order of created_on, so that a place in it is a log_id. Nothing after the extract."""
    rng, n = world.rng("intelligence", "logs"), len(about["area_id"])
    first = {
        **about,
        "created_on": about["event_on"] + rng.geometric(1 / given.delay_days, n) - 1,
        "wrong": rng.random(n) < given.wrong,
        "follows": np.full(n, NONE),
        "contradicts": np.zeros(n, dtype=np.bool_),
    }
    again = np.flatnonzero(rng.random(n) < given.again)
    back = np.flatnonzero(first["wrong"] & (rng.random(n) < given.contradicted))
    parts = [
        first,
        _later(rng, first, again, given.again_within),
        {**_later(rng, first, back, given.contradicted_within), "contradicts": np.ones(len(back), np.bool_)},
    ]
    every = {name: np.concatenate([part[name] for part in parts]) for name in first}
    return _in_order(rng, every)


def _later(rng: np.random.Generator, first: Arrays, rows: NDArray[np.int64], within: int) -> Arrays:
    created = first["created_on"][rows] + rng.integers(0, within + 1, len(rows))
    return {**{name: values[rows] for name, values in first.items()}, "created_on": created, "follows": rows}


def _in_order(rng: np.random.Generator, every: Arrays) -> Arrays:
    """Those made before the extract, by day, and within a day by chance; `follows` then names places in this order."""
    order = np.lexsort((rng.random(len(every["created_on"])), every["created_on"]))
    order = order[every["created_on"][order] <= np.datetime64(TAKEN_ON, "D")]
    place = np.full(len(every["created_on"]) + 1, NONE)
    place[order] = np.arange(len(order))
    return {
        **{name: values[order] for name, values in every.items()},
        "follows": place[every["follows"][order]],
    }
