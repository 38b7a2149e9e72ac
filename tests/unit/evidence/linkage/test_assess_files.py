"""Samples as files: nothing in them is a formula, the answer is picked, and what comes back is read strictly."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from groundview.errors import DataProblem, UsageProblem
from groundview.evidence.linkage.assess.breakdowns import BREAKDOWNS, origin
from groundview.evidence.linkage.assess.draw import DrawnPair
from groundview.evidence.linkage.assess.filled import read_filled
from groundview.evidence.linkage.assess.kept import read_design, write_design
from groundview.evidence.linkage.assess.name_groups import read_name_groups
from groundview.evidence.linkage.assess.side_by_side import HEADER
from groundview.evidence.linkage.assess.workbook import MARKING, write_csv, write_workbook
from groundview.evidence.linkage.judgements.judgement import RecordName
from groundview.evidence.records.by_hand.numbered import design_path, numbers

FORMULA = '=HYPERLINK("http://example.org","x")'
ROWS = [
    ("S1-1", "", "", FORMULA, *["plain"] * (len(HEADER) - 4)),
    ("S1-2", "", "", *["0017"] * (len(HEADER) - 3)),
]


def test_a_workbook_holds_texts_only_and_a_list_of_answers(tmp_path: Path) -> None:
    path = tmp_path / "sample.xlsx"
    write_workbook(path, ROWS)
    with zipfile.ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet2.xml").decode()
        texts = package.read("xl/sharedStrings.xml").decode()
        names = package.namelist()
    assert "<f>" not in sheet
    assert "<v>0017" not in sheet
    assert "HYPERLINK" in texts
    assert '<formula1>"same,different,unsure"</formula1>' in sheet
    assert MARKING in texts
    assert not any("rels" in name and "sheet" in name for name in names)


def test_a_workbook_comes_back_with_its_answers(tmp_path: Path) -> None:
    path = tmp_path / "filled.xlsx"
    answered = [("S1-1", "Same", "photo  =1", *ROWS[0][3:]), ROWS[1], ("S1-3", "unsure", "", *ROWS[0][3:])]
    write_workbook(path, answered)
    found = read_filled(path)
    assert [(one.sample, one.number, one.answer, one.why, one.row) for one in found] == [
        (1, 1, "same", "photo =1", 2),
        (1, 3, "unsure", "", 4),
    ]


def test_csv_is_neutralised_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "sample.csv"
    write_csv(path, [("S1-1", "different", "-", *ROWS[0][3:])])
    cells = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))[1]
    assert cells[3] == "'" + FORMULA
    assert [(one.answer, one.why) for one in read_filled(path)] == [("different", "-")]


@pytest.mark.parametrize(
    ("row", "place", "why"),
    [
        ("S1-1,yes,", "row 3, column Answer", "is not same, different, unsure or blank"),
        ("S1,same,", "row 3, column Pair", "what a sample calls a pair"),
        ("S1-9,same,", "row 3, column Pair", "answered in row 2 already"),
        (",same,Canary", "row 3, column Pair", "what a sample calls a pair"),
    ],
)
def test_what_is_wrong_is_named_without_the_cell(tmp_path: Path, row: str, place: str, why: str) -> None:
    path = tmp_path / "filled.csv"
    path.write_text(f"Pair,Answer,Why\nS1-9,same,x\n{row}\n", encoding="utf-8")
    with pytest.raises(DataProblem) as raised:
        read_filled(path)
    assert place in str(raised.value)
    assert why in str(raised.value)
    assert "Canary" not in str(raised.value)


@pytest.mark.parametrize("content", ["", "Pair,Answer\n", "a,b,c\n1,2,3\n", 'Pair,Answer,Why\n"S1'])
def test_another_file_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "filled.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataProblem):
        read_filled(path)


def test_a_workbook_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_row(0, 0, ["a", "b"])
    with pytest.raises(DataProblem):
        read_filled(path)
    with pytest.raises(DataProblem, match="no such file"):
        read_filled(tmp_path / "nowhere.xlsx")


def drawn(number: int, probability: float | None) -> DrawnPair:
    groups = dict.fromkeys(BREAKDOWNS, "=x")
    names = RecordName("=1", "crime", "s"), RecordName("007", "", "s")
    return DrawnPair(number, *names, "linked, a", True, False, 40, 2, probability, groups)


def test_a_design_is_kept_as_it_was(tmp_path: Path) -> None:
    pairs = [drawn(1, 0.1 + 0.2), drawn(2, None)]
    write_design(design_path(tmp_path, 3), pairs)
    assert read_design(design_path(tmp_path, 3)) == pairs
    assert numbers(tmp_path) == [3]
    with pytest.raises(FileExistsError):
        write_design(design_path(tmp_path, 3), pairs)


def test_a_design_that_is_gone_or_spoilt_is_said_so(tmp_path: Path) -> None:
    path = design_path(tmp_path, 1)
    with pytest.raises(UsageProblem, match="no such sample"):
        read_design(path)
    write_design(path, [drawn(1, 0.5)])
    for spoilt in ("40,2", "yes,no"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(spoilt, "x"), encoding="utf-8")
        with pytest.raises(DataProblem, match="not what was written"):
            read_design(path)
        path.write_text(text, encoding="utf-8")


def test_name_groups_are_the_study_s_own(tmp_path: Path) -> None:
    path = tmp_path / "name_groups.csv"
    assert read_name_groups(path) == {}
    path.write_text("name,group\nO'Neil, Irish\n\nsmith,British\nSMITH,British\n", encoding="utf-8")
    assert read_name_groups(path) == {"O'NEIL": "Irish", "SMITH": "British"}


@pytest.mark.parametrize(
    ("content", "row"),
    [("a,b\n", 1), ("name,group\nsmith,x\nSmith,y\n", 3), ("name,group\nsmith\n", 2), ("", 1)],
)
def test_a_spoilt_list_of_names_is_refused(tmp_path: Path, content: str, row: int) -> None:
    path = tmp_path / "name_groups.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataProblem, match=f"row {row}") as raised:
        read_name_groups(path)
    assert "mith" not in str(raised.value)


def test_no_word_stands_for_two_groups() -> None:
    for groups in (origin().ethnicity, origin().nationality):
        words = [word.lower() for listed in groups.values() for word in listed]
        assert len(words) == len(set(words))
