"""Whom offences befall, who saw them, and who reported them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from groundview.synth.crime.draws import Ids, Numbers, Truths, numbered, shared, unlike, up_to, within
from groundview.synth.crime.kinds import Harmed, kinds, profiles
from groundview.synth.crime.offenders import Offenders
from groundview.synth.crime.settings import settings
from groundview.synth.dials import FROM
from groundview.synth.world import Arrays, World

MIX = 1_000_003
"""A prime, to spread numbers of staff over the residents of a city."""


@dataclass(frozen=True, slots=True)
class Residents:
    """Persons who may fall victim away from home, ordered by city, sex and age; `cells` are where each city, sex
    (women, then men) and age begins and ends."""

    person: Ids
    sums: Numbers
    cells: tuple[Ids, Ids]
    ages: int

    def draw(self, rng: np.random.Generator, city: Ids, profile: Harmed) -> Ids:
        """One person for each city in the list, after a profile."""
        n, from_ages = len(city), settings().victims.from_ages
        man = (rng.random(n) >= profile.women).astype(np.int64)
        age = shared(rng, [profile.ages.get(from_age, 0.0) for from_age in from_ages], n)
        cell = (city * 2 + man) * self.ages + age
        low, high = self.cells[0][cell], self.cells[1][cell]
        nobody = high <= low
        low, high = np.where(nobody, 0, low), np.where(nobody, len(self.person), high)
        return self.person[within(rng, self.sums, low, high, n)]


def residents(world: World) -> Residents:
    """A share of all residents, drawn by chance alone; some far more often victims than others."""
    told = settings().victims
    ages = " ".join(
        f"WHEN age >= {age} THEN {place}" for place, age in reversed(list(enumerate(told.from_ages)))
    )
    found = world.get(f"""
        SELECT person_id, (city_id * 2 + (sex = 'M')::INT) * {len(told.from_ages)} + CASE {ages} ELSE 0 END AS cell
        FROM (SELECT *, date_diff('year', born, DATE '{FROM}') AS age FROM person)
        WHERE chance('crime.victims', person_id) < {told.pool} ORDER BY cell, person_id""")
    cells = np.arange(world.count("city") * 2 * len(told.from_ages))
    weight = unlike(world.rng("crime", "victims", "unlike"), told.unlike, len(found["cell"]))
    return Residents(
        found["person_id"],
        up_to(weight),
        (np.searchsorted(found["cell"], cells, "left"), np.searchsorted(found["cell"], cells, "right")),
        len(told.from_ages),
    )


def victims(world: World, offence: Arrays, those: Residents, pool: Offenders) -> tuple[Ids, Ids]:
    """Rows and persons, one element a victim. At home it is who lives there; a repeat befalls the same person."""
    rng, n = world.rng("crime", "victims"), len(offence["type_id"])
    person = np.full(n, -1, dtype=np.int64)
    for number, kind in enumerate(kinds()):
        rows = np.flatnonzero(offence["type_id"] == number)
        if kind.victim == "person":
            person[rows] = those.draw(rng, offence["city_id"][rows], profiles().harmed[kind.harmed])
    _overlapping(rng, offence, pool, person)
    person = np.where((person >= 0) & offence["at_home"], offence["home_victim"], person)
    again = offence["same"] & ~offence["near"] & (person >= 0)
    person = np.where(again, person[offence["first"]], person)
    more = np.flatnonzero((rng.random(n) < settings().victims.second) & (person >= 0) & ~offence["gain"])
    second = those.draw(rng, offence["city_id"][more], profiles().harmed["adult"])
    some = np.flatnonzero(person >= 0)
    return np.concatenate([some, more]), np.concatenate([person[some], second])


def _overlapping(rng: np.random.Generator, offence: Arrays, pool: Offenders, person: Ids) -> None:
    """Some victims of violence offend elsewhere."""
    able = np.array(
        [kind.harmed in ("adult", "young_adult", "young_man") and not kind.gain for kind in kinds()]
    )
    chosen = (rng.random(len(person)) < settings().victims.overlap) & able[offence["type_id"]] & (person >= 0)
    rows = np.flatnonzero(chosen)
    low, high = (bound[offence["city_id"][rows]] for bound in pool.cities)
    person[rows] = pool.person[within(rng, pool.rates[1], low, high, len(rows))]


def staff(world: World, offence: Arrays, those: Residents) -> tuple[Ids, Ids]:
    """Rows and persons who report for a business: a few of each."""
    rng = world.rng("crime", "staff")
    rows = np.flatnonzero(np.array([kind.victim == "business" for kind in kinds()])[offence["type_id"]])
    which = offence["address_id"][rows] * settings().victims.staff
    which += rng.integers(0, settings().victims.staff, len(rows))
    adult = next(i for i, age in enumerate(settings().victims.from_ages) if age >= settings().victims.adult)
    cell = (offence["city_id"][rows] * 2 + which % 2) * those.ages + adult + which // 2 % 3
    low, high = those.cells[0][cell], those.cells[1][cell]
    return rows, those.person[low + which * MIX % np.maximum(high - low, 1)]


def bystanders(world: World, word: str, offence: Arrays, those: Residents, mean: Numbers) -> tuple[Ids, Ids]:
    """Rows and persons who saw it or reported it, as many as chance has it around a mean for each offence."""
    rng = world.rng("crime", word)
    row, _ = numbered(rng.poisson(mean).astype(np.int64))
    return row, those.draw(rng, offence["city_id"][row], profiles().harmed["adult"])


def at_home_victim(offence: Arrays, dwelling: Truths, kerb: Truths) -> Truths:
    """Whether it befalls a resident of the address: if domestic, in a dwelling that was broken into or damaged, and of
    what stands before one."""
    there = np.array([kind.where in ("dwelling", "kerb") for kind in kinds()])[offence["type_id"]]
    women_only = np.array([profiles().harmed[kind.harmed].women >= 1 for kind in kinds()])[offence["type_id"]]
    young = np.array([kind.harmed in ("girl", "child", "old") for kind in kinds()])[offence["type_id"]]
    fits = ~young & (~women_only | offence["home_woman"])
    home: Truths = (offence["domestic"] | (there & (dwelling | kerb))) & fits & (offence["home_victim"] >= 0)
    return home
