"""Cases: which rows count, where, when, and who is recorded as acting in them."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "attribution"))
from attributed_world import DAY, World, new_world

from groundview.errors import UsageProblem
from groundview.evidence.cases.acting import make_event_records
from groundview.evidence.cases.contexts import contexts
from groundview.evidence.cases.find import make_cases


@pytest.fixture
def world() -> World:
    return new_world("ann", "bob")


def found(
    world: World, context: str, neighbourhoods: dict[str, list[str]] | None = None
) -> list[tuple[Any, ...]]:
    make_event_records(world.store, contexts())
    make_cases(world.store, contexts(), neighbourhoods or {})
    return world.rows(
        f"SELECT case_ref, area_code, neighbourhood FROM cases WHERE context = '{context}' ORDER BY case_ref"
    )


def test_scope_is_by_code_and_by_name_where_there_is_no_code(world: World) -> None:
    world.offence("theft", code="46")
    world.offence("with a nought", code="046")
    world.offence("assault", code="8N")
    world.offence("named", code=None, offence="Bicycle Theft")  # type: ignore[arg-type]
    world.offence("named otherwise", code=None, offence="Public order")  # type: ignore[arg-type]
    assert [ref for ref, *_ in found(world, "acquisitive_crime")] == ["named", "theft", "with a nought"]
    assert len(found(world, "neighbourhood")) == 5


def test_a_row_without_a_code_has_that_of_the_rows_with_its_name(world: World) -> None:
    for number in range(10):
        world.offence(f"coded {number}", code="8N", offence="Assault with injury")
    world.offence("bare", code=None, offence="ASSAULT WITH INJURY")  # type: ignore[arg-type]
    found(world, "neighbourhood")
    assert world.rows("SELECT code FROM cases WHERE case_ref = 'bare'") == [("8N",)]


def test_offences_outside_the_areas_and_the_period_are_no_cases(world: World) -> None:
    world.put("coverage", area_code="X1", month=date(2024, 3, 1), covered="yes")
    world.offence("inside")
    world.offence("too late", on=date(2024, 4, 1))
    world.put("offences", crime_ref="elsewhere", recorded_on=DAY, offence_code="46")
    world.put(
        "placed", source_file="a/offences.csv", source_row=world.store.count("offences") + 1, area_code=None
    )
    assert [ref for ref, *_ in found(world, "acquisitive_crime")] == ["inside"]


def test_things_without_an_area_count_where_their_source_is_of_the_study(world: World) -> None:
    for number in range(30):
        world.put("young_people_at_risk", young_person_ref=f"Y{number}", flagged_on=DAY, lsoa="X1")
    world.put("young_people_at_risk", young_person_ref="in care", flagged_on=DAY, lsoa=None)
    world.put("young_people_at_risk", young_person_ref="elsewhere", flagged_on=DAY, lsoa="W9")
    refs = [ref for ref, *_ in found(world, "cse")]
    assert "in care" in refs
    assert "elsewhere" not in refs


def test_things_without_an_area_do_not_count_where_their_source_is_wider(world: World) -> None:
    for number, area in enumerate(["X1", "W1", "W2", None]):
        world.put("fraud_reports", report_ref=f"F{number}", reported_on=DAY, victim_lsoa=area)
    assert [ref for ref, *_ in found(world, "fraud")] == ["F0"]


def test_a_code_of_another_year_is_the_area_that_it_became(world: World) -> None:
    world.put("area_lookup", from_code="OLD1", from_vintage=2011, to_code="X1", to_vintage=2021)
    world.put("premises", premises_ref="P", lsoa="OLD1", first_seen=DAY)
    assert found(world, "adult_sex_market") == [("P", "X1", None)]


def test_neighbourhoods_limit_their_own_context_alone(world: World) -> None:
    world.put("study_areas", area_code="X2", name="Two", parent="Town")
    world.offence("here")
    world.put("offences", crime_ref="there", recorded_on=DAY, offence_code="46")
    world.put("placed", source_file="a/offences.csv", source_row=3, area_code="X2")
    assert found(world, "neighbourhood", {"Old Town": ["X2"]}) == [("there", "X2", "Old Town")]
    assert len(found(world, "acquisitive_crime", {"Old Town": ["X2"]})) == 2
    assert len(found(world, "neighbourhood")) == 2


def test_a_neighbourhood_of_areas_that_the_study_has_not_is_refused(world: World) -> None:
    world.offence("here")
    with pytest.raises(
        UsageProblem, match=r"Old Town names areas that the study does not have: X9\."
    ) as raised:
        found(world, "neighbourhood", {"Old Town": ["X1", "X9"]})
    assert raised.value.where == "study.toml"
    assert raised.value.next_step


def test_a_reference_of_two_folders_means_the_offence_of_its_own(world: World) -> None:
    for folder in ("a", "b"):
        world.put("offences", crime_ref="1", recorded_on=DAY, offence_code="46", source_file=f"{folder}/offences.csv",
                  source_row=2)  # fmt: skip
        world.put("placed", source_file=f"{folder}/offences.csv", source_row=2, area_code="X1")
    world.put(
        "involvements", crime_ref="1", nominal_ref="ann", role="suspect", source_file="b/involvements.csv"
    )
    found(world, "acquisitive_crime")
    assert world.rows("SELECT DISTINCT source_file FROM event_records") == [("b/offences.csv",)]


def test_victims_and_witnesses_do_not_act(world: World) -> None:
    world.offence("one")
    for role in ("victim", "witness", "reporting"):
        world.put("involvements", crime_ref="one", nominal_ref="ann", role=role)
    found(world, "acquisitive_crime")
    assert world.store.count("event_records") == 0


def test_an_offence_without_a_reference_is_a_case_all_the_same(world: World) -> None:
    world.put("offences", crime_ref=None, recorded_on=DAY, offence_code="46")
    world.put("placed", source_file="a/offences.csv", source_row=2, area_code="X1")
    assert found(world, "acquisitive_crime") == [("a/offences.csv row 2", "X1", None)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("table: no_such", "no table no_such"),
        ("table: adverts, reference: no_such", "no column no_such"),
        ("table: premises, reference: premises_ref, dated_by: first_seen", "area"),
    ],
)
def test_a_context_that_cannot_be_is_refused(tmp_path: Path, text: str, says: str) -> None:
    parts = dict(
        part.split(": ") for part in f"reference: advert_ref, dated_by: posted_on, {text}".split(", ")
    )
    case = ", ".join(f"{name}: {value}" for name, value in parts.items())
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "context.yml").write_text(
        f"context: own\ntitle: T\nabout: A\ncase: {{called: a, plural: b, {case}}}\n"
        "sources: {needed: [], wished: []}\ndefinitions: []\nquestions: []\nmeasures: []\ncautions: []\n",
        encoding="utf-8",
    )
    with pytest.raises(UsageProblem, match=says):
        contexts(tmp_path)
