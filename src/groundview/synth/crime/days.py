"""Of which type each offence is, and on which day it falls."""

from __future__ import annotations

import numpy as np

from groundview.synth.crime.draws import Ids, Numbers, shared
from groundview.synth.crime.kinds import Kind, kinds, profiles
from groundview.synth.crime.settings import settings
from groundview.synth.dials import FROM, TO
from groundview.synth.world import Arrays, World

FIRST = np.datetime64(FROM, "D")
DAYS = (TO - FROM).days + 1
YEAR, MONTHS = 365.25, 12
MONDAY = 3
"""1970-01-01, from which days are counted, was a Thursday."""


def types_and_days(world: World) -> Arrays:
    """One element an offence: type_id, and day as a number from FROM."""
    n = round(world.dials.offences * settings().drawn)
    type_id = np.sort(shared(world.rng("crime", "type"), [kind.share for kind in kinds()], n))
    day, rng = np.zeros(n, dtype=np.int64), world.rng("crime", "day")
    for number, kind in enumerate(kinds()):
        rows = np.flatnonzero(type_id == number)
        day[rows] = shared(rng, day_weights(kind), len(rows))
    return {"type_id": type_id, "day": day}


def day_weights(kind: Kind) -> Numbers:
    """How likely each day of the study is for an offence of this type, shape (days,)."""
    day = np.arange(DAYS)
    season = profiles().seasons[kind.season]
    of_year = (day % YEAR) / YEAR - (season.peak - 0.5) / MONTHS
    wave = 1 + season.swing * np.cos(2 * np.pi * of_year)
    week = np.array(profiles().weeks[kind.week])[weekday(day)]
    weight: Numbers = np.round(wave * week * (1 + kind.trend) ** (day / YEAR), 9)
    return weight


def weekday(day: Ids) -> Ids:
    """0 for Monday, shape of `day`."""
    return (day + FIRST.astype(np.int64) + MONDAY) % 7
