"""What joins two persons, layer by layer, and what does not."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from tie_world import empty_store, put, put_people

from groundview.errors import UsageProblem
from groundview.evidence.networks.layers import declared
from groundview.evidence.networks.layers.declared import layers
from groundview.evidence.networks.takings_part import make_takings_part
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.store import Store

FIRST, LATER = date(2024, 3, 1), date(2024, 3, 9)


@pytest.fixture
def store() -> Store:
    made = empty_store()
    put_people(made, "N1", "N2", "N3")
    return made


def events(store: Store) -> list[tuple[Any, ...]]:
    make_takings_part(store)
    return store.connection.execute(
        "SELECT layer, event, record_id, role, happened_on FROM takings_part ORDER BY ALL"
    ).fetchall()


def test_suspects_of_one_offence_take_part_in_it_and_its_victim_does_not(store: Store) -> None:
    moment = datetime(2024, 2, 28, 23, 30)
    put(store, "offences", {"crime_ref": "C1", "recorded_on": FIRST, "occurred_from": moment})
    for reference, role in (("N1", "suspect"), ("N2", "victim"), ("N3", "convicted")):
        put(
            store,
            "involvements",
            {"crime_ref": "C1", "nominal_ref": reference, "role": role, "recorded_on": LATER},
        )
    occurred = date(2024, 2, 28)
    assert events(store) == [
        ("co_offending", "C1", 1, "suspect", occurred),
        ("co_offending", "C1", 3, "convicted", occurred),
    ]


def test_an_offence_that_nobody_recorded_is_dated_by_the_involvement(store: Store) -> None:
    put(
        store,
        "involvements",
        {"crime_ref": "C9", "nominal_ref": "N1", "role": "charged", "recorded_on": LATER},
    )
    assert events(store) == [("co_offending", "C9", 1, "charged", LATER)]


def test_one_reference_of_two_sources_is_two_offences(store: Store) -> None:
    put_people(store, "N1", source_file="b/nominals.csv", source="t")
    for folder, day in (("a", FIRST), ("b", LATER)):
        put(
            store,
            "offences",
            {"crime_ref": "C1", "recorded_on": day, "source_file": f"{folder}/offences.csv"},
        )
        link = {
            "crime_ref": "C1",
            "nominal_ref": "N1",
            "role": "suspect",
            "source_file": f"{folder}/involvements.csv",
        }
        put(store, "involvements", link)
    assert events(store) == [
        ("co_offending", "a/C1", 1, "suspect", FIRST),
        ("co_offending", "b/C1", 4, "suspect", LATER),
    ]


def test_holders_of_an_identifier_and_residents_of_an_address(store: Store) -> None:
    def seen(kind: str, identifier: str, reference: str, **other: str) -> None:
        row = {"kind": kind, "identifier": identifier, "readable": "yes", "seen_with_type": "nominal"}
        put(store, "sightings", row | {"seen_with_ref": reference, "seen_on": FIRST} | other)

    seen("phone", "+447700900001", "N1")
    seen("phone", "+447700900001", "N2")
    seen("address", "1 HIGH STREET, ZX1 1AA", "N2")
    seen("phone", "NONE", "N3", readable="no")
    seen("vehicle", "AB12CDE", "C1", seen_with_type="offence")
    assert events(store) == [
        ("address", "1 HIGH STREET, ZX1 1AA", 2, "resident", FIRST),
        ("shared_identifier", "phone +447700900001", 1, "holder", FIRST),
        ("shared_identifier", "phone +447700900001", 2, "holder", FIRST),
    ]


def test_at_premises_those_meet_whose_times_overlap(store: Store) -> None:
    def stay(reference: str, first: int, last: int | None, role: str = "worker") -> None:
        until = {"first_seen": date(2024, 3, first), "last_seen": date(2024, 3, last) if last else None}
        put(store, "premises_links", {"premises_ref": "P1", "nominal_ref": reference, "role": role} | until)

    stay("N1", 1, 10)
    stay("N2", 5, None)
    stay("N3", 11, 20)
    stay("N3", 2, 3, role="visitor")
    met = {(event, record) for _, event, record, _, _ in events(store)}
    assert met == {
        ("P1 on 2024-03-01", 1),
        ("P1 on 2024-03-05", 1),
        ("P1 on 2024-03-05", 2),
        ("P1 on 2024-03-11", 3),
    }


def test_who_is_named_in_one_log_unless_it_is_suspected_to_be_false(store: Store) -> None:
    for log, assessment in (("L1", "B"), ("L2", "E"), ("L3", None)):
        put(
            store,
            "intelligence",
            {"log_ref": log, "created_on": FIRST, "intelligence_assessment": assessment},
        )
        put(
            store,
            "intelligence_links",
            {"log_ref": log, "entity_type": "nominal", "entity_ref": "N1", "role": "subject"},
        )
        put(store, "intelligence_links", {"log_ref": log, "entity_type": "premises", "entity_ref": "N2"})
    assert [row[1:4] for row in events(store)] == [("L1", 1, "subject"), ("L3", 1, "subject")]


def test_who_is_linked_to_one_young_person(store: Store) -> None:
    for reference in ("N1", "N3"):
        link = {"young_person_ref": "Y1", "nominal_ref": reference, "recorded_on": LATER}
        put(store, "exploitation_links", link)
    assert [row[:3] for row in events(store)] == [("exploitation", "Y1", 1), ("exploitation", "Y1", 3)]


def test_every_row_says_where_it_came_from(store: Store) -> None:
    put(store, "involvements", {"crime_ref": "C9", "nominal_ref": "N1", "role": "charged", "source_row": 77})
    make_takings_part(store)
    rows = store.connection.execute(
        "SELECT source_table, source_file, source_row FROM takings_part"
    ).fetchall()
    assert rows == [("involvements", "a/involvements.csv", 77)]


def test_every_layer_says_what_it_is_and_refers_to_a_key_that_there_is() -> None:
    assert set(layers()) >= {
        "co_offending",
        "shared_identifier",
        "address",
        "premises",
        "intelligence",
        "exploitation",
    }
    for layer in layers().values():
        assert layer.event.endswith(".")
        assert layer.dated.endswith(".")
        if layer.refers_to:
            table, key = layer.refers_to.split(".")
            assert tables()[table].key == key
    assert layers()["co_offending"].most_persons is None


def test_a_layer_under_another_name_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (declared.HERE / "exploitation.yml").read_text(encoding="utf-8")
    (tmp_path / "other.yml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(declared, "HERE", tmp_path)
    with pytest.raises(UsageProblem, match=r"other\.yml declares the layer exploitation"):
        layers.__wrapped__()
