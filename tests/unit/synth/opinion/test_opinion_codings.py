"""Coded samples: coders err as declared, and two of them differ."""

from __future__ import annotations

import pytest

from groundview.synth.opinion.settings import codings
from groundview.synth.world import World


def only(world: World, query: str) -> float:
    return float(world.db.execute(query).fetchall()[0][0])


@pytest.mark.parametrize("coder", [one.coder for one in codings().coders])
def test_coders_are_as_good_as_the_truth_says(heard: World, coder: str) -> None:
    found = heard.db.execute(f"""
        SELECT avg((answer = 'yes')::INT) FILTER (answer <> 'unknown' AND truth),
               avg(sensitivity) FILTER (answer <> 'unknown' AND truth),
               avg((answer = 'no')::INT) FILTER (answer <> 'unknown' AND NOT truth),
               avg(specificity) FILTER (answer <> 'unknown' AND NOT truth),
               avg((answer = 'unknown')::INT), avg(unsure)
        FROM coding JOIN coder_quality USING (context, variable, coder) WHERE coder = '{coder}'""").fetchall()[
        0
    ]
    for measured, declared in zip(found[::2], found[1::2], strict=True):
        assert measured == pytest.approx(declared, abs=0.05)


def test_the_second_coder_is_strict(heard: World) -> None:
    query = (
        "SELECT coder, avg(sensitivity), avg(specificity) FROM coder_quality GROUP BY coder ORDER BY coder"
    )
    quality = {row[0]: row[1:] for row in heard.db.execute(query).fetchall()}
    assert quality["coder_2"][0] == min(one[0] for one in quality.values())
    assert quality["coder_2"][1] == max(one[1] for one in quality.values())


def test_a_part_is_coded_by_two(heard: World) -> None:
    query = """SELECT avg((coders = 2)::INT), max(coders), min(coders)
               FROM (SELECT count(DISTINCT coder) AS coders FROM coding GROUP BY sample_id)"""
    share, most, least = heard.db.execute(query).fetchall()[0]
    assert share == pytest.approx(codings().double, abs=0.05)
    assert (most, least) == (2, 1)


def test_two_coders_agree_more_than_chance_and_not_always(heard: World) -> None:
    agree = only(
        heard,
        """SELECT avg((one.answer = other.answer)::INT) FROM coding AS one JOIN coding AS other
           ON one.sample_id = other.sample_id AND one.variable = other.variable AND one.coder < other.coder""",
    )
    assert 0.6 < agree < 0.9


def test_errors_go_together_in_hard_cases(heard: World) -> None:
    query = """
        SELECT hard, avg((answer = 'unknown' OR (answer = 'yes') <> coding.truth)::INT)
        FROM coding JOIN coding_truth USING (sample_id, variable) GROUP BY hard ORDER BY hard"""
    easy, hard = (row[1] for row in heard.db.execute(query).fetchall())
    assert hard > 2 * easy


@pytest.mark.parametrize("context", codings().contexts)
def test_truth_is_the_case_s_own(heard: World, context: str) -> None:
    wrong = f"""
        SELECT count(*) FROM coding_truth JOIN case_{context} USING (case_id)
        WHERE context = '{context}' AND truth IS DISTINCT FROM CASE variable
            WHEN 'two_or_more' THEN n_acting >= 2 WHEN 'three_or_more' THEN n_acting >= 3
            WHEN 'planned' THEN planned WHEN 'gain' THEN gain
            WHEN 'association' THEN has_associate WHEN 'organised' THEN group_id IS NOT NULL END"""
    assert only(heard, wrong) == 0
    assert only(heard, f"SELECT count(*) FROM std_codings WHERE context = '{context}'") > 0


def test_an_extracted_coding_has_a_case_in_the_extract(heard: World) -> None:
    """Only cases that the extract lost have none."""
    assert (
        only(heard, "SELECT count(*) FROM std_codings WHERE case_ref IS NULL OR coded_on > '2026-02-02'") == 0
    )
    lost = only(heard, "SELECT 1 - (SELECT count(*) FROM std_codings) / (SELECT count(*) FROM coding)")
    assert 0 <= lost < 0.06
    answers = heard.db.execute("SELECT DISTINCT answer FROM std_codings ORDER BY 1").fetchall()
    assert answers == [("no",), ("unknown",), ("yes",)]


def test_premises_that_nobody_noticed_are_not_coded(heard: World) -> None:
    query = "SELECT count(*) FROM coded_case JOIN premises ON case_id = premises_id WHERE context = 'adult_sex_market'"
    assert only(heard, query) == only(heard, f"{query} AND known") > 0


def test_without_dirt_nobody_errs(clean: World) -> None:
    assert only(clean, "SELECT count(*) FROM coding") > 1000
    assert (
        only(clean, "SELECT count(*) FROM coding WHERE answer <> CASE WHEN truth THEN 'yes' ELSE 'no' END")
        == 0
    )
    assert only(clean, "SELECT count(*) FROM interview_coding WHERE NOT is_right") == 0
