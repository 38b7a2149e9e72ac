"""Ties between persons that are no groups: family, friends, school, neighbours."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from groundview.synth.dials import FROM
from groundview.synth.groups.settings import Settings, Ties
from groundview.synth.world import Arrays, World

Ids = NDArray[np.int64]
YEAR_DAYS = 365.25
QUERY = Path(__file__).parent / "ties.sql"


def ties(world: World, settings: Settings) -> None:
    """Makes known_to_each_other, both ways and without those who are in one group: what they do together is what the
    group does."""
    people = _sociable(world, settings.ties)
    rounds = [why for why, most in settings.ties.most.items() for _ in range(most)]
    drawn = [_tied(world, settings.ties, people, (why, number)) for number, why in enumerate(rounds)]
    words = [{"number": number, "why": why} for number, why in enumerate(rounds)]
    world.put_words("tie_why", words, {"number": "BIGINT", "why": "VARCHAR"})
    columns = {
        "person_id": people["person_id"][np.concatenate([one for one, _ in drawn])],
        "other_id": people["person_id"][np.concatenate([other for _, other in drawn])],
        "number": np.concatenate([np.full(len(one), number) for number, (one, _) in enumerate(drawn)]),
    }
    world.put("tie_drawn", columns)
    world.make_from("known_to_each_other", QUERY)
    world.db.execute("DROP TABLE tie_drawn; DROP TABLE tie_why")


def _sociable(world: World, ties: Ties) -> Arrays:
    """Those whose ties matter here: whole households, but for their children and old people."""
    found = world.get(
        "SELECT person_id, household_id, area_id, city_id, address_id, born FROM person"
        f" WHERE chance('groups.ties', household_id) < {ties.share}"
        f" AND born <= DATE '{FROM}' - INTERVAL {ties.ages[0]} YEARS"
        f" AND born > DATE '{FROM}' - INTERVAL {ties.ages[1]} YEARS ORDER BY person_id"
    )
    born = found["born"].astype("datetime64[D]")
    return {**found, "age": (np.datetime64(FROM) - born).astype(np.float64) / YEAR_DAYS}


def _tied(world: World, ties: Ties, people: Arrays, named: tuple[str, int]) -> tuple[Ids, Ids]:
    """One tie of a kind for each who has somebody within reach: the positions of both persons."""
    why, number = named
    rng = world.rng("groups", "ties", str(number))
    order, within, same = _standing(ties, people, why)
    step = rng.integers(1, within + 1, len(order)) * rng.choice([-1, 1], len(order))
    other = order[np.clip(np.arange(len(order)) + step, 0, len(order) - 1)]
    fits = (same[order] == same[other]) & (order != other)
    if why == "school":
        fits &= np.maximum(people["age"][order], people["age"][other]) < ties.school_until
    return order[fits], other[fits]


def _standing(ties: Ties, people: Arrays, why: str) -> tuple[Ids, int, Ids]:
    """An order in which those who may know each other stand close, how close, and what they must have in common."""
    if why == "friend":
        return np.lexsort((people["born"], people["area_id"])), ties.friend_within, people["area_id"]
    if why == "school":
        return np.lexsort((people["born"], people["city_id"])), ties.school_within, people["city_id"]
    order = np.lexsort((people["household_id"], people["address_id"]))
    if why == "neighbour":
        return order, ties.neighbour_within, people["area_id"]
    return order, 1, people["household_id"]
