"""Rows that are not as they should be: each is refused by its number and reason, and no other row suffers."""

from __future__ import annotations

from pathlib import Path

import pytest
from extracts import CANARY, GOOD, NAMES, read, text

MANY = [(f"A{number}", "2025-01-03", "Burglary", "E01000001", CANARY) for number in range(1, 1001)]


def lines(folder: Path, changed: dict[int, str], rows: list[tuple[str, ...]] | None = None) -> None:
    """Writes the good rows, or those given, with some lines (the header is line 1) replaced."""
    written = text(rows or GOOD).splitlines()
    for number, line in changed.items():
        written[number - 1] = line
    (folder / "offences.csv").write_text("\n".join(written) + "\n", encoding="utf-8")


def test_ragged_rows_are_refused_by_their_number(folder: Path) -> None:
    lines(folder, {3: f"A2,2025-01-04,{CANARY}", 4: f"A3,2025-02-05,Robbery,E01000001,{CANARY},{CANARY},x"})
    came = read(folder)
    assert came.refs == ["A1"]
    assert [(row, reason) for _, row, _, reason in came.refused] == [
        (3, "the row has 3 values and the header 5"),
        (4, "the row has 7 values and the header 5"),
    ]


def test_blank_cells_beyond_the_header_are_no_values(folder: Path) -> None:
    lines(folder, {3: "A2,2025-01-04,Theft,E01000002,x,, ,"})
    assert read(folder).refs == ["A1", "A2", "A3"]


def test_names_left_empty_at_the_end_of_the_header_are_no_columns(folder: Path) -> None:
    written = text().splitlines()
    (folder / "offences.csv").write_text("\n".join([written[0] + ",,", *written[1:]]), encoding="utf-8")
    assert read(folder).refs == ["A1", "A2", "A3"]


@pytest.mark.parametrize(
    "cell", ["one\ntwo", "one\r\n\r\ntwo", 'said "no"\nand, then, "yes"', "a,b,c,d,e\nf,g,h,i,j\nk"]
)
def test_line_ends_in_quotation_marks_are_part_of_the_cell(folder: Path, cell: str) -> None:
    rows = [GOOD[0], ("A2", "2025-01-04", "Theft", "E01000002", cell), GOOD[2]]
    (folder / "offences.csv").write_text(text(rows), encoding="utf-8", newline="")
    came = read(folder)
    assert [(row["crime_ref"], row["source_row"]) for row in came.loaded] == [("A1", 2), ("A2", 3), ("A3", 4)]
    assert came.loaded[1]["mo_text"] == cell


@pytest.mark.parametrize("later", ["x", '"in, quotation marks"', '"say ""hello"""'])
def test_stray_quotation_marks_cost_their_rows_of_a_thousand(folder: Path, later: str) -> None:
    """Also where a later row closes what one opened: what stands between was never one cell."""
    changed = {
        101: f'A100,2025-01-03,Burglary,E01000001,"{CANARY}',
        106: f"A105,2025-01-03,Burglary,E01000001,{later}",
        301: f'A300,2025-01-03,"{CANARY},E01000001,x',
        306: f"A305,2025-01-03,Burglary,E01000001,{later}",
        951: f'"A950,2025-01-03,Burglary,E01000001,{CANARY}',
    }
    lines(folder, changed, MANY)
    came = read(folder)
    stray = (101, 301, 951)
    assert [(row, reason) for _, row, _, reason in came.refused] == [
        (row, "a quotation mark opens in this row and is never closed") for row in stray
    ]
    assert [row["source_row"] for row in came.loaded] == [row for row in range(2, 1002) if row not in stray]


def test_two_stray_marks_that_seem_to_close_each_other_do_not_swallow_rows(folder: Path) -> None:
    opens, closes = (
        f'A500,2025-01-03,Burglary,E01000001,"{CANARY}',
        f'A506,2025-01-03,Burglary,E01000001,{CANARY}"',
    )
    lines(folder, {501: opens, 507: closes}, MANY)
    came = read(folder)
    assert came.places == [(501, "")]
    assert len(came.loaded) == 999


def test_quotation_marks_within_a_cell_are_part_of_it(folder: Path) -> None:
    lines(
        folder,
        {3: 'A2,2025-01-04,Theft,E01000002,a 5" pipe', 4: 'A3,2025-02-05,Robbery,E01000001,"a ""pipe"""'},
    )
    assert [row["mo_text"] for row in read(folder).loaded[1:]] == ['a 5" pipe', 'a "pipe"']


def test_blank_lines_are_passed_over_and_counted(folder: Path) -> None:
    written = text().splitlines()
    between = [written[0], "", written[1], "", "", *written[2:], "", ""]
    (folder / "offences.csv").write_text("\n".join(between) + "\n\n", encoding="utf-8")
    came = read(folder)
    assert [(row["crime_ref"], row["source_row"]) for row in came.loaded] == [("A1", 3), ("A2", 6), ("A3", 7)]


@pytest.mark.parametrize("above", ["\n", ",,,,\n", "\n\n , ,,,\n"])
def test_blank_lines_above_the_header(folder: Path, above: str) -> None:
    (folder / "offences.csv").write_text(above + text(), encoding="utf-8")
    came = read(folder)
    assert came.refs == ["A1", "A2", "A3"]
    assert came.loaded[0]["source_row"] == above.count("\n") + 2
    assert came.refused == []


def test_a_header_over_two_lines(folder: Path) -> None:
    (folder / "offences.csv").write_text(text(names=("crime\nref", *NAMES[1:])), encoding="utf-8")
    assert [row["source_row"] for row in read(folder).loaded] == [2, 3, 4]


