"""Examples of why a case is judged as it is: one for each answer, of the commonest way, nobody named."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from attributed_world import DEFINED, World, new_world

from groundview.evidence.attribution.readings import keys
from groundview.pipeline.trails import example_trails

STUDY: Any = SimpleNamespace(definitions=None, contexts=None)
MAIN = next(one for one in DEFINED if one.name == "coordination_and_planning")


@pytest.fixture
def world() -> World:
    """Three offences by two who planned, one by two of whom no plan is told, two by one alone, one of which nothing is
    known."""
    made = new_world("xanthe", "yorick")
    for name in ("together", "again", "likewise"):
        made.offence(name, "xanthe", "yorick", mo_text="secret words")
        made.say(name, "planning")
    made.offence("unplanned", "xanthe", "yorick")
    for name in ("alone", "alone too"):
        made.offence(name)
        made.say(name, "acting_one")
    made.offence("silent")
    return made


def test_one_case_is_told_for_each_answer_and_says_how_many_are_alike(world: World) -> None:
    world.attribute()
    trails = example_trails(STUDY, world.store)
    assert [(trail.context, trail.definition) for trail in trails] == [("acquisitive_crime", MAIN.name)] * 3
    assert [(trail.number, trail.answer, trail.n_alike) for trail in trails] == [
        (1, "organised", 3), (2, "not organised", 2), (3, "open", 1),
    ]  # fmt: skip


def test_every_criterion_of_the_definition_has_its_answer_and_its_reason(world: World) -> None:
    world.attribute()
    proved, ruled_out, _ = example_trails(STUDY, world.store)
    assert [step.answer for step in proved.steps] == ["met"] * len(keys(MAIN))
    assert [step.answer for step in ruled_out.steps] == ["not met", "unknown"]
    assert proved.steps[0].claim == "at least 2 persons act together in it"
    assert proved.steps[0].reason == "persons recorded as acting: 2"
    assert ruled_out.steps[1].reason == ""


def test_nothing_says_which_case_it_is_or_who_acts(world: World) -> None:
    world.attribute()
    told = repr(example_trails(STUDY, world.store))
    for word in ("again", "likewise", "xanthe", "yorick", "offences.csv", "secret"):
        assert word not in told


def test_without_cases_or_with_other_criteria_there_are_none(world: World) -> None:
    assert example_trails(STUDY, world.store) == ()
    world.attribute()
    world.store.connection.execute("DELETE FROM asked_criteria WHERE criterion = 'planned'")
    assert example_trails(STUDY, world.store) == ()


def test_nothing_that_was_laid_out_stays_behind(world: World) -> None:
    world.attribute()
    world.store.drop_temporary()
    example_trails(STUDY, world.store)
    assert world.rows("SELECT table_name FROM duckdb_tables() WHERE temporary") == []
