"""Which sets a rule finds: what joins, what is left out, what must be shown."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from group_world import MAIN, found, name_in_log, new_store, offend
from tie_world import DAY, put

from groundview.evidence.networks.groups import make_groups
from groundview.evidence.networks.takings_part import make_takings_part
from groundview.evidence.records.store import Store


@pytest.fixture
def store() -> Store:
    """Nine persons."""
    return new_store(*"ABCDEFGHI")


def test_two_joint_offences_make_a_set_and_one_does_not(store: Store) -> None:
    for crime_ref in ("C1", "C2"):
        offend(store, crime_ref, "A", "B")
    offend(store, "C3", "C", "D")
    assert found(store) == found(store, "repeated_v1") == [{"A", "B"}]


def test_one_joint_offence_counts_where_a_log_names_both(store: Store) -> None:
    offend(store, "C1", "A", "B")
    name_in_log(store, "L1", "A", "B")
    assert found(store) == [{"A", "B"}]
    assert found(store, "repeated_v1") == []


def test_logs_alone_make_no_set_of_the_main_rule(store: Store) -> None:
    for log_ref in ("L1", "L2", "L3"):
        name_in_log(store, log_ref, "A", "B")
    assert found(store) == []
    assert found(store, "all_layers_v1") == [{"A", "B"}]


def test_who_joined_once_belongs_to_a_set_that_has_a_core(store: Store) -> None:
    for crime_ref in ("C1", "C2"):
        offend(store, crime_ref, "A", "B")
    offend(store, "C3", "A", "B", "C")
    assert found(store) == [{"A", "B", "C"}]
    assert found(store, "repeated_v1") == [{"A", "B"}]


def test_an_affray_of_three_hundred_is_no_set() -> None:
    crowd = [f"P{number}" for number in range(300)]
    store = new_store(*crowd)
    offend(store, "C1", *crowd)
    offend(store, "C2", "P1", "P2")
    assert found(store) == found(store, "repeated_v1") == [{"P1", "P2"}]


def test_sets_that_one_person_joins_are_cut_where_there_are_few_ties() -> None:
    """Two fours who each act together often, and one pair across them: one component, two communities."""
    store = new_store(*"ABCDEFGH")
    for crime_ref in ("C1", "C2", "C3", "C4"):
        offend(store, crime_ref, *"ABCD")
        offend(store, f"{crime_ref}b", *"EFGH")
    offend(store, "C5", "D", "E")
    assert found(store) == [set("ABCD"), set("EFGH")]
    assert found(store, "repeated_v1") == found(store)
    offend(store, "C6", "D", "E")
    assert found(store, "repeated_v1") == [set("ABCDEFGH")]


@pytest.mark.parametrize(("days", "expected"), [(365, [{"A", "B"}]), (366, [])])
def test_joint_offences_must_lie_within_the_window(store: Store, days: int, expected: list[set[str]]) -> None:
    offend(store, "C1", "A", "B")
    offend(store, "C2", "A", "B", on=DAY + timedelta(days=days))
    assert found(store, "within_a_year_v1") == expected
    assert found(store) == [{"A", "B"}]


def test_victims_and_witnesses_are_joined_to_nobody(store: Store) -> None:
    for crime_ref in ("C1", "C2"):
        offend(store, crime_ref, "A")
        offend(store, crime_ref, "B", role="victim")
        offend(store, crime_ref, "C", role="witness")
    assert found(store, "all_layers_v1") == []


def test_two_records_of_one_person_are_no_set(store: Store) -> None:
    store.connection.execute("UPDATE persons SET person = 1, person_id = 'A' WHERE nominal_ref = 'B'")
    for crime_ref in ("C1", "C2"):
        offend(store, crime_ref, "A", "B")
    assert found(store) == []


def test_a_study_may_ask_what_chance_would_do(store: Store, tmp_path: Path) -> None:
    """Two offences of two busy persons are less than two of two who did nothing else; among so few persons one must
    ask for little."""
    (tmp_path / "surprising.yml").write_text(
        "rule: surprising\nversion: 1\ntitle: t\nabout: a\nlayers: [co_offending]\nmethod: components\n"
        "tie: {least_events: 2, of_layer: co_offending, most_false: 0.05}\n"
    )
    for number in range(2):
        offend(store, f"C{number}", "A", "B")
        offend(store, f"D{number}", "C", "D")
    for number in range(40):
        offend(store, f"E{number}", "C" if number % 2 else "D")
    make_takings_part(store)
    make_groups(store, tmp_path, draws=0)
    rows = store.connection.execute("SELECT person_id FROM groups WHERE rule = 'surprising_v1'").fetchall()
    assert sorted(rows) == [("A",), ("B",)]


def test_ids_hold_while_the_persons_are_the_same_and_tell_nothing(store: Store) -> None:
    for crime_ref in ("C1", "C2"):
        offend(store, crime_ref, "H", "I")
    assert found(store) == [{"H", "I"}]
    before = ids(store)
    for crime_ref in ("C3", "C4"):
        offend(store, crime_ref, "A", "B")
    assert found(store) == [{"A", "B"}, {"H", "I"}]
    assert before < ids(store)
    assert len(ids(store)) == 2
    assert all(len(name) == 16 and name.startswith("set_") for name in before)
    offend(store, "C5", "G", "H", "I")
    assert found(store) == [{"A", "B"}, {"G", "H", "I"}]
    assert not before & ids(store)


def test_a_person_is_in_a_set_from_the_first_to_the_last_day_with_another(store: Store) -> None:
    for crime_ref, on in (("C1", date(2023, 1, 5)), ("C2", date(2024, 1, 5))):
        offend(store, crime_ref, "A", "B", on=on)
    offend(store, "C3", "A", "B", "C", on=date(2023, 6, 1))
    offend(store, "C4", "A", on=date(2024, 12, 1))
    found(store)
    seen = store.connection.execute(
        "SELECT person_id, first_seen, last_seen FROM groups WHERE rule = ? ORDER BY ALL", [MAIN]
    ).fetchall()
    long, short = (date(2023, 1, 5), date(2024, 1, 5)), (date(2023, 6, 1),) * 2
    assert seen == [("A", *long), ("B", *long), ("C", *short)]


def test_cases_of_a_set_are_all_in_which_one_of_it_takes_part(store: Store) -> None:
    for crime_ref in ("C1", "C2"):
        offend(store, crime_ref, "A", "B")
    offend(store, "C3", "B", "C")
    offend(store, "C4", "A", role="victim")
    put(store, "young_people_at_risk", {"young_person_ref": "Y1"})
    put(store, "exploitation_links", {"young_person_ref": "Y1", "nominal_ref": "A"})
    for premises_ref, role in (("P1", "manager"), ("P2", "worker")):
        link = {"premises_ref": premises_ref, "nominal_ref": "B", "role": role, "first_seen": DAY}
        put(store, "premises_links", link)
    for type_, ref in (("nominal", "A"), ("fraud_report", "F1"), ("fraud_report", "F2")):
        kind = {"kind": "phone", "identifier": "1", "readable": "yes"}
        put(store, "sightings", kind | {"seen_with_type": type_, "seen_with_ref": ref})
    # The number of A was seen with a report of A's own too.
    put(store, "fraud_reports", {"report_ref": "F1"}, {"report_ref": "F2", "victim_nominal_ref": "A"})
    found(store)
    links = store.connection.execute(
        "SELECT context, case_ref, n_persons FROM group_links JOIN groups USING (group_id)"
        " WHERE rule = 'repeated_v1' AND person_id = 'A' ORDER BY ALL"
    ).fetchall()
    assert links == [
        ("", "C1", 2), ("", "C2", 2), ("", "C3", 1), ("adult_sex_market", "P1", 1), ("cse", "Y1", 1), ("fraud", "F1", 1)
    ]  # fmt: skip


def ids(store: Store) -> set[str]:
    rows = store.connection.execute("SELECT DISTINCT group_id FROM groups WHERE rule = ?", [MAIN]).fetchall()
    return {name for (name,) in rows}
