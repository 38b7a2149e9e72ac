"""Every file of every layout goes in: the good rows all of them, the bad ones none, each with its reason."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import duckdb
import pytest

from groundview.evidence.pole.tables import extract_tables
from groundview.study import open_study
from groundview.synth.layouts.declared import layouts
from groundview.synth.layouts.sink import as_written
from groundview.synth.write import Study


def rows(study: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(study / "store/study.duckdb"), read_only=True) as store:
        return store.execute(sql).fetchall()


TABLES = [name for name, table in extract_tables().items() if table.file]


def test_every_row_of_every_file_is_loaded_or_refused(intake: Path) -> None:
    assert rows(intake, "SELECT file FROM files WHERE n_rows <> n_loaded + n_refused") == []


def test_what_is_refused_is_what_was_planted_and_for_the_reason_that_was_expected(
    intake: Path, bad_rows: list[dict[str, str]]
) -> None:
    mine = {file.partition("/")[0] for (file,) in rows(intake, "SELECT file FROM files")}
    expected = {
        (bad["file"], int(bad["row"]), bad["column"], bad["reason"])
        for bad in bad_rows
        if bad["layout"] in mine
    }
    refused = rows(intake, """SELECT file, "row", coalesce("column", ''), reason FROM refused""")
    assert len(refused) == len(expected) > 50
    assert set(refused) == expected


@pytest.mark.parametrize("table", TABLES)
def test_all_good_rows_are_loaded(intake: Path, written: Study, table: str) -> None:
    assert rows(intake, f"SELECT count(*) FROM {table}") == [(written.rows[table],)]


@pytest.mark.parametrize("table", TABLES)
def test_the_forces_own_layouts_say_what_the_standard_extract_says(
    standard: Path, forces: Path, table: str
) -> None:
    """But for letters that Windows-1252 lacks."""
    assert comparable(forces, table) == comparable(standard, table)


def comparable(intake: Path, table: str) -> list[tuple[str, ...]]:
    """Every row as texts, in an order of its own."""
    columns = ", ".join(
        f"coalesce(\"{name}\"::VARCHAR, '')" for name in extract_tables()[table].columns if name != "geometry"
    )
    first = layouts("first")["offences"]
    return sorted(
        tuple(as_written(cell, first) for cell in row)
        for row in rows(intake, f"SELECT {columns} FROM {table}")
    )


def test_letters_that_the_first_force_lacks_were_there_to_be_lost(standard: Path, forces: Path) -> None:
    accented = "SELECT count(*) FROM nominals WHERE regexp_matches(surname, '[łśżńęąćşğıœ]')"
    assert 0 < rows(forces, accented)[0][0] < rows(standard, accented)[0][0]


def test_the_boundaries_are_the_same(standard: Path, forces: Path) -> None:
    shapes = "SELECT code, hex(geometry) FROM areas ORDER BY code"
    assert rows(standard, shapes) == rows(forces, shapes) != []


def test_no_column_of_the_forces_gets_lost_unknown_but_the_ones_nobody_mapped(forces: Path) -> None:
    remarks = {row[0] for row in rows(forces, "SELECT remark FROM remarks WHERE remark LIKE '%not known%'")}
    assert remarks == {
        f"columns not known and not stored: {name}" for name in ("XREF_FLAG", "status", "lastEditedBy")
    }


def test_the_mappings_were_found_beside_the_files_and_copied_into_the_study(forces: Path) -> None:
    named = {entry.source for entry in open_study(forces).file.sources}
    own = {name for name in named if not name.startswith("standard_")}
    assert {path.stem for path in (forces / "mappings").iterdir()} == own
    assert len(own) > 25


@pytest.mark.parametrize("layout", range(4))
def test_each_layout_has_each_fault_that_it_can_have(
    written: Study, bad_rows: list[dict[str, str]], layout: int
) -> None:
    folder = Path(written.extracts[layout]).name
    reasons = " ".join(bad["reason"] for bad in bad_rows if bad["layout"] == folder)
    words = ["is not a", "is required and missing", "says something else", "is identical to row"]
    words += ["values and the header", "is never closed"]
    assert [word for word in words if word not in reasons] == []


def test_bad_rows_are_listed_in_the_words_that_truth_promises(written: Study) -> None:
    with (written.folder / "truth/bad_rows.csv").open(encoding="utf-8", newline="") as stream:
        assert next(csv.reader(stream)) == ["layout", "file", "row", "column", "reason"]
