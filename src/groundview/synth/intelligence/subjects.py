"""What each log is about: a planted group, an offence, premises, or what somebody says of somebody."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.dials import FROM, TO
from groundview.synth.intelligence.chances import known, weighted
from groundview.synth.intelligence.nearby import Nearby
from groundview.synth.intelligence.settings import Naming, Settings, words
from groundview.synth.world import Arrays, World

Ids = NDArray[np.int64]
FIRST, LAST = np.datetime64(FROM, "D"), np.datetime64(TO, "D")
PARTS = ("group", "offence", "premises")
YEARS = 3
NONE = -1


def subjects(world: World, given: Settings, near: Nearby) -> Arrays:
    """One element a log, in no order yet: group_id, offence_id, premises_id, person_id (-1 for none), area_id, topic
    (its place among the topics) and event_on. A kind of thing that is not there leaves its logs to hearsay."""
    n = round(given.per_1000_a_year * YEARS * world.dials.residents / 1000)
    made = {
        "group": _of_groups(world, given, round(given.about["group"] * n)),
        "offence": _of_offences(world, round(given.about["offence"] * n)),
        "premises": _of_premises(world, round(given.about["premises"] * n)),
    }
    left = n - sum(len(part["area_id"]) for part in made.values())
    parts = [*made.values(), _hearsay(world, given.naming, near, left)]
    names = ("group_id", "offence_id", "premises_id", "person_id", "area_id", "topic", "event_on")
    return {
        name: np.concatenate([part.get(name, np.full(len(part["area_id"]), NONE)) for part in parts])
        for name in names
    }


def topics() -> list[str]:
    """The topics of logs: the contexts, drugs, and others."""
    return list(words().topics)


def _of_groups(world: World, given: Settings, n: int) -> Arrays:
    """The more active a group, the more visible its context and the more police where it lives, the more logs."""
    group = world.get(
        "SELECT group_id, area_id, main, second, weight, sqrt(activity) AS activity, greatest(began, $from) AS began,"
        " least(coalesce(ended, $to), $to) AS ended FROM grp JOIN policing USING (area_id)"
        " WHERE coalesce(ended, $to) > $from AND began < $to ORDER BY group_id".replace(
            "$from", f"DATE '{FROM}'"
        ).replace("$to", f"DATE '{TO}'")
    )
    rng = world.rng("intelligence", "groups")
    visible = np.array([given.visible[main] for main in group["main"]])
    row = weighted(rng, group["activity"] * np.sqrt(group["weight"]) * visible, n)
    began, ended = (group[name].astype("datetime64[D]")[row] for name in ("began", "ended"))
    listing = {topic: number for number, topic in enumerate(topics())}
    main = np.array([listing[main] for main in group["main"]], dtype=np.int64)
    second = np.array([listing.get(key, NONE) for key in known(group["second"], "")], dtype=np.int64)
    luck = rng.random(len(row))
    topic = np.where((second[row] >= 0) & (rng.random(len(row)) < 0.5), second[row], main[row])
    return {
        "group_id": group["group_id"][row],
        "area_id": group["area_id"][row],
        "topic": np.where(luck < given.drugs_instead, listing["drugs"], topic),
        "event_on": began
        + np.floor(rng.random(len(row)) * (ended - began).astype(np.int64)).astype(np.int64),
    }


def _of_offences(world: World, n: int) -> Arrays:
    offence = world.get(
        "SELECT offence_id, area_id, recorded_on, weight, context FROM offence JOIN offence_type USING (type_id)"
        f" JOIN policing USING (area_id) WHERE recorded_on BETWEEN DATE '{FROM}' AND DATE '{TO}' ORDER BY offence_id"
    )
    rng, listing = world.rng("intelligence", "offences"), topics()
    row = weighted(rng, offence["weight"], n)
    contexts = known(offence["context"], "other")[row]
    topic = np.full(len(row), listing.index("other"))
    for number, name in enumerate(listing):
        topic[contexts == name] = number
    return {
        "offence_id": offence["offence_id"][row],
        "area_id": offence["area_id"][row],
        "topic": topic,
        "event_on": offence["recorded_on"].astype("datetime64[D]")[row],
    }


def _of_premises(world: World, n: int) -> Arrays:
    """Once premises came to be known, and for some time after."""
    premises = world.get(
        "SELECT case_id, area_id, happened_on, weight, coalesce(group_id, -1) AS group_id"
        " FROM case_adult_sex_market JOIN policing USING (area_id) WHERE known ORDER BY case_id"
    )
    rng = world.rng("intelligence", "premises")
    row = weighted(rng, premises["weight"], n)
    since = premises["happened_on"].astype("datetime64[D]")[row]
    days = np.maximum((LAST - since).astype(np.int64), 0)
    return {
        "premises_id": premises["case_id"][row],
        "group_id": premises["group_id"][row],
        "area_id": premises["area_id"][row],
        "topic": np.full(len(row), topics().index("adult_sex_market")),
        "event_on": since + np.floor(rng.beta(1, 3, len(row)) * days).astype(np.int64),
    }


def _hearsay(world: World, given: Naming, near: Nearby, n: int) -> Arrays:
    """Of somebody or nobody, in some area on some day. Some names come up again and again; that says nothing of what
    they do."""
    rng = world.rng("intelligence", "hearsay")
    weight = world.get("SELECT weight FROM policing ORDER BY area_id")["weight"]
    area = weighted(rng, weight, n)
    person = near.draw(rng, area)
    count = max(1, round(given.regulars_per_1000 * world.dials.residents / 1000))
    regular = rng.choice(len(near.person), size=min(count, len(near.person)), replace=False)
    often = weight[near.area[regular]] * (1 + rng.pareto(given.regular_shape, len(regular)))
    chosen = regular[weighted(rng, often, n)]
    again = rng.random(n) < given.regular
    person = np.where(again, near.person[chosen], person)
    shares = np.array([topic.hearsay for topic in words().topics.values()])
    return {
        "person_id": np.where(rng.random(n) < given.hearsay, person, NONE),
        "area_id": np.where(again, near.area[chosen], area),
        "topic": weighted(rng, shares, n),
        "event_on": FIRST + rng.integers(0, (LAST - FIRST).astype(np.int64) + 1, n),
    }
