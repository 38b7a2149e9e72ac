"""Linked sets through time: what each year is called."""

from __future__ import annotations

from datetime import date

import pytest
from group_world import MAIN, found, new_store, offend

from groundview.evidence.networks.times import parts, state


def part(*groups: str) -> tuple[frozenset[int], ...]:
    return tuple(frozenset(map(ord, group)) for group in groups)


@pytest.mark.parametrize(
    ("before", "now", "called"),
    [
        (part(), part("AB"), "born"),
        (part("AB"), part(), "dormant"),
        (part("AB"), part("AB"), "unchanged"),
        (part("AB"), part("CD"), "unchanged"),
        (part("AB"), part("ABC"), "grown"),
        (part("ABC"), part("BC"), "shrunk"),
        (part("AB", "CD"), part("ABCD"), "merged"),
        (part("ABCD"), part("AB", "CD"), "split"),
        (part("ABC"), part("ABC", "DE"), "grown"),
        # One of three is no part's heir: it follows neither, and nothing merges.
        (part("ABC", "DEF"), part("AXY", "DEF"), "unchanged"),
        # What splits and merges in one year is called by what came together.
        (part("ABCD", "EF"), part("AB", "CDEF"), "merged"),
    ],
)
def test_a_year_is_called_by_its_parts_and_those_before(
    before: tuple[frozenset[int], ...], now: tuple[frozenset[int], ...], called: str
) -> None:
    assert state(before, now) == called


def test_parts_are_who_reach_each_other() -> None:
    assert parts([(1, 2), (3, 4), (2, 5), (9, 8), (5, 1)]) == (
        frozenset({1, 2, 5}),
        frozenset({3, 4}),
        frozenset({8, 9}),
    )
    assert parts([]) == ()


def test_every_year_from_the_first_to_the_last_of_any_set_is_told() -> None:
    store = new_store(*"ABCDE")
    for crime_ref, year, people in (
        ("C1", 2021, "AB"), ("C2", 2022, "ABC"), ("C3", 2024, "BC"), ("D1", 2022, "DE"), ("D2", 2025, "DE")
    ):  # fmt: skip
        offend(store, crime_ref, *people, on=date(year, 5, 1))
    found(store)
    rows = store.connection.execute(
        "SELECT year, state, n_persons FROM group_times WHERE rule = ? AND group_id ="
        " (SELECT DISTINCT group_id FROM groups WHERE rule = ? AND person_id = 'A') ORDER BY year",
        [MAIN, MAIN],
    ).fetchall()
    assert rows == [
        (2021, "born", 2), (2022, "grown", 3), (2023, "dormant", 0), (2024, "shrunk", 2), (2025, "dormant", 0)
    ]  # fmt: skip
    counted = store.connection.execute(
        "SELECT period, breakdown, numerator FROM network_counts WHERE measure = 'group_states' ORDER BY ALL"
    ).fetchall()
    assert ("2022", f"rule={MAIN};state=born", 1.0) in counted
    assert ("2024", f"rule={MAIN};state=dormant", 1.0) in counted


def test_what_is_older_than_the_records_counts_for_their_first_year() -> None:
    store = new_store("A", "B")
    offend(store, "C1", "A", "B", on=date(2023, 5, 1))
    offend(store, "C2", "A", "B", on=date(2024, 5, 1))
    store.connection.execute("UPDATE offences SET occurred_from = DATE '1983-01-01' WHERE crime_ref = 'C1'")
    found(store)
    rows = store.connection.execute("SELECT year, state FROM group_times WHERE rule = ?", [MAIN]).fetchall()
    assert rows == [(2023, "born"), (2024, "unchanged")]
    first = store.connection.execute("SELECT min(first_seen) FROM groups").fetchone()
    assert first == (date(1983, 1, 1),)
