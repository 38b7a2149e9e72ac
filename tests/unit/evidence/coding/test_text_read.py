"""What the texts of a study say: those of cases by their context, other texts by the common words."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from coding_world import context
from msgspec.structs import replace

from groundview.evidence.coding.text.read import read_texts
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Store

FRAUDS = {1: "Caller claimed to be from the bank, anydesk used", 2: None, 3: "2 UNK MALSE came to the door"}
LOGS = {1: "Two males keeping watch", 2: "investment scheme with weekly returns"}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Three frauds that are cases, one that is none, and two logs."""
    connection = duckdb.connect(str(tmp_path / "study.duckdb"), config={"threads": 2})
    connection.execute("; ".join(create_table(table) for table in tables().values()))
    connection.execute(
        "INSERT INTO cases BY NAME SELECT i AS case_id, 'fraud' AS context, 'R' || i AS case_ref, 'fraud_reports' AS "
        "case_table, 's' AS source, 'f.csv' AS source_file, i AS source_row FROM range(1, 4) AS t(i)"
    )
    for table, key, column, rows in (
        ("fraud_reports", "report_ref", "narrative", FRAUDS | {4: "investment in crypto"}),
        ("intelligence", "log_ref", "text", LOGS),
    ):
        for row, text in rows.items():
            connection.execute(
                f"INSERT INTO {table} BY NAME SELECT 'R' || $1 AS {key}, $2 AS {column}, 's' AS source, "
                "'f.csv' AS source_file, $1 AS source_row",
                [row, text],
            )
    return Store(connection, tmp_path)


EXPECTED = {
    ("fraud", "impersonates_bank", "fraud_reports", 1),
    ("fraud", "remote_access", "fraud_reports", 1),
    ("fraud", "acting_two", "fraud_reports", 3),
    ("", "acting_two", "intelligence", 1),
    ("", "planning", "intelligence", 1),
    ("", "division_of_tasks", "intelligence", 1),
}


def found(store: Store) -> set[tuple[str, str, str, int]]:
    rows = store.connection.execute("SELECT context, concept, source_table, source_row FROM found_in_text")
    return set(rows.fetchall())


def test_texts_of_cases_are_read_by_their_context_and_logs_by_the_common_words(store: Store) -> None:
    assert read_texts(store, [context("fraud")]) == len(EXPECTED)
    assert found(store) == EXPECTED


def test_inside_an_open_transaction_the_same_is_found(store: Store) -> None:
    """The database numbers rows otherwise there, which must not move a word from one text to another."""
    store.connection.execute("BEGIN")
    store.connection.execute("UPDATE fraud_reports SET narrative = narrative WHERE source_row = 1")
    assert read_texts(store, [context("fraud")]) == len(EXPECTED)
    assert found(store) == EXPECTED
    store.connection.execute("ROLLBACK")


def test_it_can_be_read_twice(store: Store) -> None:
    for _ in range(2):
        assert read_texts(store, [context("fraud")]) == len(EXPECTED)


def test_a_study_may_bring_words_of_its_own(store: Store, tmp_path: Path) -> None:
    own = tmp_path / "contexts" / "doorstep"
    own.mkdir(parents=True)
    (own / "context.yml").write_text("x", encoding="utf-8")
    (own / "lexicon.yml").write_text(
        "concepts:\n  - concept: came_to_door\n    about: The text says that somebody came to the door.\n"
        "    terms: [came to door]\n",
        encoding="utf-8",
    )
    store.connection.execute("UPDATE cases SET context = 'doorstep'")
    read_texts(store, [replace(context("fraud"), context="doorstep")], tmp_path / "contexts")
    of_cases = {row[1:] for row in found(store) if row[0] == "doorstep"}
    assert of_cases == {("came_to_door", "fraud_reports", 3), ("acting_two", "fraud_reports", 3)}


def test_no_text_says_nothing(store: Store) -> None:
    store.connection.execute("DELETE FROM fraud_reports; DELETE FROM intelligence")
    assert read_texts(store, [context("fraud")]) == 0
