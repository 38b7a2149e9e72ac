"""Bad input goes all the way to pairs: it is told, nothing breaks, and nobody is lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sighted_world import empty_store

from groundview.evidence.linkage.collective import raise_pairs
from groundview.evidence.linkage.identify import make_person_records
from groundview.evidence.linkage.sightings import make_sightings
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.intake import Incoming, read_table
from groundview.evidence.records.quality import make_quality
from groundview.evidence.records.store import Store
from groundview.evidence.sources.declared import built_in_sources
from groundview.evidence.sources.reading.found import FoundFile

AFFRAY = 300
NOMINALS = """nominal_ref,forename,surname,date_of_birth,phone
N1,Ann,Hartby,1990-02-03,07700 900001
N1,Bea,Sutgate,1985-05-06,07700 900002
N2,Cal,Norstone,2199-01-01,07700 900003
N3,Dot,Ludton,1970-07-08,07700 900004
"""
OFFENCES = "crime_ref,recorded_on,offence\nC1,2025-01-02,Burglary\nC2,2025-01-03,Affray\n"
INVOLVEMENTS = (
    "crime_ref,nominal_ref,role\nC1,N1,suspect\nC1,N2,suspect\nC1,N9,witness\nC9,N3,victim\n"
    + "".join(f"C2,A{number},suspect\n" for number in range(AFFRAY))
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("bad")
    with empty_store(folder) as opened:
        for name, text in (("nominals", NOMINALS), ("offences", OFFENCES), ("involvements", INVOLVEMENTS)):
            path = folder / f"{name}.csv"
            path.write_text(text, encoding="utf-8")
            file = Incoming(
                FoundFile(path, path.name), f"x/{path.name}", built_in_sources()[f"standard_{name}"]
            )
            read_table(opened, tables()[name], [file], lambda name, n_rows: None)
        make_person_records(opened)
        make_sightings(opened)
        raise_pairs(opened)
        make_quality(opened)
        yield opened


def rows(store: Store, sql: str) -> list[tuple[Any, ...]]:
    return store.connection.execute(sql).fetchall()


def test_a_second_nominal_with_one_reference_is_refused_with_the_reason(store: Store) -> None:
    ((row, reason),) = rows(store, 'SELECT "row", reason FROM refused WHERE "column" = \'nominal_ref\'')
    assert row == 3
    assert "is loaded and says something else" in reason
    assert rows(store, "SELECT forename FROM person_records WHERE nominal_ref = 'N1'") == [("ANN",)]


def test_who_is_born_in_the_future_is_refused_with_the_reason_and_still_a_person(store: Store) -> None:
    refused = rows(store, 'SELECT "row", reason FROM refused WHERE "column" = \'date_of_birth\'')
    assert refused == [(4, "the value is not a date of birth")]
    assert rows(store, "SELECT in_table FROM person_records WHERE nominal_ref = 'N2'") == [
        ("reference_only",)
    ]


def test_no_reason_quotes_what_stood_in_a_cell(store: Store) -> None:
    said = " ".join(str(row) for row in rows(store, "SELECT reason FROM refused"))
    assert not any(word in said for word in ("Bea", "Sutgate", "2199", "900002", "N2"))


def test_an_involvement_without_a_nominal_is_told_and_its_person_is_there(store: Store) -> None:
    told = rows(
        store,
        "SELECT n, of_n FROM quality WHERE check_name = 'leads_nowhere' AND column_name = 'nominal_ref'",
    )
    assert told == [(AFFRAY + 2, AFFRAY + 4)]
    assert rows(store, "SELECT in_table FROM person_records WHERE nominal_ref = 'N9'") == [
        ("reference_only",)
    ]


def test_an_affray_of_three_hundred_is_told_and_all_of_them_are_there(store: Store) -> None:
    assert rows(store, "SELECT n FROM quality WHERE check_name = 'crowded'") == [(1,)]
    assert rows(store, "SELECT count(*) FROM person_records WHERE nominal_ref LIKE 'A%'") == [(AFFRAY,)]


def test_every_reference_of_a_link_is_one_person_record(store: Store) -> None:
    counted = rows(
        store, "SELECT (SELECT count(DISTINCT nominal_ref) FROM involvements), count(*) FROM person_records"
    )
    assert counted == [(AFFRAY + 4, AFFRAY + 4)]
