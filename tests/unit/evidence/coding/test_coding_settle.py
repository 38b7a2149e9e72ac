"""Answers settled: what stands, who wins, and what each coded case stands for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from coding_world import (
    add_cases,
    code_in_extract,
    coding,
    context,
    database,
    draw,
    put,
    rows,
    store_of,
)

from groundview.errors import DataProblem
from groundview.evidence.coding.adjudicate.disputed import disputed
from groundview.evidence.coding.entry import Coding
from groundview.evidence.coding.file import codings_file
from groundview.evidence.coding.sample.drawn import CLUSTERS, Sample
from groundview.evidence.coding.sample.kept import write_design
from groundview.evidence.coding.settle import settle_codings

CASE = "acquisitive_crime"


def settle(connection: duckdb.DuckDBPyConnection, coding_folder: Path, *entries: Coding) -> int:
    """Keeps entries of the context, then settles everything."""
    codings_file(coding_folder / CASE).append(lambda _: entries)
    return settle_codings(store_of(connection), coding_folder, [context()])


def settled(connection: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    return rows(
        connection, "SELECT case_ref, answer, any_yes, all_yes, n_coders, how FROM coded_answers ORDER BY ALL"
    )


def test_coders_agree_disagree_and_are_alone(tmp_path: Path) -> None:
    connection = database({1: 9})
    given = [("C1", "Ann", "yes"), ("C2", "Ann", "no"), ("C2", "Bob", "no"), ("C3", "Ann", "yes"),
             ("C3", "Bob", "unknown"), ("C4", "Ann", "unknown"), ("C5", "Ann", "many"), ("C5", "Bob", "many"),
    ]  # fmt: skip
    assert settle(connection, tmp_path, *(coding(*one) for one in given)) == 5
    assert settled(connection) == [
        ("C1", "yes", "yes", "yes", 1, "one_coder"),
        ("C2", "no", "no", "no", 2, "agreed"),
        ("C3", "unknown", "yes", "no", 2, "open"),
        ("C4", "unknown", "yes", "no", 1, "one_coder"),
        ("C5", "many", None, None, 2, "agreed"),
    ]


def test_adjudication_wins_and_can_be_taken_back(tmp_path: Path) -> None:
    connection = database({1: 9})
    both = [coding("C1", "Ann", "yes"), coding("C1", "Bob", "no")]
    settle(connection, tmp_path, *both, coding("C1", "Eve", "no", role="adjudicator"))
    assert settled(connection) == [("C1", "no", "yes", "no", 2, "adjudicated")]
    # Whatever a coder says afterwards.
    settle(connection, tmp_path, coding("C1", "Bob", "yes"))
    assert settled(connection) == [("C1", "no", "yes", "yes", 2, "adjudicated")]
    settle(connection, tmp_path, coding("C1", "Dan", "yes", role="adjudicator"))
    assert settled(connection) == [("C1", "yes", "yes", "yes", 2, "adjudicated")]
    settle(
        connection, tmp_path, coding("C1", "Eve", "withdrawn", role="adjudicator"), coding("C1", "Bob", "no")
    )
    assert settled(connection) == [("C1", "unknown", "yes", "no", 2, "open")]


def test_a_new_entry_stands_for_the_one_before(tmp_path: Path) -> None:
    connection = database({1: 9})
    settle(connection, tmp_path, coding("C1", "Ann", "yes"), coding("C1", "Ann", "no"))
    assert settled(connection) == [("C1", "no", "no", "no", 1, "one_coder")]
    assert settle(connection, tmp_path, coding("C1", "Ann", "withdrawn")) == 0
    assert settled(connection) == []


def test_the_extracts_last_answer_stands_and_yields_to_the_studys_own(tmp_path: Path) -> None:
    connection = database({1: 9})
    for answer, day, row in (("yes", "2025-01-02", 1), ("NO", "2025-01-03", 2), ("unknown", None, 3)):
        code_in_extract(connection, "C1", "Ann", answer, coded_on=day, source_row=row)
        code_in_extract(connection, "C2", "Ann", answer, coded_on=day, source_row=row)
    settle(connection, tmp_path, coding("C2", "Ann", "yes"))
    assert [one[:2] for one in settled(connection)] == [("C1", "no"), ("C2", "yes")]
    samples = rows(
        connection, "SELECT case_ref, sample, strftime(coded_on, '%Y-%m-%d') FROM coder_answers ORDER BY 1"
    )
    assert samples == [("C1", 0, "2025-01-03"), ("C2", 1, "2026-03-01")]


def test_codings_about_no_case_of_the_study_are_left_out(tmp_path: Path) -> None:
    connection = database({1: 2})
    code_in_extract(connection, "C99", "Ann", "yes")
    code_in_extract(connection, "C1", "Ann", "yes", context="fraud")
    assert settle(connection, tmp_path, coding("C98", "Ann", "yes")) == 0


def test_without_a_sample_all_cases_are_one_stratum(tmp_path: Path) -> None:
    connection = database({1: 9, 3: 3})
    code_in_extract(connection, "C1", "Ann", "yes")
    code_in_extract(connection, "C12", "Bob", "yes")
    settle(connection, tmp_path)
    assert rows(
        connection, "SELECT DISTINCT sample, stratum, stratum_size, stratum_drawn, cluster FROM coded_cases"
    ) == [(0, "all cases", 12, 2, None)]


def stands_for(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[int, int]]:
    """Size and number drawn by stratum."""
    found = rows(
        connection, "SELECT DISTINCT stratum, stratum_size, stratum_drawn FROM coded_cases ORDER BY 1"
    )
    return {stratum: (size, drawn) for stratum, size, drawn in found}


def coded(sample: Sample) -> list[Coding]:
    """Every coder's answer to every drawn case."""
    return [
        coding(one.case.case_ref, coder, "yes", sample=sample.number)
        for one in sample.cases
        for coder in one.coders
    ]


