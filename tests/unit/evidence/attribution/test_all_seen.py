"""`all_seen`: only where whoever wrote a text saw everybody who acted does one who is told of rule out more."""

from __future__ import annotations

import pytest
from attributed_world import DAY, Answer, World, new_world

from groundview.evidence.cases.contexts import contexts


@pytest.fixture
def world() -> World:
    return new_world("ann", "bob")


def report(world: World, *concepts: str) -> None:
    """A report of fraud whose narrative says something."""
    world.put("fraud_reports", report_ref="F", reported_on=DAY, fraud_code="NFIB3A", victim_lsoa="X1")
    for concept in concepts:
        world.put(
            "found_in_text", context="fraud", concept=concept, term=concept, source_table="fraud_reports",
            source="s", source_file="a/fraud_reports.csv", source_row=2,
        )  # fmt: skip


def test_offences_are_written_by_those_who_asked_and_reports_are_not() -> None:
    assert {one.context for one in contexts() if one.case.all_seen} == {"acquisitive_crime", "neighbourhood"}


@pytest.mark.parametrize(
    ("said", "two", "three"),
    [("acting_one", None, None), ("acting_two", True, None), ("acting_three_or_more", True, True)],
)
def test_where_not_all_are_seen_a_text_never_rules_out_more(
    world: World, said: str, two: Answer, three: Answer
) -> None:
    report(world, said)
    world.attribute(context="fraud")
    assert world.criterion("F", "acting_together", "fraud") is two
    assert world.criterion("F", "acting_together(least=3)", "fraud") is three
    assert world.decided("F", "two_or_more", "fraud") is two


def test_where_all_are_seen_one_is_one(world: World) -> None:
    world.offence("one")
    world.say("one", "acting_one")
    world.attribute()
    assert world.decided("one", "two_or_more") is False


def test_each_context_reads_the_text_of_an_offence_as_its_own_file_says(world: World) -> None:
    """What is found for one context says nothing for another."""
    world.offence("one")
    world.say("one", "acting_one")
    world.attribute(context="all")
    assert world.decided("one", "two_or_more") is False
    assert world.decided("one", "two_or_more", "neighbourhood") is None
