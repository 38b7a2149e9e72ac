"""Residents drawn for a part in a context, by age, sex and city alone, and words drawn by their shares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from numpy.typing import NDArray

from groundview.synth.world import World


def adults(world: World, word: str, city_id: int, n: int, odds: tuple[float, float] = (1, 1)) -> NDArray[Any]:
    """`n` different person_ids: residents of a city from 18 to 60 years on the first day, members of no planted
    group, in an order of chance. `odds` are those of a man and of a woman, of which the larger is 1."""
    men, women = odds
    query = f"""
        SELECT person_id FROM person
        WHERE city_id = {city_id} AND born BETWEEN DATE '1963-01-01' AND DATE '2004-12-31'
          AND chance('{word}.sex', person_id) < CASE sex WHEN 'M' THEN {men} ELSE {women} END
          AND person_id NOT IN (SELECT person_id FROM member)
        ORDER BY dice('{word}', person_id), person_id LIMIT {n}"""
    return world.get(query)["person_id"]


def shares(world: World, table: str, weights: Mapping[Any, float]) -> None:
    """Makes `table(name, lo, hi)`: a chance that is at least lo and under hi stands for that name; an empty name
    is NULL. The weights need not sum to 1."""
    total, below, rows = sum(weights.values()), 0.0, []
    for name, weight in weights.items():
        rows.append({"name": str(name) or None, "lo": below / total, "hi": (below + weight) / total})
        below += weight
    rows[-1]["hi"] = 2.0
    world.put_words(table, rows, {"name": "VARCHAR", "lo": "DOUBLE", "hi": "DOUBLE"})


def by(column: str, rates: Mapping[Any, float]) -> str:
    """An SQL expression: the rate that belongs to the word or number in `column`."""
    cases = " ".join(f"WHEN {name!r} THEN {rate}" for name, rate in rates.items())
    return f"CASE {column} {cases} END"


def quota(word: str, number: str, within: str, rate: str) -> str:
    """An SQL expression: true for just the share `rate` of the rows of each value of the column `within`, in an order
    of chance. For what is planted, that a small world has it as a large one does."""
    return (
        f"row_number() OVER (PARTITION BY {within} ORDER BY dice('{word}', {number}), {number})"
        f" <= round(({rate}) * count(*) OVER (PARTITION BY {within}))"
    )
