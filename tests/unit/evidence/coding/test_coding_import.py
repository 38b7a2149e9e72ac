"""Sheets that come back: strictly read, every fault named and no cell told, nothing kept of a file with one."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
import xlsxwriter
from coding_world import AT, coding, database, draw

from groundview.errors import DataProblem, UserError
from groundview.evidence.cases.contexts import folder_of
from groundview.evidence.coding.adjudicate.disputed import Disputed
from groundview.evidence.coding.adjudicate.kept import read_designs, write_design
from groundview.evidence.coding.adjudicate.sheet import label, read_settled, write_disputes
from groundview.evidence.coding.answers import Given, read_answers
from groundview.evidence.coding.case_name import CaseName
from groundview.evidence.coding.codebook import load_codebook
from groundview.evidence.coding.entry import standing
from groundview.evidence.coding.file import COLUMNS, codings_file
from groundview.evidence.coding.sample.drawn import Sample
from groundview.evidence.coding.sample.sheet import Told

CANARY = "Zebedee"
BOOK = load_codebook(folder_of("acquisitive_crime"))
HEADER = ["Case", "Coder", *BOOK.names, "Why"]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """Ten cases: Ann codes some, Bob some, both some."""
    return draw(database({1: 20}), tmp_path_factory.mktemp("sample") / "acquisitive_crime", 10)


def of(sample: Sample, coder: str) -> list[str]:
    """The labels of a coder's cases."""
    return [
        sample.label("acquisitive_crime", one.case, one.number) for one in sample.cases if coder in one.coders
    ]


def row(case: str, coder: str = "Ann", why: str = "", **answers: str) -> list[str]:
    return [case, coder, *(answers.get(name, "") for name in BOOK.names), why]


def written(path: Path, rows: Iterable[list[str]], header: list[str] = HEADER) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, *rows])
    return path


def read(path: Path, sample: Sample, coder: str = "") -> list[Given]:
    return read_answers(path, BOOK, {1: sample}, coder)


def test_answers_are_read_and_blanks_left_out(tmp_path: Path, sample: Sample) -> None:
    one, other = of(sample, "Ann")[:2]
    rows = [row(one, planned="Yes", gain=" NO ", why="a\nb"), row(other), ["", *[""] * (len(HEADER) - 1)]]
    found = read(written(tmp_path / "x.csv", rows), sample)
    assert [(one.variable, one.answer, one.coder, one.why, one.sample) for one in found] == [
        ("planned", "yes", "Ann", "a b", 1), ("gain", "no", "Ann", "a b", 1),
    ]  # fmt: skip


def test_a_workbook_may_have_been_sorted_and_widened(tmp_path: Path, sample: Sample) -> None:
    one, other = of(sample, "Bob")[:2]
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, cells in enumerate(
            [HEADER, row(other, "bob", planned="unknown"), row(one, "BOB", gain="yes")]
        ):
            sheet.write_row(number, 0, [*cells[:2], "note" if number else "Mine", *cells[2:]])
        sheet.write_boolean(2, 3, True)
    assert [(one.coder, one.variable, one.answer) for one in read(path, sample, "Bob")] == [
        ("Bob", "planned", "unknown"), ("Bob", "two_or_more", "yes"), ("Bob", "gain", "yes"),
    ]  # fmt: skip


