"""Whom logs name: members, those who took part, those whom somebody speaks of, and some by mistake."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from groundview.synth.intelligence.chances import weighted
from groundview.synth.intelligence.nearby import Nearby
from groundview.synth.intelligence.settings import Naming
from groundview.synth.world import Arrays, World

HERE = Path(__file__).parent
Ids = NDArray[np.int64]
PERSONS = "SELECT link_id, person_id, system, force_id, seen_on, as_role FROM log_naming WHERE entity_type = 'nominal'"


def naming(world: World, given: Naming, log: Arrays, near: Nearby) -> None:
    """Makes log_naming, and log_person of its persons with the same numbers."""
    rng = world.rng("intelligence", "naming")
    log_id, person = _members(world, rng, given, log)
    first = log["follows"] < 0
    spoken = np.flatnonzero((log["person_id"] >= 0) & first)
    world.put(
        "named_drawn",
        {
            "log_id": np.concatenate([log_id, spoken]),
            "person_id": np.concatenate([person, log["person_id"][spoken]]),
        },
    )
    mistaken = np.flatnonzero(log["wrong"] & first)
    drawn = near.draw(rng, log["area_id"][mistaken].astype(np.int64))
    world.put("mistaken_drawn", {"log_id": mistaken, "person_id": drawn})
    world.make_from("log_naming", HERE / "log_naming.sql")
    world.make("log_person", f"{PERSONS} ORDER BY link_id")
    world.db.execute("DROP TABLE named_drawn; DROP TABLE mistaken_drawn")


def _members(world: World, rng: np.random.Generator, given: Naming, log: Arrays) -> tuple[Ids, Ids]:
    """One to four members of a log's group, drawn from all it ever had: only those who were in it on the day stay.
    Logs that follow another name whom that one names."""
    member = world.get(
        "SELECT group_id, person_id, joined, coalesce(left_on, DATE '9999-01-01') AS left_on"
        " FROM member ORDER BY group_id, person_id"
    )
    about = np.flatnonzero((log["group_id"] >= 0) & (log["follows"] < 0))
    many = 1 + weighted(rng, np.array(given.members), len(about))
    row = np.repeat(about, many)
    first = np.searchsorted(member["group_id"], log["group_id"][row])
    size = np.searchsorted(member["group_id"], log["group_id"][row], side="right") - first
    drawn = first + np.floor(rng.random(len(row)) * size).astype(np.int64)
    day = log["event_on"][row]
    there = (member["joined"].astype("datetime64[D]")[drawn] <= day) & (
        day < member["left_on"].astype("datetime64[D]")[drawn]
    )
    return row[there], member["person_id"][drawn[there]].astype(np.int64)
