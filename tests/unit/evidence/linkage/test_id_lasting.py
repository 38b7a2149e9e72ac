"""Ids of persons last over runs: who is the same keeps its id, and what changed is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from groundview.errors import DataProblem
from groundview.evidence.linkage.ids.changes import person_changes
from groundview.evidence.linkage.ids.inherit import give_ids
from groundview.evidence.linkage.ids.keys import record_keys
from groundview.evidence.linkage.ids.known import NAME, read_known, write_known

Run = Callable[..., dict[str, str]]
Change = tuple[str, str, str | None, int]


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def people(connection: duckdb.DuckDBPyConnection, clusters: str) -> None:
    """Records named by letters, in clusters with spaces between."""
    connection.execute(
        "CREATE OR REPLACE TABLE person_records (record_id BIGINT, system VARCHAR, nominal_ref VARCHAR, "
        "in_table VARCHAR, name_words VARCHAR, born_on DATE)"
    )
    connection.execute("CREATE OR REPLACE TABLE linked (record_id BIGINT, person BIGINT)")
    ids = {letter: number for number, letter in enumerate(sorted(clusters.replace(" ", "")), start=1)}
    for letter, number in ids.items():
        connection.execute(
            "INSERT INTO person_records VALUES (?, 's', ?, 'nominals', NULL, NULL)", [number, letter]
        )
    for cluster in clusters.split():
        for letter in cluster:
            connection.execute(
                "INSERT INTO linked VALUES (?, ?)", [ids[letter], min(ids[each] for each in cluster)]
            )


def run(connection: duckdb.DuckDBPyConnection, folder: Path, clusters: str) -> dict[str, str]:
    """Runs the step for these clusters; gives each record's person id."""
    people(connection, clusters)
    return given(connection, folder)


def given(connection: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, str]:
    """Gives ids to the people that are there."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE record_keys AS {record_keys().sql}")
    read_known(connection, folder)
    give_ids(connection)
    connection.execute(
        "CREATE OR REPLACE TABLE persons AS SELECT record_id, nominal_ref, person_id FROM linked "
        "JOIN person_ids USING (person) JOIN person_records USING (record_id)"
    )
    write_known(connection, folder)
    return dict(connection.execute("SELECT nominal_ref, person_id FROM persons").fetchall())


def changes(connection: duckdb.DuckDBPyConnection) -> list[Change]:
    return connection.execute(person_changes().sql).fetchall()


def test_ids_are_the_same_whatever_comes_beside(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    first = run(connection, tmp_path, "AB CD E")
    second = run(connection, tmp_path, "0AB CD E FG H")
    assert {letter: second[letter] for letter in first} == first
    assert second["0"] == first["A"]
    assert len(set(second.values())) == 5
    assert changes(connection) == []


def test_an_id_tells_nothing_and_looks_like_one(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    found = run(connection, tmp_path, "AB C")
    assert all(one.startswith("P") and one.isalnum() and len(one) == 13 for one in found.values())


def test_a_merged_person_keeps_the_id_of_most_records(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    first = run(connection, tmp_path, "A BC")
    second = run(connection, tmp_path, "ABC")
    assert set(second.values()) == {first["B"]}
    assert changes(connection) == [(first["A"], "merged", first["B"], 1)]


def test_a_split_person_leaves_its_id_to_most_records(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    first = run(connection, tmp_path, "ABC D")
    second = run(connection, tmp_path, "A BC D")
    assert second["B"] == second["C"] == first["A"] != second["A"]
    into = ",".join(sorted({second["A"], second["B"]}))
    assert changes(connection) == [(first["A"], "split", into, 3)]


def test_a_merge_that_is_undone_gives_the_old_ids_back(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    first = run(connection, tmp_path, "AB CD E")
    run(connection, tmp_path, "ABCD E")
    assert run(connection, tmp_path, "AB CD E") == first


def test_a_record_that_comes_back_has_its_id_again(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    first = run(connection, tmp_path, "AB CD")
    run(connection, tmp_path, "CD")
    assert changes(connection) == [(first["A"], "gone", None, 2)]
    run(connection, tmp_path, "CD")
    assert changes(connection) == []
    assert run(connection, tmp_path, "AB CD") == first


def test_two_persons_never_share_an_id(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    """Everybody changes places: two old persons are cut across into three new ones."""
    run(connection, tmp_path, "ABCD EFGH")
    found = run(connection, tmp_path, "ABE CFG DH")
    assert len({found[letter] for letter in "ACD"}) == 3


def test_two_records_of_one_reference_have_two_keys(connection: duckdb.DuckDBPyConnection) -> None:
    people(connection, "A B")
    connection.execute("UPDATE person_records SET nominal_ref = 'A'")
    assert connection.execute(f"SELECT count(DISTINCT record_key) FROM ({record_keys().sql})").fetchall() == [
        (2,)
    ]


def test_a_reference_that_becomes_a_nominal_keeps_its_id(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    people(connection, "A B")
    connection.execute(
        "UPDATE person_records SET in_table = 'reference_only', system = NULL WHERE nominal_ref = 'A'"
    )
    first = given(connection, tmp_path)
    assert run(connection, tmp_path, "A B C").items() >= first.items()
    assert changes(connection) == []


def test_a_failed_run_leaves_the_ids_as_they_were(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    first = run(connection, tmp_path, "AB C")
    before = (tmp_path / NAME).read_bytes()
    connection.execute("DROP TABLE persons")
    with pytest.raises(duckdb.CatalogException):
        write_known(connection, tmp_path)
    assert (tmp_path / NAME).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
    assert run(connection, tmp_path, "AB C") == first


def test_the_same_run_writes_the_same_bytes(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    run(connection, tmp_path, "AB C")
    before = (tmp_path / NAME).read_bytes()
    run(connection, tmp_path, "AB C")
    assert (tmp_path / NAME).read_bytes() == before


def test_a_file_of_something_else_is_refused(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    people(connection, "A")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE record_keys AS {record_keys().sql}")
    (tmp_path / NAME).write_bytes(b"not a parquet file at all")
    with pytest.raises(DataProblem, match="cannot be read"):
        read_known(connection, tmp_path)