Spoil = Callable[[Sample], tuple[list[list[str]], str]]
FAULTS: dict[str, tuple[Spoil, str]] = {
    "an answer that is none": (
        lambda s: ([row(of(s, "Ann")[0], planned=CANARY)], ""),
        "row 2, column planned: is not yes, no, unknown or blank",
    ),
    "a number as answer": (lambda s: ([row(of(s, "Ann")[0], planned="1")], ""), "column planned: is not yes"),
    "a case twice": (
        lambda s: ([row(of(s, "Ann")[0]), row(of(s, "Ann")[0], planned="yes")], ""),
        "row 3, column Case: is answered in row 2 already",
    ),
    "no label": (
        lambda s: ([row(CANARY, planned="yes")], ""),
        "column Case: is not what a sample calls a case",
    ),
    "no case": (lambda s: ([row("", planned="yes")], ""), "column Case: is not what a sample calls a case"),
    "another context": (
        lambda s: ([row(of(s, "Ann")[0].replace("acquisitive_crime", "fraud"), planned="yes")], ""),
        "column Case: is a case of another context",
    ),
    "another sample": (
        lambda s: ([row(of(s, "Ann")[0].replace("crime-1-", "crime-2-"), planned="yes")], ""),
        "column Case: is of a sample that this study has not drawn",
    ),
    "another study": (
        lambda s: ([row(of(s, "Ann")[0][:-4] + "0000", planned="yes")], ""),
        "column Case: is not a case of that sample of this study",
    ),
    "a number beyond": (
        lambda s: ([row("acquisitive_crime-1-999-abcd", planned="yes")], ""),
        "column Case: is not a case of that sample of this study",
    ),
    "nobody": (
        lambda s: ([row(of(s, "Ann")[0], "", planned="yes")], ""),
        "column Coder: is blank, and --coder",
    ),
    "not its coder": (
        lambda s: (
            [row(next(one for one in of(s, "Ann") if one not in of(s, "Bob")), "Bob", planned="yes")],
            "",
        ),
        "column Coder: is not a coder of this case",
    ),
    "somebody unknown": (
        lambda s: ([row(of(s, "Ann")[0], CANARY, planned="yes")], ""),
        "column Coder: is not a coder of this case",
    ),
    "two names": (
        lambda s: ([row(of(s, "Ann")[0], "Ann", planned="yes")], "Bob"),
        "column Coder: is somebody else than --coder names",
    ),
    "a formula": (lambda s: ([row(of(s, "Ann")[0], planned="'=1+1")], ""), "column planned: is not yes"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_without_the_cell(fault: str, tmp_path: Path, sample: Sample) -> None:
    spoil, says = FAULTS[fault]
    rows, coder = spoil(sample)
    with pytest.raises(DataProblem) as raised:
        read(written(tmp_path / "x.csv", rows), sample, coder)
    assert says in str(raised.value)
    assert CANARY not in str(raised.value)
    assert "Nothing of the file was kept" in str(raised.value)


def test_every_fault_is_named(tmp_path: Path, sample: Sample) -> None:
    rows = [row(case, planned="perhaps", gain="y") for case in of(sample, "Ann")]
    with pytest.raises(DataProblem) as raised:
        read(written(tmp_path / "x.csv", rows), sample)
    n = 2 * len(rows)
    assert f"{n} of its cells are wrong" in str(raised.value)
    assert str(raised.value).count("row ") == min(n, 20)
    assert n <= 20 or f"and {n - 20} more" in str(raised.value)


@pytest.mark.parametrize(
    "content",
    [b"", b"Case,Coder\n", b'Case,Coder,"planned', b"\x00\x01", b"PK\x03\x04", ("," * 30 + "\n").encode()],
)
def test_what_is_no_sheet_is_refused(tmp_path: Path, content: bytes, sample: Sample) -> None:
    for name in ("x.csv", "x.xlsx"):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(UserError):
            read(tmp_path / name, sample)


def test_a_question_that_is_missing_or_twice_is_refused(tmp_path: Path, sample: Sample) -> None:
    for header in ([*HEADER[:-2], "Why"], [*HEADER, "planned"]):
        with pytest.raises(DataProblem, match="is not there once"):
            read(written(tmp_path / "x.csv", [], header), sample)


DISPUTES = [
    Disputed(CaseName("C1", "s"), "planned", ("no", "yes")),
    Disputed(CaseName("=C2", "s", 2), "gain", ("unknown", "yes")),
]


@pytest.fixture
def disputes(tmp_path: Path) -> tuple[Path, Path]:
    """An adjudication sheet of two disputes, as it is written."""
    write_design(tmp_path, 1, DISPUTES)
    cells = {label("acquisitive_crime", 1, n, one): ("told",) for n, one in enumerate(DISPUTES, 1)}
    return write_disputes(tmp_path / "adjudicate-1", BOOK, 1, DISPUTES, Told(("Method",), frozenset(), cells))


def settled(path: Path, answers: list[str]) -> Path:
    """The sheet with its answers filled in."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        header, *rows = list(csv.reader(stream))
    for cells, answer in zip(rows, answers, strict=True):
        cells[header.index("Settled answer")] = answer
    return written(path, rows, header)


def test_disputes_show_the_answers_and_not_the_coders(disputes: tuple[Path, Path]) -> None:
    assert read_designs(disputes[1].parent) == {1: DISPUTES}
    text = disputes[1].read_text(encoding="utf-8-sig")
    assert "no / yes" in text
    assert not any(word in text for word in ("Ann", "Bob", "C1,", "C2"))


def test_disputes_are_settled(disputes: tuple[Path, Path]) -> None:
    found = read_settled(settled(disputes[1], ["no", ""]), BOOK, {1: DISPUTES}, "Eve")
    assert [(one.case, one.variable, one.answer, one.coder) for one in found] == [
        (DISPUTES[0].case, "planned", "no", "Eve")
    ]


def test_a_dispute_that_is_wrong_is_named(disputes: tuple[Path, Path]) -> None:
    with pytest.raises(DataProblem, match="row 3, column Settled answer: is not yes") as raised:
        read_settled(settled(disputes[1], ["no", CANARY]), BOOK, {1: DISPUTES}, "Eve")
    assert CANARY not in str(raised.value)
    with pytest.raises(DataProblem, match="row 2, column Dispute: is nothing"):
        read_settled(disputes[1], BOOK, {2: DISPUTES}, "Eve")
    with pytest.raises(DataProblem, match="row 2, column Dispute: is nothing"):
        read_settled(disputes[1], BOOK, {1: DISPUTES[1:]}, "Eve")


def test_entries_are_kept_and_the_last_one_stands(tmp_path: Path) -> None:
    file = codings_file(tmp_path)
    file.append(
        lambda _: [
            coding("=C1", "Ann", "yes"),
            coding("=C1", "Bob", "no"),
            coding("=C1", "Eve", "no", role="adjudicator"),
        ]
    )
    file.append(
        lambda _: [coding("=C1", "Ann", "withdrawn"), coding("=C1", "Dan", "yes", role="adjudicator")]
    )
    entries = file.read()
    assert [one.entry for one in entries] == [1, 2, 3, 4, 5]
    assert {one.coder: one.answer for one in standing(entries).values()} == {
        "Ann": "withdrawn",
        "Bob": "no",
        "Dan": "yes",
    }
    lines = (tmp_path / "codings.csv").read_text(encoding="utf-8").splitlines()
    assert tuple(lines[0].split(",")) == COLUMNS
    assert lines[1].startswith(
        "1,'=C1,standard_offences,1,coder,Ann,planned,yes,2026-03-01T14:05:09+00:00,1,1,"
    )


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        ("1,C,s,1,judge,Ann,planned,yes,{at},1,1,", "role", "is not one of"),
        ("1,C,s,1,coder,,planned,yes,{at},1,1,", "coder", "missing"),
        ("1,C,s,1,coder,Ann,planned,Zebedee,{at},1,1,", "answer", "small letters"),
        ("1,C,s,1,coder,Ann,planned,yes,Zebedee,1,1,", "at", "not a moment"),
        ("1,C,s,x,coder,Ann,planned,yes,{at},1,1,", "nth", "whole number"),
        ("0,C,s,1,coder,Ann,planned,yes,{at},1,1,x,y", "", "13 values"),
    ],
)
def test_a_spoilt_file_of_entries_is_refused(tmp_path: Path, cells: str, column: str, why: str) -> None:
    path = tmp_path / "codings.csv"
    path.write_text(f"{','.join(COLUMNS)}\n{cells.format(at=AT)}\n", encoding="utf-8")
    with pytest.raises(DataProblem) as raised:
        codings_file(tmp_path).read()
    assert why in str(raised.value)
    assert f"column {column}" in str(raised.value) if column else "row 2" in str(raised.value)
    assert CANARY not in str(raised.value)
