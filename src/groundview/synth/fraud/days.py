"""On which days frauds are reported, and how long after they happened."""

from __future__ import annotations

import math
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from groundview.synth.dials import FROM, TO
from groundview.synth.fraud.kinds import types
from groundview.synth.fraud.settings import Settings, settings
from groundview.synth.world import World

Ids = NDArray[np.int64]
YEAR = 365.25
DAYS = (TO - FROM).days + 1
"""A day in the tables of this room's arrays is a number from 0, the first day of the study."""


def reported_days(world: World) -> Ids:
    """The day of every report, in order, shape (n,)."""
    set_ = settings()
    n = round(set_.per_1000_a_year / 1000 * world.dials.residents * DAYS / YEAR)
    weight = np.array([daily(set_, FROM + timedelta(days=day)) for day in range(DAYS)])
    counts = world.rng("fraud", "days").multinomial(n, weight / weight.sum())
    return np.repeat(np.arange(DAYS), counts)


def daily(settings: Settings, day: date) -> float:
    """The relative number of reports on a day, with the break where the service changes."""
    season, service = settings.season, settings.service
    usual = season.month[day.month - 1] * season.weekday[day.weekday()]
    usual *= math.pow(season.growth, (day - FROM).days / YEAR)
    if day >= service.change:
        return usual * service.after
    return usual * (service.before if day >= service.change - timedelta(days=service.before_days) else 1.0)


def happened_days(world: World, reported: Ids, type_id: Ids) -> Ids:
    """The day of every fraud. A delay that would lead out of the study is folded back into it, so that no day
    collects them."""
    delay = settings().delay
    slow = np.array([one.family in delay.slow_families for one in types()])[type_id]
    median = np.where(slow, delay.slow_median, delay.median)
    drawn = median * np.exp(delay.spread * world.rng("fraud", "delay").standard_normal(len(reported)))
    happened: Ids = reported - np.minimum(drawn, 10.0 * DAYS).astype(np.int64) % (reported + 1)
    return happened


def lognormal_days(rng: np.random.Generator, median: float, spread: float, n: int) -> Ids:
    """Whole days of a log-normal delay, shape (n,); at most ten times the study."""
    drawn = median * np.exp(spread * rng.standard_normal(n))
    return np.minimum(drawn, 10.0 * DAYS).astype(np.int64)
