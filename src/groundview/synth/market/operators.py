"""Who runs premises: planted groups, persons who hold premises jointly and are no planted group, and single persons."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from groundview.synth.dials import FROM, MOST, TO
from groundview.synth.groups_at_work import choose
from groundview.synth.market.settings import settings
from groundview.synth.residents import adults
from groundview.synth.world import World

Ids = NDArray[np.int64]
KINDS = ("group", "joint", "single")
SHORTEST = 60
"""Days between the last opening and the end of the study."""


def open_premises(world: World) -> None:
    """Makes market_opened(premises_id, city_id, kind, opened_on), ids in the order of opening: exact shares of each
    kind, in an order of chance."""
    city, n, rng = _cities(world)
    share = min(settings().runs["group"] * world.dials.group_share, MOST)
    others = settings().runs["joint"] / (settings().runs["joint"] + settings().runs["single"])
    group = round(n * share)
    joint = round((n - group) * others)
    kind = rng.permutation(np.repeat([0, 1, 2], [group, joint, n - group - joint]))
    first = np.datetime64(FROM) - settings().premises.before
    days = np.sort(rng.integers(0, (np.datetime64(TO) - SHORTEST - first).astype(int), n))
    world.put(
        "market_draft",
        {"premises_id": np.arange(n), "city_id": city, "kind": kind, "opened_on": first + days},
    )
    world.make(
        "market_opened",
        f"SELECT * REPLACE ({list(KINDS)}[kind + 1] AS kind) FROM market_draft ORDER BY premises_id",
    )


def find_operators(world: World) -> None:
    """Makes operator(operator_id, kind, group_id, city_id), operator_of(premises_id, operator_id) and
    operator_person(operator_id, person_id) for those who are no planted group."""
    weights = {"elsewhere": settings().operators.elsewhere, "second": settings().operators.second}
    cases = f"""SELECT premises_id AS case_id, city_id, greatest(opened_on, DATE '{FROM}') AS happened_on
                FROM market_opened WHERE kind = 'group'"""
    choose(world, "market_group", cases, "adult_sex_market", weights)
    drawn = world.get(
        """SELECT city_id, CASE WHEN kind = 'single' THEN 2 WHEN group_id IS NULL THEN 1 ELSE 0 END AS kind,
                  coalesce(group_id, -1) AS group_id
           FROM market_opened LEFT JOIN market_group ON case_id = premises_id ORDER BY premises_id"""
    )
    operator_of = np.full(len(drawn["kind"]), -1)
    groups, operator_of[drawn["kind"] == 0] = np.unique(
        drawn["group_id"][drawn["kind"] == 0], return_inverse=True
    )
    operators = [{"kind": 0, "group_id": int(group), "city_id": -1} for group in groups]
    persons = _deal_others(world, drawn, operator_of, operators)
    world.put("operator_of", {"premises_id": np.arange(len(operator_of)), "operator_id": operator_of})
    columns = {name: np.array([one[name] for one in operators]) for name in ("kind", "group_id", "city_id")}
    world.put("market_operator", {"operator_id": np.arange(len(operators)), **columns})
    world.put(
        "operator_person", {name: np.concatenate([part[name] for part in persons]) for name in persons[0]}
    )
    world.make(
        "operator",
        f"""SELECT operator_id, {list(KINDS)}[kind + 1] AS kind, nullif(group_id, -1) AS group_id,
                   nullif(city_id, -1) AS city_id FROM market_operator ORDER BY operator_id""",
    )


def _cities(world: World) -> tuple[Ids, int, np.random.Generator]:
    """The city of each of the premises, by residents."""
    chosen, rng = settings().premises, world.rng("market.premises")
    n = max(chosen.least, round(world.dials.residents * chosen.per_100000 / 100_000))
    found = world.get("SELECT city_id, count(*) AS residents FROM person GROUP BY city_id ORDER BY city_id")
    return rng.choice(found["city_id"], n, p=found["residents"] / found["residents"].sum()), n, rng


def _deal_others(
    world: World, drawn: dict[str, Any], operator_of: Ids, operators: list[dict[str, int]]
) -> list[dict[str, Ids]]:
    """Operators of every city that are no group, each with premises of that city; gives their persons."""
    chosen, persons = settings().operators, []
    for city in np.unique(drawn["city_id"]):
        for kind, each in ((1, chosen.premises_of_joint), (2, chosen.premises_of_single)):
            rng = world.rng("market.operators", str(city), str(kind))
            rows = np.flatnonzero((drawn["city_id"] == city) & (drawn["kind"] == kind))
            n = int(np.ceil(len(rows) / each))
            operator_of[rows] = len(operators) + rng.permutation(np.arange(len(rows)) % max(n, 1))
            sizes = _sizes(rng, n) if kind == 1 else np.ones(n, dtype=np.int64)
            ids = np.repeat(len(operators) + np.arange(n), sizes)
            operators += [{"kind": kind, "group_id": -1, "city_id": int(city)}] * n
            drawn_for = f"market.{KINDS[kind]}"
            persons.append(
                {
                    "operator_id": ids,
                    "person_id": adults(world, drawn_for, int(city), len(ids), (1, chosen.women)),
                }
            )
    return persons


def _sizes(rng: np.random.Generator, n: int) -> Ids:
    acting = settings().operators.acting
    chances = np.array(list(acting.values()))
    return rng.choice(list(acting), n, p=chances / chances.sum())
