"""Who commits what groups do not: few commit much, mostly alone, some with persons whom they know."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from groundview.synth.crime.draws import DIGITS, Ids, Numbers, Truths, keyed, numbered, ranges, up_to, within
from groundview.synth.crime.kinds import kinds
from groundview.synth.crime.settings import settings
from groundview.synth.dials import FROM
from groundview.synth.world import Arrays, World


@dataclass(frozen=True, slots=True)
class Offenders:
    """Persons who commit crime, ordered by city and area, with sums of their rates of acquisitive and other crime (of
    those who act with others the roots of these, as they are few); and ties: where each begins and ends in the list
    of those whom they know."""

    person: Ids
    areas: tuple[Ids, Ids]
    cities: tuple[Ids, Ids]
    rates: tuple[Numbers, Numbers]
    sociable: tuple[Numbers, Numbers]
    ties: tuple[Ids, Ids]
    known: Ids


def offenders(world: World) -> Offenders:
    """Draws them by age, sex and the deprivation of where they live, and by nothing else."""
    found = world.get(_query())
    told, n, rng = settings().offenders, len(found["person_id"]), world.rng("crime", "offenders")
    both, gain, other = rng.standard_normal((3, n))
    shared, own = np.sqrt(told.correlation), np.sqrt(1 - told.correlation)
    low, high, known = _ties(world, found["person_id"])
    social = (rng.random(n) < told.sociable) & (high > low)
    spread = [np.exp(told.spread * (shared * both + own * each)) for each in (gain, other)]
    rates = [np.round(np.minimum(each, told.most), DIGITS) for each in spread]
    alone = np.where(social, told.sociable_alone, 1.0)
    return Offenders(
        found["person_id"],
        ranges(found["area_id"], world.count("area")),
        ranges(found["city_id"], world.count("city")),
        (up_to(rates[0] * alone), up_to(rates[1] * alone)),
        (up_to(np.sqrt(rates[0]) * social), up_to(np.sqrt(rates[1]) * social)),
        (low, high),
        known,
    )


def _query() -> str:
    told = settings().offenders
    steps = " ".join(
        f"WHEN age >= {age} THEN {rate}" for age, rate in sorted(told.ages.items(), reverse=True)
    )
    return f"""
        SELECT person_id, person.area_id, person.city_id
        FROM (SELECT *, date_diff('year', born, DATE '{FROM}') AS age FROM person) AS person JOIN area USING (area_id)
        WHERE chance('crime.offender', person_id) < {told.share} * CASE {steps} ELSE 0 END
            * CASE sex WHEN 'F' THEN {told.women} ELSE 1 END * exp({told.deprivation} * deprivation)
        ORDER BY person.city_id, person.area_id, person_id"""


def _ties(world: World, person: Ids) -> tuple[Ids, Ids, Ids]:
    world.put("crime_offender", {"person_id": person})
    tie = world.get(
        "SELECT person_id, other_id FROM known_to_each_other SEMI JOIN crime_offender USING (person_id)"
        " ORDER BY person_id, other_id"
    )
    world.db.execute("DROP TABLE crime_offender")
    low = np.searchsorted(tie["person_id"], person, side="left")
    high = np.searchsorted(tie["person_id"], person, side="right")
    return low.astype(np.int64), high.astype(np.int64), tie["other_id"].astype(np.int64)


def others_acting(world: World, offence: Arrays, pool: Offenders, rows: Ids) -> tuple[Ids, Ids]:
    """For the rows that no group commits: rows and persons, one element a person who acts, the first one first. Sets
    n_acting."""
    rng = world.rng("crime", "others")
    kind = offence["type_id"][rows]
    crowd = rng.random(len(rows)) < np.array([each.crowd for each in kinds()])[kind]
    together = rng.random(len(rows)) < np.array([each.together for each in kinds()])[kind]
    first = _primary(rng, pool, offence, rows, together & ~crowd)
    together, first = _same(offence, rows, together, first)
    known = _with_known(rng, pool, first, np.where(together & ~crowd, 1, 0))
    many = _crowds(rng, pool, offence["city_id"][rows], crowd)
    number = np.concatenate([np.arange(len(rows)), known[0], many[0]])
    person = np.concatenate([pool.person[first], known[1], many[1]])
    number, person = _once(number, person)
    offence["n_acting"][rows] = np.bincount(number, minlength=len(rows))
    return rows[number], person


def _same(offence: Arrays, rows: Ids, together: Truths, first: Ids) -> tuple[Truths, Ids]:
    """What follows an offence is done by the same person where `same` says so."""
    number = np.full(len(offence["type_id"]), -1, dtype=np.int64)
    number[rows] = np.arange(len(rows))
    followed = np.where(offence["same"][rows], number[offence["first"][rows]], -1)
    return (
        np.where(followed >= 0, together[followed], together),
        np.where(followed >= 0, first[followed], first),
    )


def _once(number: Ids, person: Ids) -> tuple[Ids, Ids]:
    """Every person once in a row, in the order of their first mention."""
    _, place = np.unique(number * (int(person.max(initial=0)) + 1) + person, return_index=True)
    place = np.sort(place)
    order = np.argsort(number[place], kind="stable")
    return number[place][order], person[place][order].astype(np.int64)


def _primary(rng: np.random.Generator, pool: Offenders, offence: Arrays, rows: Ids, social: Truths) -> Ids:
    """A place in the pool for each row: from nearby, from the city, or from another city."""
    told, n = settings().offenders, len(rows)
    city, area = offence["city_id"][rows], offence["area_id"][rows]
    from_, cities = rng.random(n), len(pool.cities[0])
    away = from_ < told.elsewhere
    city = np.where(away, (city + rng.integers(1, max(cities, 2), n)) % cities, city)
    low, high = pool.cities[0][city], pool.cities[1][city]
    near = (from_ > 1 - told.near) & ~away & ~social
    last = len(pool.areas[0]) - 1
    near_low = np.maximum(pool.areas[0][np.maximum(area - told.near_areas, 0)], low)
    near_high = np.minimum(pool.areas[1][np.minimum(area + told.near_areas, last)], high)
    low, high = np.where(near, near_low, low), np.where(near, near_high, high)
    gain = np.array([kind.gain for kind in kinds()])[offence["type_id"][rows]]
    found = np.zeros(n, dtype=np.int64)
    for sums, some in (
        (pool.rates[0], gain & ~social),
        (pool.rates[1], ~gain & ~social),
        (pool.sociable[0], gain & social),
        (pool.sociable[1], ~gain & social),
    ):
        here = np.flatnonzero(some)
        empty = sums[high[here]] <= sums[low[here]]
        first = np.where(empty, 0, low[here])
        end = np.where(empty, len(pool.person), high[here])
        found[here] = within(rng, sums, first, end, len(here))
    return found


def _with_known(rng: np.random.Generator, pool: Offenders, first: Ids, together: Ids) -> tuple[Ids, Ids]:
    """Further persons, whom the first one knows."""
    degree = (pool.ties[1] - pool.ties[0])[first]
    wanted = np.minimum(keyed(rng, settings().offenders.together, len(first)), degree) * together
    start = np.floor(rng.random(len(first)) * degree).astype(np.int64)
    row, number = numbered(wanted)
    place = pool.ties[0][first][row] + (start[row] + number) % np.maximum(degree[row], 1)
    return row, pool.known[place]


def _crowds(rng: np.random.Generator, pool: Offenders, city: Ids, crowd: Truths) -> tuple[Ids, Ids]:
    """Further persons of a large affray: anybody of the city who offends, in no group with each other."""
    least, most = settings().offenders.crowd
    row, _ = numbered(np.where(crowd, rng.integers(least, most + 1, len(city)), 0))
    low, high = pool.cities[0][city[row]], pool.cities[1][city[row]]
    sums = up_to(np.ones(len(pool.person)))
    return row, pool.person[within(rng, sums, low, high, len(row))]
