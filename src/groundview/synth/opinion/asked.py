"""Who is asked and who answers: adults of each area by age and sex, in each wave of the survey."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.dials import FROM, MOST
from groundview.synth.opinion.settings import Survey
from groundview.synth.world import Arrays, World

CELLS = """
SELECT area.area_id, age.number AS age, sex.number AS woman, coalesce(persons, 0) AS adults
FROM area CROSS JOIN range({ages}) AS age(number) CROSS JOIN range(2) AS sex(number)
LEFT JOIN (
    SELECT area_id, {group} AS age, (sex = 'F')::INTEGER AS woman, count(*) AS persons
    FROM person WHERE {years} >= {youngest} GROUP BY ALL
) AS counted ON counted.area_id = area.area_id AND counted.age = age.number AND counted.woman = sex.number
ORDER BY area.area_id, age.number, sex.number
"""


def adults(world: World, given: Survey) -> NDArray[np.int64]:
    """Residents by area, age group and sex (men first), shape (areas, ages x 2), in the order of the areas."""
    starts, years = list(given.response.ages), f"date_sub('year', born, DATE '{FROM}')"
    group = " + ".join(f"({years} >= {start})::INTEGER" for start in starts[1:])
    query = CELLS.format(ages=len(starts), group=group, years=years, youngest=starts[0])
    found: NDArray[np.int64] = world.get(query)["adults"].astype(np.int64).reshape(-1, len(starts) * 2)
    return found


def by_age_and_sex(ages: dict[int, float], women: float) -> NDArray[np.float64]:
    """One number for each age group and sex, in the order of `adults`: that of the age, and with it that of women."""
    return np.array([[age, age + women] for age in ages.values()]).ravel()


def responses(world: World, given: Survey, area: Arrays, people: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many are asked, and how many answer, of each area, age group and sex; shape (2, waves, areas, ages x 2)."""
    invited = np.where(area["planted"], given.invited.neighbourhood, given.invited.each)
    chance = _chances(world, given, area)
    waves = [_wave(world, given, people, (wave, invited), chance) for wave in range(len(given.waves))]
    return np.stack(waves, axis=1)


def _chances(world: World, given: Survey, area: Arrays) -> NDArray[np.float64]:
    """The chance that somebody who is invited answers, by area and by age and sex."""
    response = given.response
    noise = response.spread * world.rng("opinion", "response").standard_normal(len(area["area_id"]))
    by_area = np.exp(response.deprivation * area["deprivation"] + noise)
    by_area *= np.where(area["planted"], response.neighbourhood, 1.0)
    by_cell = np.array([[age, age * response.women] for age in response.ages.values()]).ravel()
    chances: NDArray[np.float64] = np.clip(np.round(by_area[:, None] * by_cell, 6), 0, MOST)
    return chances


def _wave(
    world: World,
    given: Survey,
    people: NDArray[np.int64],
    asked: tuple[int, NDArray[np.int64]],
    chance: NDArray[np.float64],
) -> NDArray[np.int64]:
    wave, invited = asked
    rng = world.rng("opinion", "wave", str(wave))
    share = np.round(people / np.maximum(people.sum(axis=1, keepdims=True), 1), 9)
    share[:, -1] = np.maximum(1 - share[:, :-1].sum(axis=1), 0)
    luck = rng.random(len(people))
    trouble = given.invited
    kept = np.where(luck < trouble.left_out, 0.0, 1.0)
    kept[(luck >= trouble.left_out) & (luck < trouble.left_out + trouble.broken_off)] = trouble.kept
    reached = rng.multinomial(np.minimum(np.rint(invited * kept).astype(np.int64), people.sum(axis=1)), share)
    return np.array([reached, rng.binomial(reached, chance)])
