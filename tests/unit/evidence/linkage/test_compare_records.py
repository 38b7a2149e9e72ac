"""Every record of a person in one table, and nothing lost."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from groundview.evidence.linkage.identify import LINKS, born_later, make_person_records
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Store

NOMINALS = """
    INSERT INTO nominals BY NAME SELECT * FROM (VALUES
        ('N1', 'crime', 'Ann', 'Lee', DATE '1980-02-03', '07700 900123', 's', 'f/nominals.csv', 2),
        ('N2', 'crime', 'ANN', 'LEE', DATE '1980-02-03', '+447700900123', 's', 'f/nominals.csv', 3),
        ('N2', 'crime', 'Bo', 'Dell', DATE '2031-02-03', NULL, 's', 'f/nominals.csv', 4),
        ('N3', 'crime', 'Bo', 'Dell', NULL, NULL, 's', 'f/nominals.csv', 5),
        ('N4', 'crime', 'Bo', 'Dell', NULL, NULL, 's', 'f/nominals.csv', 6))
    AS t(nominal_ref, system, forename, surname, date_of_birth, phone, source, source_file, source_row)"""


@pytest.fixture
def store() -> Store:
    made = Store(duckdb.connect(), Path("nowhere"))
    for name in ("nominals", "offences", *LINKS):
        made.connection.execute(create_table(tables()[name]))
    made.connection.execute(NOMINALS)
    made.connection.execute("INSERT INTO offences (crime_ref, recorded_on) VALUES ('C1', DATE '2025-05-05')")
    return made


def link(store: Store, table: str, **cells: str) -> None:
    store.connection.execute(
        f"INSERT INTO {table} ({', '.join(cells)}, source, source_file, source_row) "
        f"VALUES ({', '.join('?' for _ in cells)}, 's', 'f/{table}.csv', 2)",
        list(cells.values()),
    )


def rows(store: Store, columns: str, where: str = "true") -> list[tuple[object, ...]]:
    return store.connection.execute(
        f"SELECT {columns} FROM person_records WHERE {where} ORDER BY record_id"
    ).fetchall()


def test_records_are_numbered_without_gaps(store: Store) -> None:
    assert make_person_records(store) == 5
    assert rows(store, "record_id") == [(1,), (2,), (3,), (4,), (5,)]


def test_two_nominals_of_one_reference_are_two_records(store: Store) -> None:
    make_person_records(store)
    assert rows(store, "forename", "nominal_ref = 'N2'") == [("ANN",), ("BO",)]


def test_alike_records_that_say_enough_are_one_shape_and_sparse_ones_are_not(store: Store) -> None:
    make_person_records(store)
    assert rows(store, "nominal_ref, shape_id", "forename = 'ANN'") == [("N1", 1), ("N2", 1)]
    assert [
        row[0] == row[1] for row in rows(store, "record_id, shape_id", "nominal_ref IN ('N3', 'N4')")
    ] == [True] * 2


def test_who_is_born_in_the_future_has_no_date_and_is_counted(store: Store) -> None:
    make_person_records(store)
    assert rows(store, "born_on, born_how", "nominal_ref = 'N2' AND forename = 'BO'") == [(None, "none")]
    assert born_later(store) == 1


def test_a_named_member_of_a_mapped_group_is_a_record(store: Store) -> None:
    link(store, "ocg_members", ocg_ref="G1", forename="Zoë", surname="Hart")
    make_person_records(store)
    assert rows(store, "forename, surname, nominal_ref", "in_table = 'ocg_members'") == [
        ("ZOE", "HART", None)
    ]


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("involvements", {"nominal_ref": "X9"}),
        ("lists", {"nominal_ref": "X9"}),
        ("premises_links", {"nominal_ref": "X9"}),
        ("exploitation_links", {"nominal_ref": "X9"}),
        ("young_people_at_risk", {"nominal_ref": "X9"}),
        ("fraud_reports", {"victim_nominal_ref": "X9"}),
        ("ocg_members", {"nominal_ref": "X9"}),
        ("intelligence_links", {"entity_type": "nominal", "entity_ref": "X9"}),
        ("identifiers", {"seen_with_type": "nominal", "seen_with_ref": "X9"}),
    ],
)
def test_a_reference_without_a_nominal_is_a_record(store: Store, table: str, cells: dict[str, str]) -> None:
    link(store, table, **cells)
    assert make_person_records(store) == 6
    assert rows(store, "nominal_ref, forename", "in_table = 'reference_only'") == [("X9", None)]


def test_a_reference_of_a_nominal_or_of_another_kind_of_thing_is_none(store: Store) -> None:
    link(store, "involvements", nominal_ref="N1")
    link(store, "identifiers", seen_with_type="premises", seen_with_ref="X9")
    assert make_person_records(store) == 5
