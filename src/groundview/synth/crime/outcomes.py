"""Where the force comes to a suspect, and what becomes of each offence, when."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.crime.draws import Ids, shared
from groundview.synth.crime.kinds import kinds, profiles
from groundview.synth.crime.settings import settings
from groundview.synth.dials import MOST, TAKEN_ON
from groundview.synth.world import Arrays, World


def codes() -> list[str]:
    """The outcome types that are used, as text, in the order of their numbers."""
    return sorted(settings().outcome.days, key=int)


def outcomes(world: World, offence: Arrays) -> None:
    """Adds found (there is a suspect), outcome (a place in `codes`, -1 for not yet) and outcome_on."""
    rng, n = world.rng("crime", "outcomes"), len(offence["type_id"])
    chance = np.array([kind.suspect for kind in kinds()])[offence["type_id"]]
    chance = chance * np.where(offence["group_id"] >= 0, settings().recorded.by_group, 1.0)
    chance = np.clip(chance * world.dials.recording_rate, 0, MOST)
    offence["found"] = rng.random(n) < chance
    outcome = _which(rng, offence)
    settled = offence["recorded_on"] + _days(rng, offence["type_id"], outcome)
    known = settled <= np.datetime64(TAKEN_ON)
    offence["outcome"] = np.where(known, outcome, -1)
    offence["outcome_on"] = np.where(known, settled, np.datetime64("NaT"))


def _which(rng: np.random.Generator, offence: Arrays) -> Ids:
    outcome = np.zeros(len(offence["type_id"]), dtype=np.int64)
    for number, kind in enumerate(kinds()):
        profile = profiles().outcomes[kind.outcomes]
        for found, shares in ((True, profile.suspect), (False, profile.none)):
            rows = np.flatnonzero((offence["type_id"] == number) & (offence["found"] == found))
            numbers = np.array([codes().index(code) for code in shares])
            outcome[rows] = numbers[shared(rng, list(shares.values()), len(rows))]
    return outcome


def _days(rng: np.random.Generator, type_id: Ids, outcome: Ids) -> NDArray[np.int64]:
    told = settings().outcome
    median = np.array([told.days[code] for code in codes()])[outcome]
    sexual = np.array([kind.outcomes == "sexual" for kind in kinds()])[type_id]
    days = median * np.exp(told.spread * rng.standard_normal(len(outcome)))
    whole: Ids = np.rint(days * np.where(sexual, told.sexual_times, 1.0)).astype(np.int64)
    return whole