def test_nul_bytes_are_left_out(folder: Path) -> None:
    (folder / "offences.csv").write_bytes(text().encode().replace(b"Theft", b"Th\0eft\0"))
    assert [row["offence"] for row in read(folder).loaded] == ["Burglary", "Theft", "Robbery"]


def test_a_line_of_five_megabytes_is_a_line(folder: Path) -> None:
    rows = [GOOD[0], ("A2", "2025-01-04", "Theft", "E01000002", "m" * 5_000_000), GOOD[2]]
    (folder / "offences.csv").write_text(text(rows), encoding="utf-8")
    came = read(folder)
    assert came.refs == ["A1", "A2", "A3"]
    assert len(came.loaded[1]["mo_text"]) == 5_000_000


def test_a_line_that_is_too_long_is_refused_alone(folder: Path) -> None:
    rows = [GOOD[0], ("A2", "2025-01-04", "Theft", "E01000002", "m" * 51_000_000), GOOD[2]]
    (folder / "offences.csv").write_text(text(rows), encoding="utf-8")
    came = read(folder)
    assert came.refs == ["A1", "A3"]
    assert came.refused[0][1:] == (3, "", "the row is longer than 10,000,000 characters")


def test_values_that_are_none_are_refused_by_row_column_and_reason(folder: Path) -> None:
    bad = [
        (f"A1\n{CANARY}", "2025-01-03", "Burglary", "E01000001", ""),
        ("", "2025-01-03", "Burglary", "E01000001", CANARY),
        ("A3", CANARY, "Burglary", "E01000001", ""),
        ("A4", "2025-02-30", "Burglary", "E01000001", ""),
        ("A5", "2025-01-03", " N/A ", "E01000001", CANARY),
        ("A6", "2025-01-03", "Burglary", f"<{CANARY}>", ""),
        ("A7", "2025-01-03", "Burglary", "E01000001", CANARY),
    ]
    (folder / "offences.csv").write_text(text(bad), encoding="utf-8")
    came = read(folder)
    assert came.refs == ["A7"]
    assert [(row, column, reason) for _, row, column, reason in came.refused] == [
        (2, "crime_ref", "the value is longer than 200 characters, or holds a line break: no reference does"),
        (3, "crime_ref", "is required and missing"),
        (4, "recorded_on", "the value is not a date"),
        (5, "recorded_on", "the value is not a date"),
        (6, "offence_code", "one of offence_code, offence is required and all are missing"),
        (7, "lsoa", "the value is not a code: letters, digits and / . - up to 20 characters"),
    ]


def test_spaces_of_every_kind_around_a_value_are_no_part_of_it(folder: Path) -> None:
    rows = [("\tA1 ", "  2025-01-03\t", "\u00a0Burglary\u00a0", " E01000001\r\n", "\t\n NULL \t"), *GOOD[1:]]
    (folder / "offences.csv").write_text(text(rows), encoding="utf-8", newline="")
    first = read(folder).loaded[0]
    assert (first["crime_ref"], first["offence"], first["lsoa"], first["mo_text"]) == (
        "A1",
        "Burglary",
        "E01000001",
        None,
    )


def test_a_reference_is_loaded_once(folder: Path) -> None:
    again = ("A1", "2025-01-20", "Theft", "E01000001", CANARY)
    (folder / "offences.csv").write_text(text([*GOOD, GOOD[0], again]), encoding="utf-8")
    came = read(folder)
    assert came.refs == ["A1", "A2", "A3"]
    assert [(row, column, reason) for _, row, column, reason in came.refused] == [
        (5, "crime_ref", "the row is identical to row 2 of in/offences.csv, which is loaded"),
        (
            6,
            "crime_ref",
            "the reference is that of row 2 of in/offences.csv, which is loaded and says something else",
        ),
    ]


def test_an_empty_file_is_an_error_that_says_so(folder: Path) -> None:
    contents = [b"", b"\n\n \n", b"\xef\xbb\xbf", b"\xff\xfe", b"\0\0\0\0\0\0", b",,,\n,,,\n"]
    names = [f"offences_{number}.csv" for number in range(len(contents))]
    for name, content in zip(names, contents, strict=True):
        (folder / name).write_bytes(content)
    came = read(folder)
    assert (came.new, came.check) == (1, 0)
    assert "Next: Export it again" in came.words
    for name in names:
        assert f"could not be opened: {name} is empty." in came.words
        assert f"in/{name}" in came.result["not_read"]


def test_a_file_with_a_header_alone_is_an_error_that_says_so(folder: Path) -> None:
    (folder / "offences.csv").write_text(text([]), encoding="utf-8")
    came = read(folder)
    assert (came.new, came.check) == (0, 1)
    assert "offences.csv is empty." in came.words
    assert "it holds a header and no rows" in came.words


def test_columns_that_no_source_knows_are_named_and_proposed_and_not_read(folder: Path) -> None:
    (folder / "ledger.csv").write_text(f"Colour,Shape,Weight\nred,round,{CANARY}\n", encoding="utf-8")
    came = read(folder)
    assert (came.new, came.check) == (0, 0)
    assert "not understood, and not used: ledger.csv" in came.words
    assert "in/ledger.csv" in came.result["not_read"]
    assert CANARY not in (folder.parent / "study/mappings/ledger.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("twice", ["offence", "OFFENCE", " Offence "])
def test_two_columns_of_one_name_are_an_error_that_names_their_places(folder: Path, twice: str) -> None:
    rows = [(*row, CANARY) for row in GOOD]
    (folder / "offences.csv").write_text(text(rows, (*NAMES, twice)), encoding="utf-8")
    came = read(folder)
    assert came.new == 1
    assert "offences.csv has two columns of one name." in came.words
    assert "columns 3 and 6" in came.words
