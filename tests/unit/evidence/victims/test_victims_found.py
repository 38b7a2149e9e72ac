"""Whom events befell: persons named, businesses, nobody in particular; their age, group and home."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "attribution"))
from attributed_world import DAY, World, new_world

from groundview.evidence.victims.counts.count_victims import make_victim_counts
from groundview.evidence.victims.counts.top import held
from groundview.evidence.victims.ethnic_groups import as_given, as_seen
from groundview.evidence.victims.victimisations import make_victimisations


@pytest.fixture
def world() -> World:
    made = new_world("ann", "bob", "ann2")
    made.store.connection.execute("UPDATE persons SET person = 1 WHERE record_id = 3")
    return made


def victim(world: World, reference: str, *people: str) -> None:
    for person in people:
        world.put("involvements", crime_ref=reference, nominal_ref=person, role="victim")


def found(world: World, columns: str) -> list[tuple[Any, ...]]:
    make_victimisations(world.store)
    return world.rows(f"SELECT {columns} FROM victimisations WHERE context = '' ORDER BY event_id, record_id")


def test_each_person_named_is_a_row_and_an_event_without_one_says_whom_its_code_protects(
    world: World,
) -> None:
    world.offence("a", "bob", code="8N")
    victim(world, "a", "ann", "bob")
    for reference, code in (("shop", "46"), ("drugs", "92E"), ("assault", "8N"), ("named", "99")):
        world.offence(reference, code=code, offence="Shoplifting" if reference == "named" else None)
    world.store.connection.execute("UPDATE offences SET offence_code = NULL WHERE crime_ref = 'named'")
    assert found(world, "victim_kind, record_id") == [
        ("person", 1), ("person", 2), ("business", None), ("society", None), ("not_named", None), ("business", None)
    ]  # fmt: skip


def test_without_any_victim_in_the_extracts_there_are_no_rows(world: World) -> None:
    world.offence("shop", "ann")
    assert found(world, "*") == []
    make_victim_counts(world.store, 0)
    measures = {measure for (measure,) in world.rows("SELECT DISTINCT measure FROM victim_counts")}
    assert measures <= {"at_risk", "months", "residents", "draws"}


def test_what_one_record_lacks_another_of_the_same_person_tells(world: World) -> None:
    world.store.connection.execute(
        "UPDATE person_records SET born_on = DATE '1990-03-02', born_how = 'day', sex = 'F', postcode = 'P1' "
        "WHERE record_id = 3"
    )
    world.offence("a", code="8N", on=date(2024, 3, 5), occurred_from=datetime(2024, 3, 1, 23))
    victim(world, "a", "ann")
    world.put("fraud_reports", report_ref="f", reported_on=DAY, victim_nominal_ref="ann2", victim_kind="individual",
              victim_lsoa="X1", victim_age=99)  # fmt: skip
    assert found(world, "age, sex, happened_on, recorded_on, home_area, lives") == [
        (33, "F", date(2024, 3, 1), date(2024, 3, 5), "X1", "same_area")
    ]


def test_a_guessed_date_of_birth_tells_no_age(world: World) -> None:
    world.store.connection.execute(
        "UPDATE person_records SET born_on = DATE '1990-01-01', born_how = 'default'"
    )
    world.offence("a", code="8N")
    victim(world, "a", "bob")
    assert found(world, "age, lives") == [(None, "not_known")]


def test_a_burgled_dwelling_tells_where_its_victim_lives(world: World) -> None:
    world.store.connection.execute("UPDATE person_records SET postcode = 'P1' WHERE record_id = 2")
    world.put("study_areas", area_code="X2", name="Two", parent="Town")
    world.offence("home", code="28E")
    world.offence("away", code="8N")
    world.store.connection.execute("UPDATE placed SET area_code = 'X2' WHERE source_row = 3")
    victim(world, "home", "bob")
    victim(world, "away", "bob")
    assert found(world, "area_code, home_area, lives, at_home") == [
        ("X1", "X1", "same_area", "yes"), ("X2", "X1", "elsewhere_in_study", "no")
    ]  # fmt: skip


def test_a_person_whom_two_records_name_in_one_event_is_a_victim_once(world: World) -> None:
    world.offence("a", code="8N")
    victim(world, "a", "ann", "ann2", "bob")
    make_victim_counts(world.store, 0)
    cells = world.rows(
        "SELECT measure, breakdown, numerator, denominator FROM victim_counts WHERE context = '' AND area_code = '' "
        "AND period = '' AND measure IN ('victims', 'times', 'kinds') ORDER BY ALL"
    )
    assert cells == [
        ("kinds", "", 2, None), ("kinds", "kind=person", 2, None), ("times", "times=1", 2, 2), ("victims", "", 2, 2)
    ]  # fmt: skip


def test_a_month_is_no_day_to_count_from(world: World) -> None:
    for reference in "ab":
        world.offence(reference, code="8N", recorded_precision="month")
        victim(world, reference, "ann")
    make_victim_counts(world.store, 0)
    assert world.rows("SELECT count(*) FROM victim_counts WHERE measure = 'timing'") == [(0,)]


def test_residents_by_age_are_those_of_bands_that_fit(world: World) -> None:
    world.store.connection.execute("UPDATE study_areas SET residents_source = 's', residents = 100")
    for band, sex, n in (("10-14", "Female", 5), ("15-19", "M", 7), ("20-29", "F", 9), ("90+", "F", 2)):
        world.put("population", area_code="X1", age_band=band, sex=sex, persons=n, year=2024)
    make_victim_counts(world.store, 0)
    cells = dict(world.rows(
        "SELECT breakdown, numerator FROM victim_counts WHERE measure = 'residents' AND area_code = ''"
    ))  # fmt: skip
    assert cells["age=10_to_14;sex=F"] == 5
    assert cells["age=15_to_19"] == 7
    assert cells["sex=F"] == 7
    # 20 to 29 is cut by the bands 20 to 24 and 25 to 34.
    assert not {breakdown for breakdown in cells if "20_to_24" in breakdown or "25_to_34" in breakdown}


@pytest.mark.parametrize(
    ("word", "given", "seen"),
    [
        ("White British", "white", None),
        ("White and Black African", "mixed", None),
        ("Any other Asian background", "asian", None),
        ("B1", "black", None),
        ("Not stated", None, None),
        ("Arab", "other", None),
        ("IC3", "other", "black"),
        ("IC9", "other", None),
        ("1 - White North European", "white", "white north european"),
    ],
)
def test_ethnic_groups(world: World, word: str, given: str | None, seen: str | None) -> None:
    ((found_given, found_seen),) = world.rows(
        f"SELECT {as_given('word')}, {as_seen('word')} FROM (SELECT '{word}' AS word)"
    )
    assert (found_given, found_seen) == (given, seen)


def test_the_last_victim_counts_in_part() -> None:
    import numpy as np

    # Two persons with three events, six with one: the most-victimised quarter are two, a tenth is eight tenths of one.
    persons = np.array([0, 6, 0, 2])
    assert held(persons, 0.25) == 6
    assert held(persons, 0.1) == pytest.approx(2.4)
    assert held(persons, 1.0) == 12
