"""What else is true of an offence: domestic, online, hate; planned; what was lost and what came back."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from groundview.synth.crime.draws import Numbers, Truths
from groundview.synth.crime.kinds import Kind, kinds, profiles
from groundview.synth.crime.places import Places
from groundview.synth.crime.settings import settings
from groundview.synth.dials import MOST
from groundview.synth.world import Arrays, World

MOST_LOST, LEAST_LOST = 2_000_000, 1


def mark(world: World, offence: Arrays, everywhere: Places) -> None:
    """Adds domestic, online, hate. Only at home is an offence domestic."""
    rng, n = world.rng("crime", "marks"), len(offence["type_id"])
    home = offence["where"] == everywhere.kinds.index("dwelling")
    offence["domestic"] = (rng.random(n) < _of(offence, _domestic)) & home & (offence["group_id"] < 0)
    offence["online"] = rng.random(n) < _of(offence, lambda kind: kind.online)
    offence["hate"] = rng.random(n) < _of(offence, lambda kind: kind.hate)


def _domestic(kind: Kind) -> float:
    at_home = profiles().places[kind.where].get("dwelling", 1.0)
    return min(MOST, kind.domestic / at_home)


def plan(world: World, offence: Arrays) -> None:
    """Adds planned, loss_gbp and recovered_gbp (not a number where none)."""
    rng, n, told = world.rng("crime", "plan"), len(offence["type_id"]), settings().groups
    group = world.get("SELECT planned FROM grp ORDER BY group_id")["planned"]
    theirs: Truths = offence["group_id"] >= 0
    careful = np.zeros(n)
    careful[theirs] = np.where(
        group[offence["group_id"][theirs]], told.planned["planned"], told.planned["other"]
    )
    chance = np.where(theirs, careful, _of(offence, lambda kind: kind.planned))
    offence["planned"] = rng.random(n) < chance
    _lose(rng, offence, theirs)


def _lose(rng: np.random.Generator, offence: Arrays, theirs: Truths) -> None:
    n = len(theirs)
    median = _of(offence, lambda kind: kind.loss[0] if kind.loss else np.nan)
    spread = _of(offence, lambda kind: kind.loss[1] if kind.loss else 0.0)
    loss = median * np.exp(spread * rng.standard_normal(n)) * np.where(theirs, settings().groups.losses, 1.0)
    loss = np.where(rng.random(n) < _of(offence, lambda kind: kind.lost), loss, np.nan)
    offence["loss_gbp"] = np.round(np.clip(loss, LEAST_LOST, MOST_LOST), 2)
    found = rng.random(n) < _of(offence, lambda kind: kind.recovered)
    some = np.where(rng.random(n) < 1 / 2, 1.0, rng.random(n))
    offence["recovered_gbp"] = np.round(np.where(found, offence["loss_gbp"] * some, np.nan), 2)


def _of(offence: Arrays, what: Callable[[Kind], float]) -> Numbers:
    values: Numbers = np.array([what(kind) for kind in kinds()], dtype=np.float64)[offence["type_id"]]
    return values
