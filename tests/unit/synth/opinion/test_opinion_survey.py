"""The residents' survey: who answers, what they say, and what is planted in it."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from numpy.typing import NDArray

from groundview.synth.opinion.answers import overall, true_shares, weighted
from groundview.synth.opinion.asked import adults, responses
from groundview.synth.opinion.settings import Question, survey
from groundview.synth.world import World

TWO_AREAS = {
    "planted": np.array([False, True]),
    "deprivation": np.zeros(2),
    "noise": np.zeros(2),
}


def log_odds(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of each answer or an earlier one, among those who know."""
    known = np.cumsum(shares[..., :-1], axis=-1)
    below = known[..., :-1] / known[..., -1:]
    return np.log(below / (1 - below))


@pytest.mark.parametrize("question", survey().questions, ids=lambda question: question.key)
def test_a_planted_neighbourhood_differs_by_what_is_declared(question: Question) -> None:
    shares = true_shares(question, TWO_AREAS, second=False)
    moved = log_odds(shares)[0] - log_odds(shares)[1]
    np.testing.assert_allclose(moved, question.neighbourhood, atol=2e-3)
    np.testing.assert_allclose(shares.sum(axis=2), 1, atol=1e-9)


def test_control_and_fear_are_planted_most() -> None:
    planted = {one.key: one.neighbourhood for one in survey().questions}
    assert planted["control"] > 1
    assert planted["fear"] > 0.5


@pytest.mark.parametrize("question", survey().questions, ids=lambda question: question.key)
def test_the_declared_shares_are_whole_and_one_for_each_answer(question: Question) -> None:
    assert len(question.shares) == len(question.answers)
    assert sum(question.shares) == pytest.approx(1)


def test_weights_put_right_who_answers() -> None:
    """Of 900 young and 100 old, 10 young say the first and 30 old the second: a tenth is old."""
    counts = np.array([[[10, 0, 0], [0, 30, 0]]])
    np.testing.assert_allclose(weighted(counts, np.array([[900, 100]])), [[0.9, 0.1, 0]])


def test_weights_leave_out_who_did_not_answer() -> None:
    counts = np.array([[[0, 0], [3, 1]], [[0, 0], [0, 0]]])
    found = weighted(counts, np.array([[900, 100], [10, 10]]))
    np.testing.assert_allclose(found[0], [0.75, 0.25])
    assert np.isnan(found[1]).all()


def test_true_shares_are_of_all_adults() -> None:
    shares = np.array([[[1.0, 0.0], [0.0, 1.0]]])
    np.testing.assert_allclose(overall(shares, np.array([[30, 10]])), [[0.75, 0.25]])


def share(world: World, key: str, answers: str, where: str, what: str) -> float:
    query = f"""
        SELECT {what} FROM (
            SELECT *, list_contains([{answers}], answer_no) AS hit
            FROM survey_answer JOIN survey_question USING (question_id) JOIN area USING (area_id)
            WHERE key = '{key}' AND {where})"""
    return float(world.db.execute(query).fetchall()[0][0])


RAW = "sum(responses) FILTER (hit) / sum(responses)"
INSIDE, OUTSIDE = "neighbourhood IS NOT NULL", "neighbourhood IS NULL"


def test_it_is_in_the_data(heard: World) -> None:
    inside, outside = (share(heard, "control", "3, 4", where, RAW) for where in (INSIDE, OUTSIDE))
    assert inside > outside + 0.15
    inside, outside = (share(heard, "fear", "2, 3", where, RAW) for where in (INSIDE, OUTSIDE))
    assert inside > outside + 0.1


def test_those_who_answer_speak_for_those_who_are_there(heard: World) -> None:
    true = share(
        heard,
        "fear",
        "2, 3",
        OUTSIDE,
        "sum(true_share * population) FILTER (hit) / sum(true_share * population)",
    )
    assert share(heard, "fear", "2, 3", OUTSIDE, RAW) == pytest.approx(true, abs=0.06)


def test_weighted_shares_add_up_and_are_not_the_raw_ones(heard: World) -> None:
    rows = heard.db.execute("""
        SELECT sum(weighted_share), sum(responses), max(abs(weighted_share - responses / total))
        FROM (SELECT *, sum(responses) OVER (PARTITION BY area_code, item, fieldwork_on) AS total FROM std_survey)
        GROUP BY area_code, item, fieldwork_on""").fetchall()
    least = survey().weighted_from
    assert all(whole is None for whole, n, _ in rows if n < least)
    assert all(whole == pytest.approx(1, abs=5e-4) for whole, n, _ in rows if n >= least)
    assert max(apart for _, n, apart in rows if n >= least) > 0.05


def test_some_areas_have_too_few_responses(heard: World) -> None:
    answered = [row[0] for row in heard.db.execute("SELECT answered FROM survey_area").fetchall()]
    assert 0 < sum(n < survey().weighted_from for n in answered) < len(answered) / 2


def test_an_area_without_responses_is_not_in_it(heard: World) -> None:
    heard_of = "SELECT count(DISTINCT (area_code, fieldwork_on)) FROM std_survey"
    there = "SELECT count(*) FROM survey_area WHERE answered > 0"
    assert heard.db.execute(heard_of).fetchall() == heard.db.execute(there).fetchall()


def test_every_answer_is_one_of_the_question_or_dont_know(heard: World) -> None:
    allowed = {
        (one.asks, answer) for one in survey().questions for answer in (*one.answers, survey().dont_know)
    }
    assert set(heard.db.execute("SELECT DISTINCT item, answer FROM std_survey").fetchall()) == allowed


def test_the_old_answer_more_than_the_young(heard: World) -> None:
    """And so those who answer are not like those who live there."""
    people = adults(heard, survey())
    area = heard.get(
        "SELECT deprivation, neighbourhood IS NOT NULL AS planted, area_id FROM area ORDER BY area_id"
    )
    asked, answered = responses(heard, survey(), area, people)
    rate = answered.sum(axis=(0, 1)) / asked.sum(axis=(0, 1))
    young, middle, old = rate[:2].mean(), rate[2:4].mean(), rate[4:].mean()
    assert young < 0.7 * middle < middle < 0.8 * old
    assert answered.sum() == heard.db.execute("SELECT sum(answered) FROM survey_area").fetchall()[0][0]


def test_fieldwork_is_within_its_weeks(heard: World) -> None:
    for number, wave in enumerate(survey().waves):
        query = f"SELECT min(fieldwork_on), max(fieldwork_on) FROM survey_area WHERE wave = {number}"
        first, last = heard.db.execute(query).fetchall()[0]
        assert wave.from_day <= first <= last <= wave.from_day + timedelta(weeks=wave.weeks)
    assert last < date(2026, 2, 2)


def test_one_question_is_of_the_second_wave_only(heard: World) -> None:
    query = """SELECT DISTINCT wave FROM survey_answer JOIN survey_question USING (question_id)
               WHERE key = 'organised_crime_known'"""
    assert heard.db.execute(query).fetchall() == [(1,)]
