"""Workbooks, Parquet and boundaries: cells as text, nothing run, what is passed over named."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
import xlsxwriter
from extracts import CANARY, GOOD, NAMES, read

Sheet = Any


def workbook(path: Path, **sheets: Callable[[Sheet, Any], None]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path) as book:
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, fill in sheets.items():
            fill(book.add_worksheet(name), days)


def table(sheet: Sheet, top: int = 0, left: int = 0) -> None:
    for number, row in enumerate([NAMES, *GOOD]):
        sheet.write_row(top + number, left, row)


def test_cells_are_read_as_text_and_no_formula_is_run(folder: Path) -> None:
    def fill(sheet: Sheet, days: Any) -> None:
        sheet.write_row(0, 0, NAMES)
        sheet.write_row(1, 0, ["00123", None, "Burglary", "E01000001"])
        sheet.write_datetime(1, 1, datetime(2025, 1, 31), days)
        sheet.write_formula(1, 4, '=HYPERLINK("http://127.0.0.1","x")', None, "as stored")
        sheet.write_row(2, 0, [42, 45688, "Theft"])
        sheet.write_string(2, 4, "=1+1")
        sheet.write_row(3, 0, [43.5, "31/01/2025", True])
        sheet.write_datetime(4, 1, datetime(2025, 1, 31, 14, 5), days)
        sheet.write_row(4, 0, ["42E10"])
        sheet.write_row(4, 2, ["Theft", "E01000001", CANARY])

    workbook(folder / "offences.xlsx", Sheet1=fill)
    came = read(folder)
    assert came.refs == ["00123", "42", "43.5", "42E10"]
    assert {row["recorded_on"] for row in came.loaded} == {date(2025, 1, 31)}
    assert [row["mo_text"] for row in came.loaded] == ["as stored", "=1+1", None, CANARY]
    assert came.loaded[2]["offence"] == "yes"


def test_a_title_above_the_header_is_passed_over_and_said(folder: Path) -> None:
    def fill(sheet: Sheet, days: Any) -> None:
        sheet.merge_range("A1:E1", f"Offences, extracted for you {CANARY}")
        sheet.write_row(1, 0, ["Run on", "2025-03-01"])
        table(sheet, top=4)

    workbook(folder / "offences.xlsx", Sheet1=fill)
    came = read(folder)
    assert [row["source_row"] for row in came.loaded] == [6, 7, 8]
    assert "the header is in row 5; what stands above it is not read" in came.remarks


def test_a_table_may_stand_anywhere_on_the_sheet_with_gaps(folder: Path) -> None:
    def fill(sheet: Sheet, days: Any) -> None:
        table(sheet, top=2, left=3)
        sheet.write_row(8, 3, ["A9", "2025-01-03", "Theft"])

    workbook(folder / "offences.xlsx", Sheet1=fill)
    assert [(row["crime_ref"], row["source_row"]) for row in read(folder).loaded] == [
        ("A1", 4), ("A2", 5), ("A3", 6), ("A9", 9),
    ]  # fmt: skip


def test_the_first_visible_table_is_read_and_the_other_sheets_named(folder: Path) -> None:
    def cover(sheet: Sheet, days: Any) -> None:
        sheet.write_column(0, 0, ["Please read this", "It says nothing"])

    def hidden(sheet: Sheet, days: Any) -> None:
        sheet.write_row(0, 0, ["not", "this"])
        sheet.hide()

    def codes(sheet: Sheet, days: Any) -> None:
        sheet.write_row(0, 0, ["code", "meaning"])

    workbook(
        folder / "offences.xlsx", Cover=cover, Old=hidden, Data=lambda sheet, days: table(sheet), Codes=codes
    )
    came = read(folder)
    assert came.refs == ["A1", "A2", "A3"]
    assert "sheet Data is read; not read: Cover, Old, Codes" in came.remarks


def test_a_row_wider_than_the_header_is_refused(folder: Path) -> None:
    def fill(sheet: Sheet, days: Any) -> None:
        table(sheet)
        sheet.write(2, 6, CANARY)

    workbook(folder / "offences.xlsx", Sheet1=fill)
    came = read(folder)
    assert came.refs == ["A1", "A3"]
    assert came.refused == [("in/offences.xlsx", 3, "", "the row has 7 values and the header 5")]


def test_a_header_with_merged_or_empty_cells_is_an_error_that_says_what_to_do(folder: Path) -> None:
    def merged(sheet: Sheet, days: Any) -> None:
        table(sheet)
        sheet.merge_range("C1:D1", "offence")

    def empty(sheet: Sheet, days: Any) -> None:
        table(sheet)
        sheet.write_string("B1", " ")

    workbook(folder / "offences.xlsx", Sheet1=merged)
    workbook(folder / "deeper/offences.xlsx", Sheet1=empty)
    workbook(folder / "blank.xlsx", Sheet1=lambda sheet, days: None)
    came = read(folder)
    assert (came.new, came.check, came.loaded) == (1, 0, [])
    for name in ("offences.xlsx", "deeper/offences.xlsx", "blank.xlsx"):
        assert f"could not be opened: {name} cannot be used." in came.words
    workbook(folder.parent / "apart/in/offences.xlsx", Sheet1=merged)
    alone = read(folder.parent / "apart/in")
    assert "row 1 has merged or empty cells where the names of the columns should be" in alone.words
    assert "Next: Give the sheet one header row" in alone.words


def test_what_is_no_workbook_is_an_error(folder: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b"<row/>" * 10_000_000)
    (folder / "bomb.xlsx").write_bytes(buffer.getvalue())
    (folder / "offences.xlsx").write_bytes(b"not a workbook")
    with zipfile.ZipFile(folder / "hollow.xlsx", "w") as package:
        package.writestr("xl/workbook.xml", b"<oh")
    came = read(folder)
    assert (came.new, came.loaded) == (1, [])
    assert "could not be opened: bomb.xlsx is not opened." in came.words
    assert "could not be opened: offences.xlsx cannot be used." in came.words
    assert "could not be opened: hollow.xlsx cannot be used." in came.words


def test_a_workbook_in_an_archive_is_read(folder: Path, tmp_path: Path) -> None:
    workbook(tmp_path / "offences.xlsx", Sheet1=lambda sheet, days: table(sheet))
    with zipfile.ZipFile(folder / "north.zip", "w") as archive:
        archive.write(tmp_path / "offences.xlsx", "2025/offences.xlsx")
    assert read(folder).refs == ["A1", "A2", "A3"]


PARQUET = """
    SELECT * FROM (VALUES (123.0, DATE '2025-01-03', 'Theft', 'E01000001'), (42.5, DATE '2025-01-04', 'Theft', NULL),
        (7.0, NULL, 'Theft', 'E01000001')) AS rows(crime_ref, recorded_on, offence, lsoa)"""


@pytest.mark.parametrize("place", ["offences.parquet", "it's [1]/offences.parquet", "north.zip"])
def test_parquet_is_read_where_it_lies_and_in_an_archive(folder: Path, place: str) -> None:
    made = folder.parent / "made.parquet"
    duckdb.execute(f"COPY ({PARQUET}) TO '{made}'")
    target = folder / place
    target.parent.mkdir(exist_ok=True)
    if place == "north.zip":
        with zipfile.ZipFile(target, "w") as archive:
            archive.write(made, "offences.parquet")
    else:
        made.rename(target)
    came = read(folder)
    assert [(row["crime_ref"], row["source_row"]) for row in came.loaded] == [("123", 2), ("42.5", 3)]
    assert came.places == [(4, "recorded_on")]


def test_what_is_no_parquet_is_an_error(folder: Path) -> None:
    (folder / "offences.parquet").write_bytes(b"PAR1 not really PAR1")
    came = read(folder)
    assert came.new == 1
    assert "offences.parquet cannot be used." in came.words


def feature(code: str | None, geometry: object) -> dict[str, object]:
    return {"type": "Feature", "properties": {"code": code, "name": CANARY}, "geometry": geometry}


TRIANGLE = {"type": "Polygon", "coordinates": [[[0, 52], [1, 52], [1, 53], [0, 52]]]}


def test_features_that_are_no_areas_are_refused_one_by_one(folder: Path) -> None:
    features = [
        feature("E01000001", TRIANGLE),
        feature("E01000002", {"type": "Point", "coordinates": [0, 52]}),
        feature(None, TRIANGLE),
        feature("E01000004", {"type": "Polygon", "coordinates": [[["x"]]]}),
        feature("E01000005", {"type": "Polygon", "coordinates": []}),
        feature("E01000006", "everywhere"),
        {"type": "Feature", "properties": ["odd"], "geometry": TRIANGLE},
    ]
    (folder / "areas.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    came = read(folder)
    assert (came.new, came.check) == (0, 0)
    assert came.places == [
        (2, "geometry"),
        (3, "code"),
        (4, "geometry"),
        (5, "geometry"),
        (6, "geometry"),
        (7, "code"),
    ]


def test_boundaries_that_are_none_are_an_error(folder: Path) -> None:
    grid = {"type": "FeatureCollection", "features": [], "crs": {"properties": {"name": "EPSG::27700"}}}
    contents = [
        "",
        "not JSON",
        '{"type": "Topology"}',
        '{"features": [1]}',
        json.dumps(grid),
        "[" * 100_000,
        '"\\ud800',
    ]
    for number, content in enumerate(contents):
        (folder / f"areas_{number}.geojson").write_text(content, encoding="utf-8")
    came = read(folder)
    assert (came.new, came.check) == (1, 0)
    for number in range(len(contents)):
        assert f"could not be opened: areas_{number}.geojson cannot be used as boundaries." in came.words
