"""The list of mapped groups: some that were planted, some long gone, and some that never were."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from groundview.synth.dials import FROM, TAKEN_ON, TO
from groundview.synth.intelligence.chances import weighted, without_return
from groundview.synth.intelligence.settings import Mapping
from groundview.synth.world import Arrays, World

Ids = NDArray[np.int64]
QUERY = Path(__file__).parent / "mapped_group.sql"
DAY = np.timedelta64(1, "D")


def mapped_groups(world: World, given: Mapping) -> None:
    """Makes mapped_group; group_id is NULL for what never was a group. `area_id` is where it is said to be."""
    rng = world.rng("intelligence", "mapping")
    group = _groups(world)
    real = _chosen(rng, given, group)
    n_never = max(world.count("force"), round(given.never / (1 - given.never) * len(real)))
    area = world.get(
        "SELECT area_id, force_id, weight FROM policing JOIN area USING (area_id) ORDER BY area_id"
    )
    never = weighted(rng, area["weight"], n_never)
    began, until = _times(rng, group, real, n_never)
    mapped = began + np.floor(rng.uniform(0.2, 0.9, len(began)) * (until - began) / DAY).astype(np.int64)
    world.put(
        "mapped_drawn",
        {
            "group_id": np.append(group["group_id"][real], np.full(n_never, -1)),
            "area_id": np.append(group["area_id"][real], area["area_id"][never]),
            "force_id": np.append(group["force_id"][real], area["force_id"][never]),
            "mapped_on": mapped,
            "archived_on": _archived(rng, given, mapped, until),
            "band": rng.choice(len(given.bands), len(mapped), p=_shares(given.bands)),
        },
    )
    _words(world, given)
    world.make_from("mapped_group", QUERY)
    world.db.execute("DROP TABLE mapped_drawn; DROP TABLE mapping_word")


def _groups(world: World) -> Arrays:
    found = world.get(
        "SELECT group_id, area_id, force_id, main, size, began, coalesce(ended, DATE '9999-01-01') AS ended"
        " FROM grp ORDER BY group_id"
    )
    return {**found, **{name: found[name].astype("datetime64[D]") for name in ("began", "ended")}}


def _chosen(rng: np.random.Generator, given: Mapping, group: Arrays) -> Ids:
    """Places of the planted groups that are mapped: by context and size among those of the study, by chance among
    those that were gone before."""
    gone = group["ended"] < np.datetime64(FROM)
    there = np.flatnonzero(~gone)
    weight = np.array([given.visible[main] for main in group["main"][there]]) * (
        group["size"][there] ** given.size_power
    )
    mapped = without_return(rng, weight, int(np.ceil(given.share * len(there))))
    old = np.flatnonzero(gone & (rng.random(len(gone)) < given.gone))
    return np.sort(np.concatenate([there[mapped], old])).astype(np.int64)


def _times(
    rng: np.random.Generator, group: Arrays, real: Ids, n_never: int
) -> tuple[NDArray[np.datetime64], NDArray[np.datetime64]]:
    """First and last day of what is on the list; what never was is watched for some time within four years."""
    last = np.datetime64(TAKEN_ON, "D")
    start = np.datetime64(FROM, "D") + rng.integers(-400, (TO - FROM).days - 200, n_never) * DAY
    began = np.append(group["began"][real], start)
    until = np.append(group["ended"][real], start + rng.integers(150, 900, n_never) * DAY)
    return began, np.minimum(until, last)


def _archived(
    rng: np.random.Generator, given: Mapping, mapped: NDArray[np.datetime64], until: NDArray[np.datetime64]
) -> NDArray[np.datetime64]:
    """Some time after the end; never, for some."""
    delay = np.ceil(rng.exponential(given.archive_days, len(mapped))).astype(np.int64)
    archived = np.maximum(until, mapped) + delay * DAY
    last = np.datetime64(TAKEN_ON, "D")
    done = (until < last) & (archived <= last) & (rng.random(len(mapped)) >= given.still_active)
    return np.where(done, archived, np.datetime64("NaT"))


def _words(world: World, given: Mapping) -> None:
    rows = [
        {"context": context, "activities": list(words), "bands": list(given.bands)}
        for context, words in given.activities.items()
    ]
    types = {"context": "VARCHAR", "activities": "VARCHAR[]", "bands": "VARCHAR[]"}
    world.put_words("mapping_word", rows, types)


def _shares(weights: dict[str, float]) -> NDArray[np.float64]:
    given = np.array(list(weights.values()), dtype=np.float64)
    shared: NDArray[np.float64] = given / given.sum()
    return shared
