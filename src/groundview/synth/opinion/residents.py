"""The residents' survey: answers by area and wave, what is true there, and what was planted."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.opinion.answers import overall, said, true_shares, weighted
from groundview.synth.opinion.asked import adults, responses
from groundview.synth.opinion.settings import Survey
from groundview.synth.world import Arrays, World

UNKNOWN = -1.0
"""Stands for a weighted share that is not given."""
EFFECTS = ("neighbourhood", "deprivation", "women", "second", "unsure", "unsure_times")


def ask_residents(world: World, given: Survey) -> None:
    """Makes survey_question, survey_area, survey_answer, planted_opinion and planted_survey_response."""
    area = _areas(world, given)
    people = adults(world, given)
    asked, answered = responses(world, given, area, people)
    parts = [
        _answers(world, given, area, people, (wave, number), answered[wave])
        for wave in range(len(given.waves))
        for number, question in enumerate(given.questions)
        if wave in question.waves
    ]
    drawn = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    world.put("survey_drawn", {"row": np.arange(len(drawn["wave"])), **drawn})
    world.make(
        "survey_answer",
        f"SELECT * REPLACE (nullif(weighted_share, {UNKNOWN}) AS weighted_share) FROM survey_drawn ORDER BY row",
    )
    world.db.execute("DROP TABLE survey_drawn")
    _fieldwork(world, given, area, (asked, answered))
    _words(world, given)
    _planted(world, given)


def _areas(world: World, given: Survey) -> Arrays:
    area = world.get(
        "SELECT area_id, city_id, deprivation, neighbourhood IS NOT NULL AS planted FROM area ORDER BY area_id"
    )
    noise = world.rng("opinion", "areas").standard_normal(len(area["area_id"]))
    return {**area, "noise": np.round(given.spread * noise, 6)}


def _answers(
    world: World,
    given: Survey,
    area: Arrays,
    people: NDArray[np.int64],
    which: tuple[int, int],
    answered: NDArray[np.int64],
) -> Arrays:
    """One element an area and answer, for one question in one wave; areas without a response are left out of what is
    extracted, and kept here with what is true there."""
    wave, number = which
    question = given.questions[number]
    shares = true_shares(question, area, wave > 0)
    counts = said(world.rng("opinion", question.key, str(wave)), answered, shares)
    enough = answered.sum(axis=1) >= given.weighted_from
    fitted = np.where(enough[:, None], np.round(weighted(counts, people), 4), UNKNOWN)
    areas, answers = shares.shape[0], shares.shape[2]
    return {
        "wave": np.full(areas * answers, wave),
        "area_id": np.repeat(area["area_id"], answers),
        "question_id": np.full(areas * answers, number),
        "answer_no": np.tile(np.arange(answers), areas),
        "responses": counts.sum(axis=1).ravel(),
        "weighted_share": fitted.ravel(),
        "true_share": np.round(overall(shares, people), 6).ravel(),
    }


def _fieldwork(
    world: World, given: Survey, area: Arrays, counts: tuple[NDArray[np.int64], NDArray[np.int64]]
) -> None:
    """Makes survey_area: when fieldwork ended in each area, how many were asked, and how many answered."""
    rng, waves = world.rng("opinion", "fieldwork"), len(given.waves)
    start = np.array([wave.from_day for wave in given.waves], dtype="datetime64[D]")
    week = np.array([rng.integers(1, wave.weeks + 1, len(area["area_id"])) for wave in given.waves])
    day = start[:, None] + (7 * week - rng.integers(1, 4, week.shape)).astype("timedelta64[D]")
    columns = {
        "wave": np.repeat(np.arange(waves), len(area["area_id"])),
        "area_id": np.tile(area["area_id"], waves),
        "fieldwork_on": day.ravel(),
        "asked": counts[0].sum(axis=2).ravel(),
        "answered": counts[1].sum(axis=2).ravel(),
    }
    world.put("survey_area", columns)


def _words(world: World, given: Survey) -> None:
    rows = [
        {"question_id": number, "key": one.key, "asks": one.asks, "answers": [*one.answers, given.dont_know]}
        for number, one in enumerate(given.questions)
    ]
    types = {"question_id": "BIGINT", "key": "VARCHAR", "asks": "VARCHAR", "answers": "VARCHAR[]"}
    world.put_words("survey_question", rows, types)


def _planted(world: World, given: Survey) -> None:
    """Makes planted_opinion, one row a question: effects in log-odds, and shares who do not know; and
    planted_survey_response: shares of the invited who answer, by age, and what multiplies them."""
    rows = [
        {"question": one.key, **{name: getattr(one, name) for name in EFFECTS}} for one in given.questions
    ]
    world.put_words("planted_opinion", rows, {"question": "VARCHAR", **dict.fromkeys(EFFECTS, "DOUBLE")})
    response = given.response
    values = {f"from_age_{age}": share for age, share in response.ages.items()}
    values |= {"women_times": response.women, "neighbourhood_times": response.neighbourhood}
    values |= {"deprivation_log": response.deprivation, "areas_log_spread": response.spread}
    effects = [{"what": what, "value": value} for what, value in values.items()]
    world.put_words("planted_survey_response", effects, {"what": "VARCHAR", "value": "DOUBLE"})
