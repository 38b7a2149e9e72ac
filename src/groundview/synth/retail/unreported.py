"""Incidents that no police force ever heard of: of anybody, and of groups that visit several shops in a day."""

from __future__ import annotations

import math
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from groundview.synth.dials import FROM, TO
from groundview.synth.retail.settings import Amount, Partner, settings
from groundview.synth.retail.visits import visits
from groundview.synth.world import Arrays, World

Ids = NDArray[np.int64]
DAYS = (TO - FROM).days + 1
YEAR = 365.25
NONE = -1


def unreported(world: World) -> None:
    """Makes retail_drawn, one row an incident: row, partner_id, place_id, day, group_id, visit_id, together, value."""
    partners, place = settings().partners, _places(world)
    parts = [_of_anybody(world, i, one, place) for i, one in enumerate(partners)]
    chains = [i for i, one in enumerate(partners) if one.kind == "chain"]
    wanted = sum(len(parts[i]["day"]) for i in chains) / (1 - visit_share(world)) * visit_share(world)
    shops = _as_busy_as(place, {i: len(parts[i]["day"]) for i in chains})
    parts.append(_of_groups(world, round(wanted), shops))
    drawn = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    world.put("retail_drawn", {"row": np.arange(len(drawn["day"])), **drawn})


def visit_share(world: World) -> float:
    """The share of what chains do not report that is visits of groups."""
    return settings().visits.share * world.dials.group_share


def amounts(rng: np.random.Generator, amount: Amount, n: int) -> NDArray[np.float64]:
    """Pounds of n incidents, to the penny."""
    drawn: NDArray[np.float64] = np.round(amount.median * np.exp(amount.spread * rng.standard_normal(n)), 2)
    return drawn


def days(rng: np.random.Generator, n: int) -> Ids:
    """Days of n incidents, counted from the first of the study, by season and growth."""
    season = settings().season
    month = np.array([season.month[(FROM + timedelta(days=day)).month - 1] for day in range(DAYS)])
    weight = month * np.exp(math.log(season.growth) * np.arange(DAYS) / YEAR)
    return rng.choice(DAYS, size=n, p=weight / weight.sum())


def _places(world: World) -> Arrays:
    place = world.get("SELECT place_id, partner_id, city_id FROM partner_place ORDER BY place_id")
    rng = world.rng("retail", "places")
    place["weight"] = np.exp(settings().place_spread * rng.standard_normal(len(place["place_id"])))
    return place


def _as_busy_as(place: Arrays, incidents: dict[int, int]) -> Arrays:
    """The shops of chains, so weighted that a chain draws as many visits as it draws other incidents."""
    shops = {name: values[np.isin(place["partner_id"], list(incidents))] for name, values in place.items()}
    for number, n in incidents.items():
        here = shops["partner_id"] == number
        shops["weight"][here] *= n / shops["weight"][here].sum()
    return shops


def _of_anybody(world: World, number: int, partner: Partner, place: Arrays) -> Arrays:
    """Incidents of no group that one partner did not report."""
    rng, n = world.rng("retail", partner.key), _number(world, number, partner)
    here = np.flatnonzero(place["partner_id"] == number)
    weight = place["weight"][here]
    value: Amount = getattr(settings().value, partner.kind)
    alone = np.array(list(settings().alone.values()))
    return {
        "partner_id": np.full(n, number),
        "place_id": place["place_id"][here[rng.choice(len(here), size=n, p=weight / weight.sum())]],
        "day": days(rng, n),
        "group_id": np.full(n, NONE),
        "visit_id": np.full(n, NONE),
        "together": rng.choice(np.arange(1, len(alone) + 1), size=n, p=alone / alone.sum()),
        "value": amounts(rng, value, n),
    }


def _number(world: World, number: int, partner: Partner) -> int:
    """How many a partner did not report: by the planted rate and what was reported, or else by its residents."""
    reported = world.get(f"SELECT count(*) AS n FROM retail_linked WHERE partner_id = {number}")["n"][0]
    usual = partner.per_1000_a_year / 1000 * world.dials.residents * DAYS / YEAR
    hidden = reported * (1 - partner.reported) / partner.reported if reported else usual
    return round(float(hidden) * (1 - visit_share(world) * (partner.kind == "chain")))


def _of_groups(world: World, wanted: int, shops: Arrays) -> Arrays:
    """Incidents of groups: every stop of a visit is one, at the shop of whichever chain it is."""
    stops, rng = visits(world, wanted, shops), world.rng("retail", "stops")
    n = len(stops["day"])
    mean = settings().visits.acting_mean
    per_visit = 2 + rng.poisson(mean, int(stops["visit_id"].max(initial=0)) + 1)
    return {
        "partner_id": shops["partner_id"][stops["shop"]],
        "place_id": shops["place_id"][stops["shop"]],
        "day": stops["day"],
        "group_id": stops["group_id"],
        "visit_id": stops["visit_id"],
        "together": per_visit[stops["visit_id"]],
        "value": amounts(rng, settings().value.visit, n),
    }
