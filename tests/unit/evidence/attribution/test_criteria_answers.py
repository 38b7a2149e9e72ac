"""What each criterion makes of records: met, not met, unknown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from attributed_world import DAY, Answer, World, new_world

PEOPLE = ("ann", "bob", "cat", "dan")


@pytest.fixture
def world() -> World:
    return new_world(*PEOPLE)


def after(days: int) -> date:
    return DAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("suspects", "said", "two", "three"),
    [
        ((), (), None, None),
        (("ann",), (), None, None),
        (("ann", "bob"), (), True, None),
        (("ann", "bob", "cat"), (), True, True),
        ((), ("acting_one",), False, False),
        (("ann",), ("acting_two",), True, False),
        ((), ("acting_three_or_more",), True, True),
        # The text says one and records name two: records of persons are the stronger evidence.
        (("ann", "bob"), ("acting_one",), True, False),
        # A text that contradicts itself sets no limit.
        ((), ("acting_one", "acting_two"), True, None),
    ],
)
def test_acting_together(
    world: World, suspects: tuple[str, ...], said: tuple[str, ...], two: Answer, three: Answer
) -> None:
    world.offence("one", *suspects)
    world.say("one", *said)
    world.attribute()
    assert world.criterion("one", "acting_together") is two
    assert world.criterion("one", "acting_together(least=3)") is three


def test_one_suspect_is_never_taken_for_one_alone(world: World) -> None:
    """Unknown is not no: of several who act, often one is recorded."""
    world.offence("one", "ann")
    world.attribute()
    assert world.decided("one", "two_or_more") is None


def test_two_records_of_one_person_are_one(world: World) -> None:
    world.offence("one", "ann", "bob")
    world.store.connection.execute("UPDATE persons SET person = 1 WHERE nominal_ref = 'bob'")
    world.attribute()
    assert world.criterion("one", "acting_together") is None


def test_associates_are_those_who_act_with_others_elsewhere(world: World) -> None:
    world.offence("together", "ann", "bob")
    world.offence("alone", "ann", on=after(9))
    world.offence("nobody", "cat", on=after(9))
    world.attribute()
    assert world.criterion("alone", "associates") is True
    # In this offence alone the two are no associates from elsewhere.
    assert world.criterion("together", "associates") is None
    assert world.criterion("nobody", "associates") is None


def test_the_same_offence_as_a_case_of_another_context_is_not_elsewhere(world: World) -> None:
    """Every offence here is a case of acquisitive crime and of its neighbourhood."""
    world.offence("together", "ann", "bob")
    world.attribute(context="all")
    assert world.criterion("together", "associates", "neighbourhood") is None


@pytest.mark.parametrize(("apart", "long", "short"), [(89, None, True), (90, True, True), (400, True, None)])
def test_the_same_three_again(world: World, apart: int, long: Answer, short: Answer) -> None:
    world.offence("one", "ann", "bob", "cat")
    world.offence("two", "ann", "bob", "cat", on=after(apart))
    world.attribute()
    assert world.criterion("one", "together_again") is long
    assert world.criterion("one", "joint_offences") is short


def test_two_of_three_again_are_not_three(world: World) -> None:
    world.offence("one", "ann", "bob", "cat")
    world.offence("two", "ann", "bob", on=after(120))
    world.attribute()
    assert world.criterion("one", "together_again") is None
    assert world.criterion("one", "joint_offences") is True


@pytest.mark.parametrize(
    ("code", "serious"), [("46", True), ("49A", False), ("48", None), ("not a code", None)]
)
def test_the_law_says_how_serious(world: World, code: str, serious: Answer) -> None:
    """Shoplifting is theft, seven years; making off, two; class 48 is theft of a vehicle and taking one, either."""
    world.offence("one", code=code)
    world.attribute(context="neighbourhood")
    assert world.criterion("one", "serious_offence", "neighbourhood") is serious


def test_what_damage_costs_nobody_gains(world: World) -> None:
    world.offence("damage", code="58A", loss_gbp=500)
    world.offence("burglary", code="28E", loss_gbp=500)
    world.offence("no loss", code="28E")
    world.attribute(context="neighbourhood")
    assert world.criterion("damage", "for_gain", "neighbourhood") is None
    assert world.criterion("burglary", "for_gain", "neighbourhood") is True
    assert world.criterion("no loss", "for_gain", "neighbourhood") is None


@pytest.mark.parametrize(("loss", "large"), [(10_000, True), (9_999.99, False), (None, None)])
def test_large_loss(world: World, loss: float | None, large: Answer) -> None:
    world.offence("one", loss_gbp=loss)
    world.attribute()
    assert world.criterion("one", "large_loss") is large


def test_preparation_is_never_ruled_out(world: World) -> None:
    world.offence("one")
    world.offence("two")
    world.say("one", "planning")
    world.attribute()
    assert world.criterion("one", "planned") is True
    assert world.criterion("two", "planned") is None


@pytest.mark.parametrize(
    ("mapped", "archived", "active"),
    [(after(-10), None, True), (after(5), None, None), (after(-99), after(-9), None)],
)
def test_mapped_groups(world: World, mapped: date, archived: date | None, active: Answer) -> None:
    world.put("ocg_list", ocg_ref="G", mapped_on=mapped, archived_on=archived)
    world.put("ocg_members", ocg_ref="G", nominal_ref="ann")
    world.offence("one", "ann")
    world.attribute()
    assert world.criterion("one", "mapped_person") is True
    assert world.criterion("one", "mapped_when_acting") is active


@pytest.mark.parametrize(
    ("source", "assessment", "older", "answer"),
    [("2", "C", None, True), ("3", "C", None, None), ("2", "D", None, None), (None, None, "B31", True),
     (None, None, "E41", None)],
)  # fmt: skip
def test_intelligence_is_asked_by_its_grade(
    world: World, source: str | None, assessment: str | None, older: str | None, answer: Answer
) -> None:
    world.offence("one")
    world.put("intelligence", log_ref="L", created_on=DAY, source_evaluation=source,
              intelligence_assessment=assessment, older_grading=older)  # fmt: skip
    world.put("intelligence_links", log_ref="L", entity_type="offence", entity_ref="one")
    world.put("intelligence_links", log_ref="L", entity_type="ocg", entity_ref="G")
    world.attribute()
    assert world.criterion("one", "intelligence_says_organised") is answer


def test_identifiers_of_everybody_link_nobody(world: World) -> None:
    for number in range(40):
        world.put("fraud_reports", report_ref=f"F{number}", reported_on=after(number), fraud_code="NFIB3A",
                  victim_lsoa="X1")  # fmt: skip
        shared = "bank" if number > 1 else "rare"
        world.put("sightings", kind="phone", identifier=shared, readable="yes", seen_with_type="fraud_report",
                  seen_with_ref=f"F{number}")  # fmt: skip
    world.attribute(context="fraud")
    assert world.criterion("F0", "identifier_again", "fraud") is True
    assert world.criterion("F5", "identifier_again", "fraud") is None


@pytest.mark.parametrize(
    ("answers", "controlled"), [(("yes",), True), (("no",), None), (("no",) * 5, False), ((), None)]
)
def test_control_is_not_met_only_where_all_is_answered_no(
    world: World, answers: tuple[str, ...], controlled: Answer
) -> None:
    from groundview.evidence.attribution.criteria.control import CONTROLLED

    world.put("premises", premises_ref="P", lsoa="X1", first_seen=DAY)
    for indicator, answer in zip(CONTROLLED, answers, strict=False):
        world.put("premises_indicators", premises_ref="P", indicator=indicator, answer=answer)
    world.attribute(context="adult_sex_market")
    assert world.criterion("P", "movements_controlled", "adult_sex_market") is controlled


def test_indicators_that_contradict_each_other_are_unknown(world: World) -> None:
    world.put("premises", premises_ref="P", lsoa="X1", first_seen=DAY)
    for answer in ("yes", "no"):
        world.put("premises_indicators", premises_ref="P", indicator="workers_moved_often", answer=answer)
    world.attribute(context="adult_sex_market")
    assert world.criterion("P", "movements_controlled", "adult_sex_market") is None


def test_persons_who_run_premises_and_those_who_work_there(world: World) -> None:
    world.put("premises", premises_ref="P", lsoa="X1", first_seen=DAY)
    for person, role in (("ann", "owner"), ("bob", "worker"), ("cat", "visitor")):
        world.put("premises_links", premises_ref="P", nominal_ref=person, role=role)
    world.attribute(context="adult_sex_market")
    assert world.criterion("P", "acting_together", "adult_sex_market") is None
    world.put("premises_links", premises_ref="P", nominal_ref="dan", role="manager")
    world.attribute(context="adult_sex_market")
    assert world.criterion("P", "acting_together", "adult_sex_market") is True
    assert world.criterion("P", "divided_tasks", "adult_sex_market") is True
