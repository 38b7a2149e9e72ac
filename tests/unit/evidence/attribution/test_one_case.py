"""What is said of one case: every criterion with its answer, its reason, and the rows behind it."""

from __future__ import annotations

import pytest
from attributed_world import BUILT_IN, DAY, DEFINED, World, new_world

from groundview.evidence.attribution.one_case import Answered, ask_one, lay_out_evidence
from groundview.evidence.attribution.readings import everything_asked
from groundview.pipeline.case import CaseExplained
from groundview.pipeline.trail import lines

CODING = "coding/acquisitive_crime/codings.csv"


@pytest.fixture(scope="module")
def answered() -> dict[str, Answered]:
    """What is said of an offence with two suspects, a coder's answer of the study and one of an extract."""
    world = new_world("ann", "bob")
    world.offence("one", "ann", "bob", loss_gbp=20)
    coded = {"context": "acquisitive_crime", "case_id": 1, "case_ref": "one", "answer": "yes"}
    for variable in ("organised", "discipline"):
        world.put("coded_answers", variable=variable, n_coders=1, how="one_coder", **coded)
    world.put("coder_answers", coder="c1", variable="organised", coded_on=DAY, sample=1, **coded)
    world.put(
        "codings",
        context="acquisitive_crime",
        case_ref="one",
        coder="c2",
        variable="discipline",
        answer="yes",
    )
    world.attribute()
    return {one.criterion: one for one in asked(world, "one")}


def asked(world: World, reference: str) -> list[Answered]:
    ((case, pattern),) = world.rows(
        f"""SELECT case_id, pattern FROM cases JOIN case_answers USING (case_id)
        JOIN answer_patterns USING (pattern_id) WHERE case_ref = '{reference}'"""
    )
    contexts = [one for one in BUILT_IN if one.context == "acquisitive_crime"]
    instances = everything_asked(DEFINED).instances
    lay_out_evidence(world.store.connection, instances, contexts)
    return ask_one(world.store.connection, instances, case, pattern)


def told(answered: dict[str, Answered], n_rows: int = 10) -> list[str]:
    about = [("code", "46")]
    decided = [("two_or_more", "Two or more acting together", "organised", "acting_together=yes")]
    explained = CaseExplained("acquisitive_crime", "one", about, decided, list(answered.values()))
    return list(lines(explained, n_rows))


def test_an_answer_has_its_reason_and_the_rows_behind(answered: dict[str, Answered]) -> None:
    together = answered["acting_together"]
    assert (together.answer, together.theme) == ("met", "group")
    assert together.reason == "persons recorded as acting: 2"
    assert [row[:2] for row in together.rows] == [("a/involvements.csv", 2), ("a/involvements.csv", 3)]
    assert answered["large_loss"].answer == "not met"
    assert answered["large_loss"].reason == "the recorded loss is less"


def test_what_is_unknown_has_no_rows(answered: dict[str, Answered]) -> None:
    unknown = [one for one in answered.values() if one.answer == "unknown"]
    assert len(unknown) > 10
    assert {one.rows for one in unknown} == {()}
    # An offence has no indicators of premises: there is nothing to say of them.
    assert answered["movements_controlled"].reason == ""


def test_what_coders_answered_is_traced_to_the_studys_own_file_or_to_the_extract(
    answered: dict[str, Answered],
) -> None:
    coded = answered["coded"]
    assert coded.answer == "met"
    assert (CODING, 0, "organised: yes") in coded.rows
    assert ("a/codings.csv", 2, "discipline: yes") in answered["coded(variable=discipline)"].rows


def test_a_file_that_is_written_anew_is_named_without_a_row(answered: dict[str, Answered]) -> None:
    said = told(answered)
    assert f"      {CODING} (organised: yes)" in said
    assert not [line for line in said if "row 0" in line]
    assert "      a/codings.csv row 2 (discipline: yes)" in said


def test_the_trail_begins_with_what_it_is_and_goes_from_met_to_unknown(answered: dict[str, Answered]) -> None:
    said = told(answered)
    assert said[:3] == ["INTERNAL: records about one case.", "one, a case of acquisitive crime", "  code: 46"]
    assert "  Two or more acting together  organised  (acting_together=yes)" in said
    heads = ["Criteria met", "Criteria not met", "Criteria that the records do not answer"]
    assert [line for line in said if line in heads] == heads


def test_rows_beyond_those_asked_for_are_counted(answered: dict[str, Answered]) -> None:
    said = told(answered, 1)
    at = next(place for place, line in enumerate(said) if line.startswith("  acting_together:"))
    assert said[at + 1 : at + 3] == [
        "      a/involvements.csv row 2 (involvements: suspect)",
        "      and 1 row more",
    ]
