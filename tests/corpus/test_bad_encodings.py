"""Encodings and delimiters as British desktops write them: every row is read, and it is said how."""

from __future__ import annotations

from pathlib import Path

import pytest
from extracts import CANARY, GOOD, NAMES, read, text

NOTE = f"£20 – café at O’Brien’s {CANARY}"
ROWS = (*GOOD, ("A4", "2025-03-01", "Theft", "E01000001", NOTE))


@pytest.mark.parametrize(
    ("encoding", "remark"),
    [
        ("utf-8", "encoding UTF-8"),
        ("utf-8-sig", "encoding UTF-8 with BOM"),
        ("cp1252", "encoding Windows-1252 (recognised)"),
        ("utf-16", "encoding UTF-16"),
        ("utf-16-le", "encoding UTF-16-LE (recognised)"),
        ("utf-16-be", "encoding UTF-16-BE (recognised)"),
    ],
)
def test_an_encoding_is_recognised_and_said(folder: Path, encoding: str, remark: str) -> None:
    (folder / "offences.csv").write_bytes(text(ROWS).encode(encoding))
    came = read(folder)
    assert (came.new, came.check) == (0, 0)
    assert came.refs == ["A1", "A2", "A3", "A4"]
    assert came.loaded[3]["mo_text"] == NOTE
    assert remark in came.remarks or encoding == "utf-8"


def test_bytes_of_two_encodings_in_one_file_are_each_read_as_what_they_are(folder: Path) -> None:
    mixed = (
        text(ROWS).encode()
        + text([("A5", "2025-03-02", "Theft", "E01000001", NOTE)]).encode("cp1252").split(b"\n", 1)[1]
    )
    (folder / "offences.csv").write_bytes(mixed)
    assert [row["mo_text"] for row in read(folder).loaded[3:]] == [NOTE, NOTE]


def test_a_byte_order_mark_that_lies_costs_no_row(folder: Path) -> None:
    (folder / "offences.csv").write_bytes(b"\xef\xbb\xbf" + text(ROWS).encode("cp1252"))
    assert read(folder).loaded[3]["mo_text"] == NOTE


def test_bytes_that_windows_gives_no_meaning_are_kept(folder: Path) -> None:
    (folder / "offences.csv").write_bytes(text(ROWS).encode("cp1252").replace("é".encode("cp1252"), b"\x81"))
    assert read(folder).loaded[3]["mo_text"] == NOTE.replace("é", "\x81")


@pytest.mark.parametrize(("delimiter", "word"), [(";", "semicolon"), ("\t", "tab"), ("|", "pipe")])
def test_a_delimiter_is_recognised_and_said(folder: Path, delimiter: str, word: str) -> None:
    rows = (*ROWS, ("A5", "2025-03-01", "Theft", "E01000001", f"one{delimiter}two, {CANARY}"))
    (folder / "offences.csv").write_text(text(rows, delimiter=delimiter), encoding="utf-8")
    came = read(folder)
    assert came.refs == ["A1", "A2", "A3", "A4", "A5"]
    assert came.loaded[4]["mo_text"] == f"one{delimiter}two, {CANARY}"
    assert f"delimiter {word}" in came.remarks


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_line_ends_of_every_system(folder: Path, ending: str) -> None:
    (folder / "offences.csv").write_bytes(text(ROWS, lineterminator=ending).encode())
    came = read(folder)
    assert came.refs == ["A1", "A2", "A3", "A4"]
    assert came.loaded[3]["mo_text"] == NOTE


def test_line_ends_of_two_systems_in_one_file(folder: Path) -> None:
    (folder / "offences.csv").write_bytes(text(ROWS).replace("\n", "\r\n", 2).encode())
    came = read(folder)
    assert [(row["crime_ref"], row["source_row"]) for row in came.loaded] == [
        ("A1", 2),
        ("A2", 3),
        ("A3", 4),
        ("A4", 5),
    ]
    assert {row["lsoa"] for row in came.loaded} == {"E01000001", "E01000002"}


def test_no_newline_at_the_end(folder: Path) -> None:
    (folder / "offences.csv").write_text(text().rstrip("\n"), encoding="utf-8")
    assert read(folder).refs == ["A1", "A2", "A3"]


def test_columns_in_another_order_and_headers_written_otherwise(folder: Path) -> None:
    names = (" MO Text", "LSOA", "Offence ", "Recorded  On", "CRIME_REF")
    (folder / "offences.csv").write_text(text([row[::-1] for row in GOOD], names), encoding="utf-8")
    came = read(folder)
    assert came.refs == ["A1", "A2", "A3"]
    assert [row["lsoa"] for row in came.loaded] == ["E01000001", "E01000002", "E01000001"]


def test_unknown_columns_are_named_and_not_stored(folder: Path) -> None:
    rows = [(*row, CANARY, CANARY) for row in GOOD]
    (folder / "offences.csv").write_text(text(rows, (*NAMES, "Officer", "source_row")), encoding="utf-8")
    came = read(folder)
    assert came.refs == ["A1", "A2", "A3"]
    assert [row["source_row"] for row in came.loaded] == [2, 3, 4]
    assert "columns not known and not stored: Officer, source_row" in came.remarks
