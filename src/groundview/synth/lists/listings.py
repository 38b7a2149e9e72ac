"""Which of them each agency lists: unequally, not independently, and with errors."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from groundview.synth.dials import FROM, TAKEN_ON, TO, turned
from groundview.synth.lists.settings import Population, settings
from groundview.synth.residents import adults
from groundview.synth.world import Arrays, World


def list_persons(world: World) -> None:
    """Makes captured(population, list, system, person_id, force_id): who is truly on which list, by chance."""
    parts: list[Arrays] = []
    words: list[dict[str, Any]] = []
    for population in settings().populations:
        found = world.get(
            f"""SELECT person_id, stratum = '{next(iter(population.strata))}' AS first_stratum
                FROM person_exploited WHERE population = '{population.population}' ORDER BY person_id"""
        )
        on = captured(world.rng("lists", population.population), population, found["first_stratum"])
        for listing in population.lists:
            persons = found["person_id"][on[listing.list]]
            parts.append({"listing": np.full(len(persons), len(words)), "person_id": persons})
            words.append({"listing": len(words), "population": population.population, "list": listing.list,
                          "system": listing.system})  # fmt: skip
    types = {"listing": "BIGINT", "population": "VARCHAR", "list": "VARCHAR", "system": "VARCHAR"}
    world.put_words("listing", words, types)
    world.put("captured", {name: np.concatenate([part[name] for part in parts]) for name in parts[0]})


def captured(
    rng: np.random.Generator, population: Population, first_stratum: NDArray[np.bool_]
) -> dict[str, NDArray[np.bool_]]:
    """For every list whether it has each person, whose stratum is the first or the other one. The odds of the second
    list of the dependent pair are multiplied for those who are on the first."""
    first, second = population.strata
    depends = population.dependence
    on: dict[str, NDArray[np.bool_]] = {}
    lists = sorted(population.lists, key=lambda one: one.list == depends.second)
    for listing in lists:
        reach = np.where(first_stratum, listing.reach[first], listing.reach[second])
        if listing.list == depends.second:
            odds = reach / (1 - reach) * np.where(on[depends.first], depends.odds_ratio, 1)
            reach = odds / (1 + odds)
        on[listing.list] = rng.random(len(first_stratum)) < reach
    return on


def err(world: World) -> None:
    """Makes mislisted(listing, person_id): persons on a list who are not of its population."""
    rate, cities = (
        turned(settings().erroneous, world.dials.dirt),
        world.get("SELECT city_id FROM city ORDER BY 1"),
    )
    sizes = world.get("SELECT listing, count(*) AS n FROM captured GROUP BY listing ORDER BY listing")
    parts: list[Arrays] = []
    for listing, n in zip(sizes["listing"], sizes["n"], strict=True):
        rng = world.rng("lists.mislisted", str(listing))
        for city in cities["city_id"]:
            wrong = int(rng.poisson(n * rate / len(cities["city_id"])))
            persons = adults(world, f"lists.mislisted.{listing}", int(city), wrong)
            parts.append({"listing": np.full(len(persons), listing), "person_id": persons})
    world.put("mislisted", {name: np.concatenate([part[name] for part in parts]) for name in parts[0]})


def write_lists(world: World) -> None:
    """Makes agency_listing(link_id, population, list, person_id, of_population, again, recorded_on, and what every
    persons table has). `again` marks a second entry of one person, made as if for somebody new."""
    again = turned(settings().again, world.dials.dirt)
    world.make(
        "agency_listing",
        f"""
        WITH entry AS (
            SELECT listing, person_id, true AS of_population FROM captured
            UNION ALL
            SELECT listing, person_id, false FROM mislisted WHERE (listing, person_id) NOT IN (
                SELECT (listing, person_id) FROM listing JOIN person_exploited USING (population))
        ), dated AS (
            SELECT *, copy = 1 AS again, person_id * 100 + listing * 2 + copy AS number,
                   DATE '{FROM}' + pick('lists.day', person_id * 100 + listing * 2, {(TO - FROM).days + 1})::INTEGER
                   + CASE WHEN copy = 1 THEN 14 + pick('lists.later', person_id, 400)::INTEGER ELSE 0 END AS recorded_on
            FROM entry CROSS JOIN range(2) AS copies(copy)
            WHERE copy = 0 OR chance('lists.again', person_id * 100 + listing) < {again}
        )
        SELECT row_number() OVER (ORDER BY recorded_on, number) - 1 AS link_id, population, list, person_id,
               of_population, again, recorded_on, system,
               CASE WHEN system = 'intelligence' THEN force_id END AS force_id, recorded_on AS seen_on,
               'listed' AS as_role
        FROM dated JOIN listing USING (listing) JOIN person USING (person_id)
        WHERE recorded_on <= DATE '{TAKEN_ON}' ORDER BY link_id""",
    )


def count_hidden(world: World) -> None:
    """Makes hidden_total(population, total, listed): all of a population, and those of them on any list."""
    world.make(
        "hidden_total",
        """SELECT population, count(*) AS total, count(*) FILTER (EXISTS (
                  FROM agency_listing AS entry WHERE entry.population = exploited.population
                      AND entry.person_id = exploited.person_id AND of_population)) AS listed
           FROM person_exploited AS exploited GROUP BY population ORDER BY population""",
    )
