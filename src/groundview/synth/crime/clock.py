"""At what time each offence happened as far as anybody knows, and on which day it was recorded."""

from __future__ import annotations

import numpy as np

from groundview.synth.crime.days import DAYS, FIRST
from groundview.synth.crime.draws import Ids, Numbers, Truths, shared
from groundview.synth.crime.kinds import kinds, profiles
from groundview.synth.crime.settings import settings
from groundview.synth.world import Arrays, World

HOUR, DAY, QUARTER, YEAR, MONTH = 60, 1440, 15, 365.25, 31
WEEKS = 52 * 3 * 7
"""Three years in whole weeks, in days."""


def clock(world: World, offence: Arrays) -> None:
    """Adds occurred_from, occurred_to (datetime64[m]) and recorded_on (datetime64[D]). What would be recorded after
    the last day happened three years earlier instead, so that recording runs evenly from the first day to the last."""
    rng, n = world.rng("crime", "clock"), len(offence["type_id"])
    minute = offence["day"] * DAY + _minutes(rng, offence["type_id"])
    before, after, open_ = _windows(rng, offence["type_id"])
    start, end = minute - before, minute + after
    historic = rng.random(n) < np.array([kind.historic for kind in kinds()])[offence["type_id"]]
    historic &= offence["first"] < 0
    delay = _delays(rng, offence["type_id"])
    recorded = end // DAY + np.where(historic, 0, delay)
    back = np.where(historic, _years_back(rng, n), 0)
    start, end = start - back * DAY, end - back * DAY
    over = np.where((recorded >= DAYS) & ~_linked(offence["first"]), WEEKS, 0)
    start, end, recorded = start - over * DAY, end - over * DAY, np.clip(recorded - over, 0, DAYS - 1)
    end = np.minimum(end, recorded * DAY + DAY - 1)
    start = np.minimum(start, end)
    vague = (rng.random(n) < settings().clock.first_of_month) & (historic | (open_ > MONTH * DAY))
    origin = FIRST.astype("datetime64[m]")
    from_ = origin + start
    offence["occurred_from"] = np.where(vague, from_.astype("datetime64[M]").astype("datetime64[m]"), from_)
    offence["occurred_to"] = origin + end
    offence["recorded_on"] = FIRST + recorded
    offence["day"] = offence["day"] - over - back


def _linked(first: Ids) -> Truths:
    """Which follow another or are followed: these keep their days, so that they stay in order."""
    linked: Truths = first >= 0
    linked[first[first >= 0]] = True
    return linked


def _minutes(rng: np.random.Generator, type_id: Ids) -> Ids:
    """Minute of the day; most are given to a quarter of an hour."""
    minute = np.zeros(len(type_id), dtype=np.int64)
    for name, knots in profiles().hours.items():
        rows = np.flatnonzero(np.array([kind.hours == name for kind in kinds()])[type_id])
        weights = np.interp(np.arange(24), list(knots), list(knots.values()), period=24)
        minute[rows] = shared(rng, weights, len(rows)) * HOUR
    minute += rng.integers(0, HOUR, len(type_id))
    round_ = rng.random(len(type_id)) < settings().clock.quarters
    return np.where(round_, minute // QUARTER * QUARTER, minute)


def _windows(rng: np.random.Generator, type_id: Ids) -> tuple[Ids, Ids, Ids]:
    """Minutes before and after the time at which it happened, and both together; none where the time is known."""
    n = len(type_id)
    median = np.array([kind.window for kind in kinds()])[type_id] * HOUR
    length = median * np.exp(settings().clock.window_spread * rng.standard_normal(n))
    known = rng.random(n) < np.array([kind.known for kind in kinds()])[type_id]
    length = np.where(known, 0, length)
    before = np.rint(length * rng.random(n) / QUARTER).astype(np.int64) * QUARTER
    after = np.maximum(np.rint(length).astype(np.int64) - before, 0) // QUARTER * QUARTER
    return before, after, before + after


def _delays(rng: np.random.Generator, type_id: Ids) -> Ids:
    """Days from the end of the window to recording: mostly none, for some many."""
    told, n = settings().clock, len(type_id)
    prompt = rng.geometric(1 - told.prompt, n) - 1
    late: Numbers = told.late_days * np.exp(told.late_spread * rng.standard_normal(n))
    is_late = rng.random(n) < np.array([kind.late for kind in kinds()])[type_id]
    return np.where(is_late, np.rint(np.minimum(late, DAYS / 2)).astype(np.int64), prompt)


def _years_back(rng: np.random.Generator, n: int) -> Ids:
    told = settings().clock
    years = told.historic_years * np.exp(told.historic_spread * rng.standard_normal(n))
    days: Ids = np.rint(np.clip(years, 1, 45) * YEAR).astype(np.int64)
    return days
