"""Sightings: every identifier and address that is recorded, once, in one way of writing, and nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sighted_world import empty_store, put

from groundview.evidence.linkage.sightings import make_sightings
from groundview.evidence.records.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with empty_store(tmp_path) as opened:
        yield opened


def seen(store: Store) -> list[tuple[str, str, str, str, str]]:
    make_sightings(store)
    rows = store.connection.execute(
        "SELECT kind, identifier, readable, seen_with_type, seen_with_ref FROM sightings ORDER BY ALL"
    ).fetchall()
    return [(str(a), str(b), str(c), str(d), str(e)) for a, b, c, d, e in rows]


def test_identifiers_of_all_tables_come_together_in_one_way_of_writing(store: Store) -> None:
    put(store, "nominals", {"nominal_ref": "N1", "phone": "07700 900123", "email": "A@B.example"})
    put(store, "nominals", {"nominal_ref": "N2", "address": "5 High St", "postcode": "zx11aa"})
    put(store, "premises", {"premises_ref": "P1", "address": "5, High Street, Town", "postcode": "ZX1 1AA"})
    put(store, "adverts", {"advert_ref": "A1", "phone": "+44 7700 900123"})
    put(
        store,
        "identifiers",
        {
            "identifier_type": "vehicle",
            "identifier": "qq08 rsj",
            "seen_with_type": "offence",
            "seen_with_ref": "C1",
        },
    )
    assert seen(store) == [
        ("address", "5 HIGH STREET, ZX1 1AA", "yes", "nominal", "N2"),
        ("address", "5 HIGH STREET, ZX1 1AA", "yes", "premises", "P1"),
        ("email", "a@b.example", "yes", "nominal", "N1"),
        ("phone", "+447700900123", "yes", "advert", "A1"),
        ("phone", "+447700900123", "yes", "nominal", "N1"),
        ("vehicle", "QQ08RSJ", "yes", "offence", "C1"),
    ]


def test_what_cannot_be_read_is_kept_as_it_stands_and_marked(store: Store) -> None:
    put(
        store,
        "nominals",
        {"nominal_ref": "N1", "phone": " no phone ", "address": "nfa", "postcode": "zx11aa"},
    )
    put(store, "nominals", {"nominal_ref": "N2", "address": "5 High St"})
    assert seen(store) == [
        ("address", "5 HIGH ST", "no", "nominal", "N2"),
        ("address", "NFA, ZX1 1AA", "no", "nominal", "N1"),
        ("phone", "NO PHONE", "no", "nominal", "N1"),
    ]


def test_a_number_of_another_country_is_read_too(store: Store) -> None:
    put(store, "nominals", {"nominal_ref": "N1", "phone": "+33 1 23 45 67 89"})
    assert seen(store) == [("phone", "+33123456789", "yes", "nominal", "N1")]


def test_a_sighting_keeps_its_day_and_the_row_it_came_from(store: Store) -> None:
    put(store, "premises", {"premises_ref": "P1", "address": "5 High St", "first_seen": date(2025, 3, 1)})
    make_sightings(store)
    row = store.connection.execute(
        "SELECT seen_on, source, source_file, source_row FROM sightings"
    ).fetchone()
    assert row == (date(2025, 3, 1), "s", "x/premises.csv", 2)
