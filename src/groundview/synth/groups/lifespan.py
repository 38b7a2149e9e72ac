"""When groups begin and end, and when each place in them changes hands."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.dials import FROM, TAKEN_ON, TO
from groundview.synth.groups.settings import Settings
from groundview.synth.world import Arrays, World

YEAR = 365.25
Days = NDArray[np.datetime64]


def lifespans(world: World, settings: Settings, n: int) -> tuple[Days, Days]:
    """First and last day of n groups; the last is NaT while the group lives on. Each is alive on a day of the study
    drawn for it, but for the share that is gone before it."""
    rng, given = world.rng("groups", "lifespan"), settings.lifespan
    years = given.median_years * np.exp(given.spread * rng.standard_normal(n))
    days = np.maximum(years * YEAR, given.least_days)
    alive_on = rng.random(n) * (TO - FROM).days
    ended = alive_on + rng.random(n) * days
    gone = rng.permutation(n) < round(given.gone * n)
    ended = np.where(gone, -1 - rng.random(n) * given.gone_years * YEAR, ended)
    first = _day(ended - days)
    last = _day(ended)
    return first, np.where(last <= np.datetime64(TAKEN_ON, "D"), last, np.datetime64("NaT"))


def stays(world: World, settings: Settings, group: Arrays) -> Arrays:
    """One element a person's stay in a place of a group: group, place (0 is the organiser's), core, joined and left
    (NaT while it lasts). A place that is not core passes from one holder to the next; none is ever empty between."""
    place = _places(settings, group)
    rng, turnover = world.rng("groups", "turnover"), settings.turnover
    n = len(place["group"])
    began, until = _alive(group, place["group"])
    late = np.where(place["core"], 0, turnover.late * rng.random(n))
    joined = began + np.floor(late * (until - began))
    mean = (until - joined) / (turnover.tenure_years * YEAR)
    holders = np.where(place["core"], 1, np.clip(1 + rng.poisson(mean), 1, turnover.most_holders))
    holders = np.minimum(holders, np.maximum(until - joined, 1)).astype(np.int64)
    row = np.repeat(np.arange(n), holders)
    nth = _nth(holders)
    start, stop = _cut(rng, joined[row], until[row], nth / holders[row], (nth + 1) / holders[row])
    last = nth == holders[row] - 1
    early = last & ~place["core"][row] & (rng.random(len(row)) < turnover.early)
    stop = np.where(early, start + np.floor((stop - start) * rng.random(len(row))), stop)
    lasting = last & ~early & np.isnat(group["ended"][place["group"]])[row]
    return {
        **{name: values[row] for name, values in place.items()},
        "joined": _day(start),
        "left_on": np.where(lasting, np.datetime64("NaT"), _day(stop)),
    }


def _places(settings: Settings, group: Arrays) -> Arrays:
    size = group["size"]
    of = np.repeat(np.arange(len(size)), size)
    place = _nth(size)
    core = np.maximum(settings.size.least, np.ceil(settings.turnover.core * size))
    return {"group": of, "place": place, "core": place < core[of]}


def _alive(group: Arrays, of: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """First and last day in days since the study's first; one that lives on is counted up to the extract."""
    origin = np.datetime64(FROM, "D")
    ended = np.where(np.isnat(group["ended"]), np.datetime64(TAKEN_ON, "D"), group["ended"])
    began, until = group["began"] - origin, ended - origin
    return began[of].astype(np.float64), until[of].astype(np.float64)


def _cut(
    rng: np.random.Generator,
    joined: NDArray[np.float64],
    until: NDArray[np.float64],
    start: NDArray[np.float64],
    stop: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Days at shares of the time from `joined` to `until`. Bending the shares makes the stays unequal: the bend
    is one number for each time that is cut, so that one stay ends where the next begins."""
    fresh = np.flatnonzero(start == 0)
    bend = np.exp(0.5 * rng.standard_normal(len(fresh)))[np.cumsum(start == 0) - 1]
    return (
        joined + np.floor((until - joined) * start**bend),
        joined + np.floor((until - joined) * stop**bend),
    )


def _nth(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """0, 1, ... within each of the counts."""
    nth: NDArray[np.int64] = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return nth


def _day(since: NDArray[np.float64]) -> Days:
    day: Days = np.datetime64(FROM, "D") + np.floor(since).astype(np.int64)
    return day
