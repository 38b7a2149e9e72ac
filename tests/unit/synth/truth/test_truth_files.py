"""The truth is written whole, the same for the same world, and explains itself."""

from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import pytest

from groundview.synth.truth.tables import found
from groundview.synth.truth.write import write_truth
from groundview.synth.world import World


def only(world: World, query: str) -> float:
    return float(world.db.execute(query).fetchall()[0][0])


def test_the_readme_says_what_every_file_holds(truth: Path) -> None:
    lines = (truth / "README.txt").read_text(encoding="utf-8").splitlines()
    said = {line.split(":")[0] for line in lines if line.split(":")[0].endswith((".csv", ".parquet"))}
    assert said == {path.name for path in truth.iterdir()} - {"README.txt"}
    assert len(said) > 35


def test_every_file_holds_something_and_names_are_unique(extracted: World, truth: Path) -> None:
    names = [one.file for one in found(extracted)]
    assert len(set(names)) == len(names)
    for path in truth.glob("*.parquet"):
        assert only(extracted, f"SELECT count(*) FROM '{path}'") > 0
    for path in truth.glob("*.csv"):
        assert path.read_text(encoding="utf-8").count("\n") > 1, path.name


def test_every_record_of_the_extract_is_somebodys(extracted: World, truth: Path) -> None:
    both = f"(FROM '{truth}/records.parquet' UNION ALL FROM '{truth}/records_of_nobody.parquet')"
    lost = f"SELECT count(*) FROM std_nominals ANTI JOIN {both} AS records USING (nominal_ref)"
    assert only(extracted, lost) == 0
    assert only(extracted, f"SELECT count(*) - count(DISTINCT nominal_ref) FROM {both}") == 0
    nobody = f"SELECT count(*) FROM {both} ANTI JOIN '{truth}/persons.parquet' USING (person_id)"
    assert only(extracted, nobody) == 0


def test_what_says_nothing_of_anybody_is_in_no_true_pair(extracted: World, truth: Path) -> None:
    told = f"""
        SELECT count(*) FROM std_nominals SEMI JOIN '{truth}/records_of_nobody.parquet' USING (nominal_ref)
        WHERE coalesce(forename, date_of_birth::VARCHAR, phone, email, address, postcode) IS NOT NULL"""
    assert only(extracted, told) == 0


def test_there_are_true_pairs_within_and_between_systems(extracted: World, truth: Path) -> None:
    pairs = f"""
        SELECT count(*) FILTER (one.system = other.system), count(*) FILTER (one.system <> other.system)
        FROM '{truth}/records.parquet' AS one JOIN '{truth}/records.parquet' AS other
            ON one.person_id = other.person_id AND one.nominal_ref < other.nominal_ref"""
    within, between = extracted.db.execute(pairs).fetchall()[0]
    assert within > 50
    assert between > 50


def test_everybody_who_is_named_anywhere_is_a_person_of_the_truth(extracted: World, truth: Path) -> None:
    for name in ("members.csv", "taking_part.parquet", "exploiting.csv", "person_exploited.csv", "fraud_actor.parquet",
                 "market_acting.csv", "premises_person.csv", "retail_actor.parquet", "agency_listing.csv"):  # fmt: skip
        lost = f"SELECT count(*) FROM '{truth}/{name}' ANTI JOIN '{truth}/persons.parquet' USING (person_id)"
        assert only(extracted, lost) == 0, name


def test_cases_have_the_references_of_the_extract(extracted: World, truth: Path) -> None:
    refs = {
        "fraud": "report_ref FROM std_fraud_reports",
        "cse": "young_person_ref FROM std_young_people_at_risk",
        "adult_sex_market": "premises_ref FROM std_premises",
        "acquisitive_crime": "crime_ref FROM std_offences",
    }
    for context, listed in refs.items():
        there = {row[0] for row in extracted.db.execute(f"SELECT {listed}").fetchall()}
        query = f"SELECT case_ref FROM '{truth}/cases.parquet' WHERE context = '{context}' AND case_ref IS NOT NULL"
        found_refs = [row[0] for row in extracted.db.execute(query).fetchall()]
        assert 0 < len(found_refs) == len(set(found_refs))
        assert set(found_refs) <= there


def test_no_case_is_counted_twice(extracted: World, truth: Path) -> None:
    query = f"SELECT count(*) - count(DISTINCT (context, case_id)) FROM '{truth}/cases.parquet'"
    assert only(extracted, query) == 0


def test_the_dials_are_there(truth: Path) -> None:
    with (truth / "dials.csv").open(encoding="utf-8", newline="") as file:
        dials = {row["dial"]: row["value"] for row in csv.DictReader(file)}
    assert dials == {
        "seed": "1", "size": "small", "dirt": "1.0", "recording_rate": "1.0", "group_share": "1.0", "region": "0",
    }  # fmt: skip


@pytest.mark.parametrize("threads", [1, 2])
def test_the_same_world_writes_the_same_bytes(
    extracted: World, truth: Path, tmp_path: Path, threads: int
) -> None:
    extracted.db.execute(f"SET threads = {threads}")
    paths = write_truth(extracted, tmp_path)
    extracted.db.execute("RESET threads")
    assert {path.name for path in paths} == {path.name for path in truth.iterdir()}
    assert [path.name for path in paths if path.read_bytes() != (truth / path.name).read_bytes()] == []


def test_a_new_planted_table_needs_no_line(extracted: World) -> None:
    extracted.db.execute("CREATE TABLE planted_test AS SELECT 1 AS value")
    names = [one.file for one in found(extracted)]
    extracted.db.execute("DROP TABLE planted_test")
    assert "planted_test" in names
    assert "planted_effect" in names


def test_a_planted_fact_that_is_lost_is_an_error(extracted: World) -> None:
    empty = World(extracted.dials, duckdb.connect())
    with pytest.raises(ValueError, match="no table fits"):
        found(empty)
