"""A coder's sheet: what is on it, what is not, and that it is the same every time."""

from __future__ import annotations

import csv
import zipfile
from datetime import date
from pathlib import Path

import duckdb
import pytest
from coding_world import STRATUM, context, database, draw, put

from groundview.evidence.cases.contexts import folder_of
from groundview.evidence.coding.codebook import Codebook, load_codebook
from groundview.evidence.coding.sample.drawn import Sample
from groundview.evidence.coding.sample.sheet import CASE, CODER, MARKING, WHY, Told, file_word, write_sheet
from groundview.evidence.coding.sample.shown import CUT, free_text, headings, rows_for_people
from groundview.evidence.sources.reading.found import FoundFile
from groundview.evidence.sources.reading.workbook import read_sheet

FORMULA = '=HYPERLINK("http://example.org","x")'


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    """Twelve burglaries. In the first, two persons are recorded as acting (one of them by two records), and a log names
    it; in the south another case has its reference."""
    made = database({1: 6, 2: 4, 3: 2})
    made.execute("UPDATE offences SET mo_text = ? WHERE source_row = 2", [FORMULA])
    made.execute(
        "UPDATE offences SET loss_gbp = 1234.5, flags = 'OCG; X', recorded_on = ?", [date(2025, 2, 3)]
    )
    for record, person in ((1, 1), (2, 1), (3, 2)):
        put(made, "event_records", event_id=1, event_table="offences", source="standard_offences",
            source_file="standard/offences.csv", source_row=1, record_id=record)  # fmt: skip
        put(made, "persons", record_id=record, person=person)
    made.execute("UPDATE cases SET case_ref = 'C1', source_file = 'south/x.csv' WHERE case_id = 12")
    made.execute("UPDATE offences SET source_file = 'south/x.csv' WHERE source_row = 12")
    for log, text, file in (("L1", "seen with a van", "standard/l.csv"), ("L2", "x" * 7000, "south/l.csv")):
        put(made, "intelligence", log_ref=log, created_on=date(2025, 1, 1), text=text)
        put(made, "intelligence_links", log_ref=log, entity_type="offence", entity_ref="C1", source_file=file)
    return made


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook(folder_of("acquisitive_crime"))


@pytest.fixture
def sample(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> Sample:
    return draw(connection, tmp_path / "acquisitive_crime", 12)


def told(connection: duckdb.DuckDBPyConnection, sample: Sample) -> Told:
    """What is told of the drawn cases, whose number in this run is their row."""
    cells = rows_for_people(connection, context(), [one.row for one in sample.cases])
    labels = [sample.label("acquisitive_crime", one.case, one.number) for one in sample.cases]
    return Told(headings(context()), free_text(context()), dict(zip(labels, cells, strict=True)))


def test_a_case_is_told_as_it_is_recorded(connection: duckdb.DuckDBPyConnection, sample: Sample) -> None:
    about = told(connection, sample)
    cells = dict(zip((one.row for one in sample.cases), about.cells.values(), strict=True))
    assert about.headings[0] == "Method"
    first = dict(zip(about.headings, cells[1], strict=True))
    assert first["Method"] == "taken in the night"
    assert (first["Recorded on"], first["Loss"], first["Flags"]) == ("2025-02-03", "1234.50", "OCG; X")
    assert first["Persons recorded as acting"] == "2"
    assert first["Logs that name it"] == "(1) seen with a van"
    twin = dict(zip(about.headings, cells[12], strict=True))
    assert twin["Persons recorded as acting"] == "0"
    assert twin["Logs that name it"] == f"(1) {'x' * 6000}{CUT}"


def test_a_context_in_which_nobody_acts_does_not_count_them() -> None:
    assert "Persons recorded as acting" not in headings(context("fraud"))
    assert headings(context("cse"))[-2:] == ("Persons recorded as acting", "Logs that name it")


def test_a_sheet_holds_texts_lists_and_the_codebook(
    connection: duckdb.DuckDBPyConnection, sample: Sample, codebook: Codebook, tmp_path: Path
) -> None:
    xlsx, text = write_sheet(tmp_path / "x", codebook, "Ann", told(connection, sample))
    with zipfile.ZipFile(xlsx) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    assert '<sheet name="About"' in parts["xl/workbook.xml"]
    assert '<sheet name="Cases"' in parts["xl/workbook.xml"]
    assert '<sheet name="Codebook"' in parts["xl/workbook.xml"]
    assert "<f>" not in parts["xl/worksheets/sheet2.xml"]
    assert parts["xl/worksheets/sheet2.xml"].count('<formula1>"yes,no,unknown"</formula1>') == len(
        codebook.variables
    )
    assert MARKING in parts["xl/sharedStrings.xml"]
    assert all(one.yes_when.strip() in parts["xl/sharedStrings.xml"] for one in codebook.variables)
    assert not any("rels" in name and "sheet" in name for name in parts)
    cells = [cell for row in csv.reader(text.read_text(encoding="utf-8-sig").splitlines()) for cell in row]
    assert f"'{FORMULA}" in cells
    assert not any(cell.startswith("=") for cell in cells)


def test_a_sheet_does_not_tell_what_the_rules_make_of_a_case(
    connection: duckdb.DuckDBPyConnection, sample: Sample, codebook: Codebook, tmp_path: Path
) -> None:
    xlsx, text = write_sheet(tmp_path / "x", codebook, "Ann", told(connection, sample))
    with zipfile.ZipFile(xlsx) as package:
        words = "".join(package.read(name).decode() for name in package.namelist())
    cells = {cell for row in csv.reader(text.read_text(encoding="utf-8-sig").splitlines()) for cell in row}
    assert not any(word in words for word in ("open, ", "not met", "stratum", "criteri", "definition"))
    assert not cells & {*STRATUM.values(), *(one.case.case_ref for one in sample.cases)}


def test_a_sheet_is_read_back_as_it_was_written(
    connection: duckdb.DuckDBPyConnection, sample: Sample, codebook: Codebook, tmp_path: Path
) -> None:
    xlsx, _ = write_sheet(tmp_path / "x", codebook, "Ann", told(connection, sample))
    sheet = read_sheet(FoundFile(xlsx, "x.xlsx"))
    assert sheet.names[:3] == (CASE, CODER, "Method")
    assert sheet.names[-len(codebook.names) - 1 :] == (*codebook.names, WHY)
    assert len(list(sheet.rows)) == 12


def test_the_same_sample_gives_the_same_bytes(
    connection: duckdb.DuckDBPyConnection, sample: Sample, codebook: Codebook, tmp_path: Path
) -> None:
    one, other = (
        [
            path.read_bytes()
            for path in write_sheet(tmp_path / name, codebook, "Ann", told(connection, sample))
        ]
        for name in ("one", "other")
    )
    assert one == other


@pytest.mark.parametrize(
    ("name", "word"), [("Bob O'Neil", "bob-o-neil"), ("../../x", "x"), ("CON", "con"), ("Юлия", "coder")]
)
def test_a_name_is_no_path(name: str, word: str) -> None:
    assert file_word(name) == word
