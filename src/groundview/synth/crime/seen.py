"""Who of those truly there comes onto a record, in which role, when."""

from __future__ import annotations

import numpy as np

from groundview.synth.crime.draws import Ids, Truths
from groundview.synth.crime.outcomes import codes
from groundview.synth.crime.settings import settings
from groundview.synth.dials import TAKEN_ON, turned
from groundview.synth.world import Arrays, World

TRUE_ROLES = ("offender", "victim", "witness", "reporting")
ROLES = ("suspect", "charged", "convicted", "victim", "witness", "reporting")
OFFENDER, VICTIM, WITNESS, REPORTING = range(4)
SUSPECT, CHARGED, CONVICTED = range(3)
CHARGE = "1"


def seen(world: World, offence: Arrays, part: Arrays) -> None:
    """Adds recorded, role (a place in ROLES, -1 where not recorded) and seen_on to those who took part; they are
    ordered by offence and true role, and among offenders the first is recorded before others."""
    rng, n, told = world.rng("crime", "seen"), len(part["offence_id"]), settings().recorded
    of, true = part["offence_id"], part["true_role"]
    lead = np.append(True, of[1:] != of[:-1])
    chance = np.select(
        [true == VICTIM, true == WITNESS, part["business"]],
        [told.victim, told.witness, told.business_reporting],
        default=told.victim,
    )
    suspect = offence["found"][of] & (lead | (rng.random(n) < told.others))
    recorded: Truths = np.where(true == OFFENDER, suspect, rng.random(n) < chance)
    delay = np.rint(told.suspect_days * np.exp(told.suspect_spread * rng.standard_normal(n))).astype(np.int64)
    delay = np.where((true == OFFENDER) & (rng.random(n) >= told.at_once), delay, 0)
    on = offence["recorded_on"][of] + delay
    settled = offence["outcome_on"][of]
    on = np.where(np.isnat(settled) | (on <= settled), on, np.maximum(settled, offence["recorded_on"][of]))
    part["recorded"] = recorded & (on <= np.datetime64(TAKEN_ON))
    part["seen_on"] = on
    part["role"] = np.where(part["recorded"], _roles(rng, offence, part, lead), -1)
    mistaken = turned(told.mistaken, world.dials.dirt * world.dials.recording_rate)
    part["role"][(part["role"] == ROLES.index("witness")) & (rng.random(n) < mistaken)] = SUSPECT
    part["local"] = _from_area(rng, world, offence, part)


def _roles(rng: np.random.Generator, offence: Arrays, part: Arrays, lead: Truths) -> Ids:
    told, of = settings().recorded, part["offence_id"]
    n = len(of)
    charge = (offence["outcome"][of] == codes().index(CHARGE)) & (lead | (rng.random(n) < told.also_charged))
    tried = (np.datetime64(TAKEN_ON) - offence["outcome_on"][of]).astype(np.int64) >= told.court_days
    convicted = charge & tried & (rng.random(n) < told.convicted)
    acted = np.where(convicted, CONVICTED, np.where(charge, CHARGED, SUSPECT))
    return np.where(part["true_role"] == OFFENDER, acted, part["true_role"] + CONVICTED).astype(np.int64)


def _from_area(rng: np.random.Generator, world: World, offence: Arrays, part: Arrays) -> Ids:
    """Whether they live in the force's area as the record has it: 1 yes, 0 no, 2 unknown."""
    told, n = settings().recorded, len(part["person_id"])
    home = world.get("SELECT force_id FROM person ORDER BY person_id")["force_id"][part["person_id"]]
    local = home == offence["force_id"][part["offence_id"]]
    written = np.where(rng.random(n) < told.area_wrong * world.dials.dirt, ~local, local)
    return np.where(rng.random(n) < told.area_unknown, 2, written).astype(np.int64)
