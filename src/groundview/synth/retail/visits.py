"""Visits of groups: several shops of one city on one day, by groups of acquisitive crime and mostly its own kind."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.dials import FROM, TO
from groundview.synth.retail.settings import Visits, settings
from groundview.synth.world import Arrays, World

Ids = NDArray[np.int64]
GROUPS = f"""
SELECT group_id, city_id, coalesce(other_city_id, city_id) AS other_city, activity,
       coalesce(specialism = 'shoplifting', false) AS own_kind,
       greatest(date_diff('day', DATE '{FROM}', began), 0) AS first,
       least(date_diff('day', DATE '{FROM}', coalesce(ended, DATE '{TO}')), {(TO - FROM).days}) AS last
FROM grp
WHERE 'acquisitive_crime' IN (main, coalesce(second, '')) AND began <= DATE '{TO}'
      AND coalesce(ended, DATE '{TO}') >= DATE '{FROM}'
ORDER BY group_id
"""


def visits(world: World, wanted: int, shops: Arrays) -> Arrays:
    """About `wanted` stops: visit_id, group_id, day and shop (a place in `shops`), shape (n,) each; none where there
    is no group."""
    groups, set_, rng = world.get(GROUPS), settings().visits, world.rng("retail", "visits")
    n = round(wanted / _mean_stops(set_)) if len(groups["group_id"]) else 0
    acting = _groups(rng, set_, groups, n)
    length = groups["last"][acting] - groups["first"][acting] + 1
    day = groups["first"][acting] + (rng.random(n) * length).astype(np.int64)
    elsewhere = rng.random(n) < set_.elsewhere
    city = np.where(elsewhere, groups["other_city"][acting], groups["city_id"][acting])
    visit = np.repeat(np.arange(n), _stops(rng, set_, n))
    stops: Arrays = {"visit_id": visit, "group_id": groups["group_id"][acting][visit], "day": day[visit]}
    stops["shop"] = _shops(rng, shops, city[visit])
    return _each_shop_once(stops)


def _mean_stops(set_: Visits) -> float:
    return sum(set_.more_shops**more for more in range(set_.most_shops))


def _stops(rng: np.random.Generator, set_: Visits, n: int) -> Ids:
    return np.minimum(rng.geometric(1 - set_.more_shops, n), set_.most_shops)


def _groups(rng: np.random.Generator, set_: Visits, groups: Arrays, n: int) -> Ids:
    """The group of each visit, by activity, days in the study and what it prefers."""
    if not n:
        return np.zeros(0, dtype=np.int64)
    weight = groups["activity"] * (groups["last"] - groups["first"] + 1)
    weight = weight * np.where(groups["own_kind"], 1.0, set_.other_specialism)
    return rng.choice(len(weight), size=n, p=weight / weight.sum())


def _shops(rng: np.random.Generator, shops: Arrays, city: Ids) -> Ids:
    found = np.zeros(len(city), dtype=np.int64)
    for number in np.unique(city):
        rows, here = np.flatnonzero(city == number), np.flatnonzero(shops["city_id"] == number)
        weight = shops["weight"][here] / shops["weight"][here].sum()
        found[rows] = here[rng.choice(len(here), size=len(rows), p=weight)]
    return found


def _each_shop_once(stops: Arrays) -> Arrays:
    """A shop that a visit would come to twice is left out."""
    pair = np.stack([stops["visit_id"], stops["shop"]])
    kept = np.sort(np.unique(pair, axis=1, return_index=True)[1])
    return {name: values[kept] for name, values in stops.items()}
