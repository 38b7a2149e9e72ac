"""Definitions: strict files, parameters, what they take over, and what they make of cases."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from attributed_world import DAY, World, new_world

from groundview.errors import UsageProblem
from groundview.evidence.attribution.definition import Definition, Part, definitions
from groundview.evidence.attribution.logic import plain, sql_of
from groundview.evidence.attribution.offered import offers
from groundview.evidence.attribution.readings import asking_of, keys
from groundview.evidence.cases.contexts import contexts

NAMED = {one.name: one for one in definitions()}
WHOLE = """
definition: {name}
title: A title
about: What it is about.
source: A source
met: {met}
"""


def write(folder: Path, name: str, text: str) -> Path:
    (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder


def test_the_definitions_of_the_methods_are_there() -> None:
    assert set(NAMED) >= {
        "two_or_more", "serious_crime_act_2015_s45", "untoc_2000", "eu_1998", "home_office_2018",
        "coordination_and_planning", "association",
    }  # fmt: skip
    assert len(NAMED) >= 8


@pytest.mark.parametrize("one", NAMED.values(), ids=NAMED)
def test_a_definition_says_what_it_is_and_whence(one: Definition) -> None:
    assert len(one.about.split()) > 6
    assert len(one.source) > 20
    assert keys(one)


def test_every_context_offers_definitions_that_there_are() -> None:
    offered = offers(contexts(), definitions())
    for context in contexts():
        assert len([offer for offer in offered if offer.context.context == context.context]) >= 8


def test_a_study_may_change_the_least_size_in_four_lines(tmp_path: Path) -> None:
    lines = (
        "definition: two_acting",
        "extends: serious_crime_act_2015_s45",
        "title: But two",
        "parameters: {least: 2}",
    )
    text = "\n".join(lines)
    own = {one.name: one for one in definitions(write(tmp_path, "two_acting", text))}["two_acting"]
    assert own.parameters == {"least": 2, "years": 7}
    assert own.source == NAMED["serious_crime_act_2015_s45"].source
    assert keys(own)[0] == "acting_together"
    assert keys(NAMED["serious_crime_act_2015_s45"])[0] == "acting_together(least=3)"


@pytest.mark.parametrize(
    ("met", "says"),
    [
        ("{criterion: no_such}", "no criterion"),
        ("{criterion: acting_together, with: {most: 2}}", "no parameter"),
        ("{criterion: acting_together, with: {least: $size}}", "no parameter"),
        ("{all: [planned], any: [planned]}", "not of one kind"),
        ("{at_least: 2}", "not of one kind"),
        ("{at_least: none, of: [planned]}", "whole number"),
        ("{variable: planned}", "outside"),
        ("{}", "not of one kind"),
    ],
)
def test_a_definition_that_cannot_be_followed_is_refused(tmp_path: Path, met: str, says: str) -> None:
    with pytest.raises(UsageProblem, match=says):
        asking_of(definitions(write(tmp_path, "own", WHOLE.format(name="own", met=met))), [])


@pytest.mark.parametrize(
    "text",
    [
        WHOLE.format(name="other", met="planned"),
        WHOLE.format(name="own", met="planned") + "mett: planned\n",
        "definition: own\ntitle: No more than a title\n",
        "definition: own\nextends: no_such\n",
        WHOLE.format(name="own", met="{all: [planned], wiht: {least: 2}}"),
    ],
    ids=["another name", "unknown key", "says nothing", "extends nothing", "unknown key in a part"],
)
def test_a_file_that_is_not_strict_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageProblem) as raised:
        definitions(write(tmp_path, "own", text))
    assert "own.yml" in str(raised.value)


def test_a_definition_of_the_study_is_run_over_every_context_or_those_it_names(tmp_path: Path) -> None:
    write(tmp_path, "everywhere", WHOLE.format(name="everywhere", met="planned"))
    write(tmp_path, "somewhere", WHOLE.format(name="somewhere", met="planned") + "contexts: [fraud]\n")
    pairs = {
        (offer.context.context, offer.definition.name) for offer in offers(contexts(), definitions(tmp_path))
    }
    assert {context for context, name in pairs if name == "everywhere"} == {one.context for one in contexts()}
    assert {context for context, name in pairs if name == "somewhere"} == {"fraud"}


def test_a_part_reads_as_it_is_written() -> None:
    part = Part(every=("planned", Part(negated="for_gain")))
    assert sql_of(part, {}, lambda leaf: leaf.criterion) == "(planned AND (NOT for_gain))"
    assert plain("planned") == Part(criterion="planned")


@pytest.fixture
def world() -> World:
    world = new_world("ann", "bob", "cat")
    world.offence("solo")
    world.say("solo", "acting_one", "planning")
    world.offence("pair", "ann", "bob")
    world.say("pair", "planning")
    world.offence("three", "ann", "bob", "cat", code="46")
    world.offence("three again", "ann", "bob", "cat", code="46", on=DAY + timedelta(days=200))
    world.offence("minor", "ann", "bob", "cat", code="49A", loss_gbp=5)
    world.offence("silent")
    return world


def test_what_definitions_make_of_cases(world: World) -> None:
    world.attribute()
    table = {
        reference: {name: world.decided(reference, name) for name in NAMED}
        for reference in ("solo", "pair", "three", "three again", "minor", "silent")
    }
    assert [row["two_or_more"] for row in table.values()] == [False, True, True, True, True, None]
    assert [row["coordination_and_planning"] for row in table.values()] == [
        False,
        True,
        None,
        None,
        None,
        None,
    ]
    # Planned by one is enough for the Home Office; making off carries two years and is none of it.
    assert [row["home_office_2018"] for row in table.values()] == [True, True, True, True, False, None]
    # One at the scene does not rule out three who agree.
    assert [row["serious_crime_act_2015_s45"] for row in table.values()] == [
        None,
        None,
        True,
        True,
        False,
        None,
    ]
    assert [row["untoc_2000"] for row in table.values()] == [None, None, True, True, False, None]


def test_low_and_high_may_be_read_differently(world: World, tmp_path: Path) -> None:
    text = (
        WHOLE.format(name="own", met="acting_together")
        + "stricter: {criterion: acting_together, with: {least: 3}}\n"
    )
    world.attribute(definitions(write(tmp_path, "own", text)))
    assert [world.decided(one, "own") for one in ("solo", "pair", "three", "silent")] == [
        False,
        None,
        True,
        None,
    ]


def test_counts_are_of_cases(world: World) -> None:
    world.attribute()
    counted = world.rows(
        """SELECT n_met, n_open, n_cases FROM attribution_counts
        WHERE measure = 'decided' AND context = 'acquisitive_crime' AND definition = 'two_or_more'
            AND area_code = '' AND period = '' AND breakdown = ''"""
    )
    assert counted == [(4, 1, 6)]