def test_samples_and_extract_stand_together_for_all_cases(tmp_path: Path) -> None:
    """Also where the rules change between two draws, and cases come later."""
    connection = database({1: 200, 2: 40, 3: 10})
    for n in range(1, 31):
        code_in_extract(connection, f"C{n * 7}", "Zoe", "no")
    first = draw(connection, tmp_path / CASE, 30)
    connection.execute("UPDATE case_answers SET pattern_id = 3 WHERE case_id % 3 = 0")
    add_cases(connection, {2: 50})
    second = draw(connection, tmp_path / CASE, 40)
    add_cases(connection, {2: 20})
    n = settle(connection, tmp_path, *coded(first), *coded(second))
    assert n == 30 + len(first.cases) + len(second.cases)
    strata = stands_for(connection)
    assert sum(size for size, _ in strata.values()) == 300
    assert sum(drawn for _, drawn in strata.values()) == n
    assert strata["open, something points to it, since sample 2"][0] == 50
    assert strata["open, nothing points to it"][0] == 200
    code_in_extract(connection, "C320", "Zoe", "no")
    settle(connection, tmp_path)
    assert stands_for(connection)["came after the last sample"] == (20, 1)


def test_cases_that_are_gone_stand_for_nothing(tmp_path: Path) -> None:
    connection = database({1: 50})
    sample = draw(connection, tmp_path / CASE, 10)
    gone = sample.cases[0].row
    connection.execute("DELETE FROM cases WHERE case_id = ?", [gone])
    settle(connection, tmp_path, *coded(sample))
    assert stands_for(connection) == {"open, nothing points to it": (49, 9)}


def test_clusters_are_told(tmp_path: Path) -> None:
    connection = database({1: 50})
    sample = draw(connection, tmp_path / CASE, 10)
    (tmp_path / CASE / "sample-1.design.csv").unlink()
    cases = tuple(replace(one, cluster="A1") for one in sample.cases)
    write_design(tmp_path / CASE, Sample(1, f"{CLUSTERS}area", 1, 1, cases, 40, 20))
    left = next(n for n in range(1, 51) if n not in {one.row for one in cases})
    code_in_extract(connection, f"C{left}", "Zoe", "no")
    settle(connection, tmp_path, *coded(sample))
    found = rows(connection, "SELECT DISTINCT cluster, stratum, stratum_size FROM coded_cases")
    assert sorted(found, key=str, reverse=True) == [
        (None, "coded in the extract", 1),
        ("A1", "open, nothing points to it", 49),
    ]


def test_what_is_disputed_is_what_is_open(tmp_path: Path) -> None:
    connection = database({1: 9})
    two = [
        coding("C1", "Ann", "yes"),
        coding("C1", "Bob", "no"),
        coding("C2", "Ann", "no"),
        coding("C2", "Bob", "no"),
    ]
    other = [coding("C3", "Ann", "yes", variable="gone"), coding("C3", "Bob", "no", variable="gone")]
    settle(connection, tmp_path, *two, *other)
    disputes, ids = disputed(connection, CASE, ["planned", "gain"])
    assert [(one.case.case_ref, one.variable, one.answers) for one in disputes] == [
        ("C1", "planned", ("no", "yes"))
    ]
    assert ids == [1]
    assert disputed(connection, "fraud", ["planned"]) == ([], [])


def test_a_spoilt_frame_or_design_is_told(tmp_path: Path) -> None:
    connection = database({1: 9})
    draw(connection, tmp_path / CASE, 4)
    for name in ("frame.parquet", "sample-1.design.csv"):
        path = tmp_path / CASE / name
        kept = path.read_bytes()
        path.write_bytes(b"number,case_ref\n1,Zebedee\n")
        with pytest.raises(DataProblem) as raised:
            settle(connection, tmp_path)
        assert name in str(raised.value)
        assert "Zebedee" not in str(raised.value)
        path.write_bytes(kept)


def test_another_context_is_left_alone(tmp_path: Path) -> None:
    connection = database({1: 5})
    add_cases(connection, {1: 5}, "fraud")
    put(connection, "codings", context="fraud", case_ref="C7", coder="x", variable="planned", answer="yes",
        source="s", source_file="standard/c.csv", source_row=1)  # fmt: skip
    assert settle(connection, tmp_path) == 0
    assert settle_codings(store_of(connection), tmp_path, [context(), context("fraud")]) == 1
