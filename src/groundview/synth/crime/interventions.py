"""The interventions that are listed, and the truth of what each did."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from groundview.synth.crime.changed import Action, Others, changes
from groundview.synth.crime.days import DAYS, FIRST
from groundview.synth.crime.draws import Ids, shared
from groundview.synth.dials import FROM
from groundview.synth.world import World

INTERVENTION = {
    "intervention_id": "INTEGER", "key": "VARCHAR", "started_on": "DATE", "ended_on": "DATE",
    "lead_agency": "VARCHAR", "strand": "VARCHAR", "claimed_level": "VARCHAR", "assessed_by": "VARCHAR",
    "target_type": "VARCHAR", "area_id": "INTEGER", "nth": "INTEGER", "city_id": "INTEGER",
    "force_id": "INTEGER", "description": "VARCHAR",
}  # fmt: skip
EFFECT = {
    "intervention_id": "INTEGER", "key": "VARCHAR", "type": "VARCHAR", "areas": "INTEGER[]", "from": "DATE",
    "true_ratio": "DOUBLE", "displacement_ratio": "DOUBLE", "beside": "INTEGER[]",
}  # fmt: skip
BREAK = {
    "kind": "VARCHAR", "force_id": "INTEGER", "from_day": "DATE", "to_day": "DATE", "types": "VARCHAR[]",
    "ratio": "DOUBLE", "why": "VARCHAR",
}  # fmt: skip
NTHS = 1_000_000
PER = 100_000


def interventions(world: World, areas: dict[str, Ids]) -> None:
    """Makes intervention, one row a target; planted_effect, one row an intervention and type of offence; and
    planted_break. `areas` are the area_ids that each planted action is done in."""
    force = {
        c: int(f) for c, f in enumerate(world.get("SELECT force_id FROM city ORDER BY city_id")["force_id"])
    }
    rows: list[dict[str, Any]] = []
    effects: list[dict[str, Any]] = []
    for action in changes().areas:
        beside = _beside(world, areas[action.key])
        for area_id in areas[action.key].tolist():
            effects += _effects(len(rows), action, areas[action.key].tolist(), beside)
            rows.append(_planted(len(rows), action, area_id, force[action.city]))
    for row in _others(world, force, changes().others):
        row["intervention_id"] = len(rows)
        effects.append({"intervention_id": len(rows), "key": "other", "from": row["started_on"], "true_ratio": 1.0,
                        "displacement_ratio": 0.0})  # fmt: skip
        rows.append(row)
    world.put_words("intervention", rows, INTERVENTION)
    world.put_words("planted_effect", effects, EFFECT)
    world.put_words("planted_break", _breaks(), BREAK)


def _beside(world: World, inside: Ids) -> list[int]:
    pairs = world.get("SELECT area_id, other_id FROM adjacent ORDER BY area_id, other_id")
    found: list[int] = np.setdiff1d(pairs["other_id"][np.isin(pairs["area_id"], inside)], inside).tolist()
    return found


def _planted(number: int, action: Action, area_id: int, force_id: int) -> dict[str, Any]:
    return {
        "intervention_id": number,
        "key": action.key,
        "started_on": action.from_day.isoformat(),
        "ended_on": action.to_day.isoformat(),
        "lead_agency": action.agency,
        "strand": action.strand,
        "claimed_level": action.claimed,
        "assessed_by": action.assessed_by,
        "target_type": "area",
        "area_id": area_id,
        "city_id": action.city,
        "force_id": force_id,
        "description": action.description,
    }


def _effects(number: int, action: Action, areas: list[int], beside: list[int]) -> list[dict[str, Any]]:
    return [
        {
            "intervention_id": number,
            "key": action.key,
            "type": key,
            "areas": areas,
            "from": action.from_day.isoformat(),
            "true_ratio": action.ratio,
            "displacement_ratio": action.displaced,
            "beside": beside,
        }
        for key in action.types
    ]


def _others(world: World, force: dict[int, int], told: Others) -> list[dict[str, Any]]:
    """Those without an effect; `nth` chooses their target among those that the other extracts list."""
    rng = world.rng("crime", "interventions")
    n = max(told.least, round(told.per_100k * world.dials.residents / PER))
    area = world.get("SELECT area_id, city_id FROM area ORDER BY area_id")
    return [_other(rng, told, force, area["area_id"], area["city_id"]) for _ in range(n)]


def _other(
    rng: np.random.Generator, told: Others, force: dict[int, int], areas: Ids, cities: Ids
) -> dict[str, Any]:
    target = _one(rng, told.targets)
    at = int(rng.integers(0, len(areas)))
    began = int(rng.integers(0, DAYS))
    length = int(rng.integers(told.days[0], told.days[1] + 1))
    ends = rng.random() >= told.open and began + length < DAYS
    described = told.descriptions[target]
    return {
        "key": "other",
        "started_on": _day(began),
        "ended_on": _day(began + length) if ends else None,
        "lead_agency": _one(rng, told.agencies),
        "strand": _one(rng, told.strands),
        "claimed_level": None if rng.random() < told.no_claim else _one(rng, told.claimed),
        "assessed_by": _one(rng, told.assessed_by),
        "target_type": target,
        "area_id": int(areas[at]) if target == "area" else None,
        "nth": int(rng.integers(0, NTHS)),
        "city_id": int(cities[at]),
        "force_id": force[int(cities[at])],
        "description": described[int(rng.integers(0, len(described)))],
    }


def _one(rng: np.random.Generator, shares: dict[str, float]) -> str:
    return list(shares)[int(shared(rng, list(shares.values()), 1)[0])]


def _day(number: int) -> str:
    return str(FIRST + number)


def _breaks() -> list[dict[str, Any]]:
    practice, gap = changes().break_, changes().gap
    return [
        _break("break", practice.force, practice.from_day, None, practice.why)
        | {"types": list(practice.types), "ratio": practice.ratio},
        _break("gap", gap.force, gap.from_day, gap.to_day, gap.why) | {"types": [], "ratio": 0.0},
    ]


def _break(kind: str, force: int, from_: date, to: date | None, why: str) -> dict[str, Any]:
    return {
        "kind": kind,
        "force_id": force,
        "from_day": max(from_, FROM).isoformat(),
        "to_day": to.isoformat() if to else None,
        "why": why,
    }
