"""Findings to put through the gate: cubes of counts with every margin, and measures beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import product
from typing import Any

import numpy as np

from groundview.profile.disclosure.columns import NUMBERS, WORDS
from groundview.profile.disclosure.released import Released
from groundview.profile.disclosure.rules import load_rules

Row = dict[str, Any]
UNIT = "per 1,000 residents a year"


def row(measure: str, value: float, **more: Any) -> Row:
    """One finding; what is not named is empty or missing."""
    words: Row = dict.fromkeys(WORDS, "") | {"question": "victimisation", "level": "aggregate"}
    made = words | dict.fromkeys(NUMBERS, np.nan) | {"measure": measure, "value": value} | more
    named = ("question", "measure", "context", "definition", "area_code", "period", "breakdown")
    return made | {"id": made["id"] or ".".join(made[name] for name in named)}


rules = cache(load_rules)
"""The shipped rules, read once."""


def count(number: float, **more: Any) -> Row:
    """A finding of `recorded`."""
    return row("recorded", number, **{"unit": "offences", "n": number, "numerator": number} | more)


def share(part: float, whole: float, **more: Any) -> Row:
    """A finding of `outcome_share`, or of another share that is named."""
    measure = more.pop("measure", "outcome_share")
    numbers = {"n": whole, "numerator": part, "denominator": whole}
    given = {"question": "response", "unit": "share", **numbers} | more
    return row(measure, part / whole if whole else np.nan, **given)


def rate(events: float, person_years: float, **more: Any) -> Row:
    """A finding of `incidence`."""
    numbers = {"n": events, "numerator": events, "denominator": person_years}
    return row(
        more.pop("measure", "incidence"), 1000 * events / person_years, **{"unit": UNIT, **numbers} | more
    )


def columns(rows: Iterable[Row]) -> dict[str, Any]:
    """The rows as the columns that the gate takes."""
    rows = list(rows)
    words = {name: np.array([one[name] for one in rows], dtype=object) for name in WORDS}
    return words | {name: np.array([one[name] for one in rows], dtype=np.float64) for name in NUMBERS}


def cube(counts: Any, cities: Mapping[int, int] | None = None) -> tuple[list[Row], dict[str, str]]:
    """Findings of `recorded` for counts of shape (areas, months, types) with all margins; areas' parents.

    `cities` puts each area into a city, which then has its own rows.
    """
    counts, cities = np.asarray(counts), cities or {}
    places = {f"E{area:03d}": counts[area] for area in range(len(counts))}
    for city in sorted(set(cities.values())):
        places[f"C{city}"] = sum(counts[area] for area in cities if cities[area] == city)
    places[""] = counts.sum(axis=0)
    rows = []
    for area, inside in places.items():
        months, types = inside.shape
        for month, sort in product(range(months + 1), range(types + 1)):
            part = inside[month : month + 1] if month < months else inside
            part = part[:, sort : sort + 1] if sort < types else part
            period = f"{2024 + month // 12}-{month % 12 + 1:02d}" if month < months else ""
            breakdown = f"type=t{sort}" if sort < types else ""
            rows.append(count(float(part.sum()), area_code=area, period=period, breakdown=breakdown))
    return rows, {f"E{area:03d}": f"C{city}" for area, city in cities.items()}


def city(seed: int = 0, shape: tuple[int, int, int] = (268, 15, 6), mean: float = 2.0) -> Any:
    """Counts like a city's: few large areas and types, many zeros; shape (areas, months, types)."""
    chance = np.random.default_rng(seed)
    size, sort = chance.lognormal(0, 0.8, shape[0]), chance.lognormal(0, 1.0, shape[2])
    means = mean * np.outer(size / size.mean(), sort / sort.mean())[:, None, :]
    return chance.poisson(np.broadcast_to(means, shape))


def by_cell(figures: Iterable[Released]) -> dict[tuple[str, str, str], Released]:
    """The figures of one measure by area, period and breakdown."""
    return {(one.area_code, one.period, one.breakdown): one for one in figures}
