"""Counts of persons, ties and sets, under the linkage that was kept and under plausible ones."""

from __future__ import annotations

import pytest
from group_world import MAIN, count, found, name_in_log, new_store, offend, put_all

from groundview.evidence.networks.groups import make_groups
from groundview.evidence.records.store import Store


@pytest.fixture(scope="module")
def store() -> Store:
    """A and B together twice, with C once; D alone, and a victim of A; E only a victim; F and G are one person in a
    plausible linkage, as are A and B in another."""
    made = new_store(*"ABCDEFG")
    offend(made, "C1", *"AB")
    offend(made, "C2", *"ABC")
    offend(made, "C3", "D")
    offend(made, "C1", "D", "E", role="victim")
    name_in_log(made, "L1", *"AF")
    made.connection.execute("UPDATE persons SET system = 'log' WHERE nominal_ref IN ('F', 'G')")
    put_all(
        made,
        "linkage_draws",
        [{"draw": 1, "record_id": 7, "person": 6}, {"draw": 2, "record_id": 2, "person": 1}],
    )
    assert found(made, draws=2) == [set("ABCF")]
    return made


@pytest.mark.parametrize(
    ("measure", "breakdown", "kept", "first", "second"),
    [
        ("persons", "", (7, None), (6, None), (6, None)),
        ("persons", "system=log", (2, None), (1, None), (2, None)),
        ("records_per_person", "", (7, 7), (7, 6), (7, 6)),
        ("persons_in_two_systems", "", (0, 7), (0, 6), (0, 6)),
        ("suspects", "", (4, None), (4, None), (3, None)),
        ("co_offending_share", "", (2, 3), (2, 3), (1, 3)),
        ("co_offending_persons", "", (3, 4), (3, 4), (2, 3)),
        ("cooffence_size", "size=1", (1, None), (1, None), (2, None)),
        ("cooffence_size", "size=2", (1, None), (1, None), (1, None)),
        ("cooffence_size", "size=3", (1, None), (1, None), (0, None)),
        ("victim_offender_overlap", "of=suspects", (1, 4), (1, 4), (1, 3)),
        ("victim_offender_overlap", "of=victims", (1, 2), (1, 2), (1, 2)),
        ("ties", "layer=co_offending", (3, None), (3, None), (1, None)),
        ("ties", "layer=intelligence", (1, None), (1, None), (1, None)),
        ("tie_overlap", "layer=co_offending;also=intelligence", (0, 3), (0, 3), (0, 1)),
        ("n_linked_sets", f"rule={MAIN}", (1, None), (1, None), (0, None)),
        ("n_linked_sets", "rule=repeated_v1", (1, None), (1, None), (0, None)),
        ("group_persons", f"rule={MAIN}", (4, None), (4, None), (0, None)),
        ("group_size", f"rule={MAIN};size=4_to_5", (1, None), (1, None), (0, None)),
        ("group_size", "rule=repeated_v1;size=2", (1, None), (1, None), (0, None)),
    ],
)
def test_every_linkage_is_counted_by_itself(
    store: Store, measure: str, breakdown: str, kept: object, first: object, second: object
) -> None:
    assert [count(store, measure, breakdown, draw) for draw in (0, 1, 2)] == [kept, first, second]


def test_who_is_suspect_and_victim_of_one_offence_only_is_not_both() -> None:
    store = new_store("A", "B")
    offend(store, "C1", "A", "B")
    offend(store, "C1", "A", role="victim")
    found(store)
    assert count(store, "victim_offender_overlap", "of=suspects") == (0, 2)
    offend(store, "C2", "A", role="victim")
    found(store)
    assert count(store, "victim_offender_overlap", "of=suspects") == (1, 2)
    assert count(store, "victim_offender_overlap", "of=victims") == (1, 1)


def test_a_study_of_several_cities_is_counted_by_city_too() -> None:
    store = new_store(*"ABC")
    offend(store, "C1", "A", "B")
    offend(store, "C2", "C")
    cities = [{"area_code": "X1", "parent": "North"}, {"area_code": "X2", "parent": "South"}]
    put_all(store, "study_areas", cities)
    store.connection.execute(
        "INSERT INTO placed BY NAME SELECT source, source_file, source_row,"
        " CASE crime_ref WHEN 'C1' THEN 'X1' ELSE 'X2' END AS area_code FROM offences"
    )
    found(store)
    assert count(store, "co_offending_share", area="North") == (1, 1)
    assert count(store, "co_offending_share", area="South") == (0, 1)
    assert count(store, "suspects", area="North") == (2, None)
    assert count(store, "suspects") == (3, None)


def test_sets_of_events_that_all_say_the_same_are_stable(store: Store) -> None:
    total, n = count(store, "group_stability", f"rule={MAIN}")
    assert n == 1
    assert 0 < total < 1
    many = new_store("A", "B")
    for number in range(30):
        offend(many, f"C{number}", "A", "B")
    found(many)
    assert count(many, "group_stability", f"rule={MAIN}") == (1, 1)
    assert count(many, "stable_groups", f"rule={MAIN}") == (1, 1)


def test_the_same_seed_gives_the_same_counts(store: Store) -> None:
    sql = "SELECT * FROM network_counts ORDER BY ALL"
    before = store.connection.execute(sql).fetchall()
    make_groups(store, draws=2)
    assert store.connection.execute(sql).fetchall() == before


def test_a_study_without_persons_counts_none() -> None:
    store = new_store("A")
    for table in ("persons", "person_records", "nominals"):
        store.connection.execute(f"DELETE FROM {table}")
    assert found(store, draws=1) == []
    assert count(store, "n_linked_sets", f"rule={MAIN}") == (0, None)
    assert count(store, "persons", draw=1) == (0, None)
