"""Linked sets beside mapped groups."""

from __future__ import annotations

from typing import Any

import pytest
from group_world import MAIN, count, found, new_store, offend
from tie_world import put

from groundview.evidence.networks.known import Beside
from groundview.evidence.records.store import Store


def mapped_store(*members: tuple[str, str]) -> Store:
    """A set of A, B, C and D, one of E and F, and a mapping."""
    store = new_store(*"ABCDEFGH")
    for crime_ref in ("C1", "C2"):
        offend(store, crime_ref, *"ABCD")
        offend(store, f"{crime_ref}b", *"EF")
    for ocg_ref in sorted({ocg_ref for ocg_ref, _ in members}):
        put(store, "ocg_list", {"ocg_ref": ocg_ref})
    put(store, "ocg_members", *({"ocg_ref": ocg_ref, "nominal_ref": one} for ocg_ref, one in members))
    return store


def known(store: Store) -> list[tuple[Any, ...]]:
    assert found(store) == [set("ABCD"), set("EF")]
    return store.connection.execute(
        "SELECT ocg_ref, n_both, n_found, n_mapped, overlap, matched FROM known_groups WHERE rule = ? ORDER BY ALL",
        [MAIN],
    ).fetchall()


def test_a_set_is_taken_to_be_the_mapped_group_that_half_of_it_is_in() -> None:
    store = mapped_store(("M1", "A"), ("M1", "B"), ("M1", "G"), ("M2", "C"), ("M3", "H"))
    assert known(store) == [
        ("M1", 2, 4, 3, pytest.approx(0.4), "yes"),
        ("M2", 1, 4, 1, pytest.approx(0.25), "no"),
        ("M3", 0, 0, 1, 0.0, "no"),
    ]
    assert count(store, "mapped_groups", f"of=found;rule={MAIN}") == (1, 2)
    assert count(store, "mapped_groups", f"of=mapped;rule={MAIN}") == (1, 3)


def test_a_mapped_group_that_no_set_meets_has_a_row_of_its_own() -> None:
    store = mapped_store(("M3", "H"))
    known(store)
    rows = store.connection.execute(
        "SELECT group_id, evidence FROM known_groups WHERE rule = ?", [MAIN]
    ).fetchall()
    assert rows[0][0] is None
    assert "no person of the mapped group is in a linked set" in rows[0][1]


def test_a_member_who_is_only_named_counts_by_the_record_made_of_the_name() -> None:
    store = mapped_store(("M1", "A"))
    put(store, "ocg_members", {"ocg_ref": "M9", "surname": "X"}, {"ocg_ref": "M1", "surname": "Y"})
    for record_id, person in ((9, 5), (10, 2)):
        put(store, "person_records", {"record_id": record_id, "in_table": "ocg_members"})
        put(store, "persons", {"record_id": record_id, "person": person, "person_id": "ABCDEFGH"[person - 1]})
    assert [row[:2] + row[-1:] for row in known(store)] == [("M1", 2, "yes"), ("M9", 1, "no")]


def test_nothing_is_said_of_a_study_without_a_mapping() -> None:
    store = mapped_store()
    assert known(store) == []
    rows = store.connection.execute("SELECT 1 FROM network_counts WHERE measure = 'mapped_groups'").fetchall()
    assert rows == []


@pytest.mark.parametrize(
    ("both", "n_found", "n_mapped", "matched"),
    [(1, 2, 1, False), (2, 4, 9, True), (2, 5, 9, False), (2, 9, 2, True), (3, 6, 6, True)],
)
def test_two_at_least_and_half_of_the_smaller(both: int, n_found: int, n_mapped: int, matched: bool) -> None:
    beside = Beside(0, "M", both, n_found, n_mapped)
    assert beside.matched is matched
    assert ("half of the smaller, or more" in beside.evidence) is matched
