"""The file of judgements: nothing in it is ever lost, changed or taken for a formula; what is wrong is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judged_world import AT, judged, kept, withdrawn

from groundview.errors import DataProblem, EnvironmentProblem
from groundview.evidence.linkage.judgements.columns import COLUMNS
from groundview.evidence.linkage.judgements.file import append, read_judgements
from groundview.evidence.linkage.judgements.judgement import (
    Judgement,
    RecordName,
    last_for_each_pair,
    unwithdrawn,
)
from groundview.evidence.records.by_hand.cells import harmless, one_line, restored

GOOD = f"1,same,A,,,B,,,Ann,{AT},seen,,"


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    entry = Judgement(
        0,
        "same",
        RecordName("=A,1", "crime", "x"),
        RecordName("007", "", "y"),
        "O'Neil, Ann",
        AT,
        '"-1"',
        sample=2,
    )
    path = kept(tmp_path, entry, judged("A", "unsure", "B"))
    first, second = read_judgements(path)
    assert (first.left, first.right, first.by, first.why, first.sample) == (
        entry.left, entry.right, entry.by, entry.why, 2,
    )  # fmt: skip
    assert (first.entry, second.entry) == (1, 2)


def test_entries_are_added_and_those_before_stay_byte_for_byte(tmp_path: Path) -> None:
    path = kept(tmp_path, judged("A", "same", "B"))
    before = path.read_bytes()
    append(path, lambda there: [judged("A", "different", "B", why=f"after {len(there)}")])
    assert path.read_bytes().startswith(before)
    assert [entry.why for entry in read_judgements(path)] == ["seen", "after 1"]


def test_a_write_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = kept(tmp_path, judged("A", "same", "B"))
    before = path.read_bytes()

    def broken(_: object) -> list[Judgement]:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        append(path, broken)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["judgements.csv"]


def test_two_writers_do_not_meet(tmp_path: Path) -> None:
    path = kept(tmp_path)
    (tmp_path / ".judgements.csv.new").touch()
    with pytest.raises(EnvironmentProblem, match="Another process"):
        append(path, lambda _: [judged("A", "same", "B")])


@pytest.mark.parametrize("text", ["=1+1", "+44", "-1", "@SUM(A1)", "\t=1", "＝1", "'=1"])
def test_no_cell_is_a_formula(text: str, tmp_path: Path) -> None:
    assert harmless(text).startswith("'")
    path = kept(tmp_path, judged("A", "same", "B", by=text.strip(), why=text.strip()))
    written = path.read_text(encoding="utf-8").splitlines()[1].split(",")
    assert not any(cell.strip('"')[:1] in ("=", "+", "-", "@", "＝") for cell in written if cell)


@given(st.text(max_size=12))
def test_harmless_texts_are_restored(text: str) -> None:
    assert restored(harmless(text)) == text


@given(st.text(max_size=30))
def test_a_reason_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


@pytest.mark.parametrize(
    ("rows", "row", "column", "why"),
    [
        (["1,maybe,A,,,B,,,Ann,{at},seen,,"], 2, "answer", "is not one of"),
        ([GOOD, "x,same,A,,,C,,,Ann,{at},seen,,"], 3, "entry", "whole number"),
        ([GOOD, GOOD], 3, "entry", "not greater"),
        (["1,same,A,,,B,,,,{at},seen,,"], 2, "by", "missing"),
        (["1,same,A,,,B,,,Ann,yesterday,seen,,"], 2, "at", "not a moment"),
        (["1,same,A,,,B,,,Ann,2026-03-01T14:05:09,seen,,"], 2, "at", "time zone"),
        (["1,same,A,,,A,,,Ann,{at},seen,,"], 2, "right_ref", "same record"),
        (["1,withdrawn,A,,,B,,,Ann,{at},seen,,"], 2, "withdraws", "where, and only where"),
        ([GOOD, "2,withdrawn,A,,,B,,,Ann,{at},seen,5,"], 3, "withdraws", "earlier judgement"),
        (["1,same,A,,,B"], 2, "", "6 values"),
    ],
)
def test_what_is_wrong_is_named_without_the_cell(
    tmp_path: Path, rows: list[str], row: int, column: str, why: str
) -> None:
    path = tmp_path / "judgements.csv"
    lines = [",".join(COLUMNS), *(text.replace("{at}", AT) for text in rows)]
    path.write_text("\n".join(lines).replace("Ann", "Zebedee Canary"), encoding="utf-8")
    with pytest.raises(DataProblem) as raised:
        read_judgements(path)
    said = str(raised.value)
    assert f"row {row}" in said
    assert why in said
    assert f"column {column}" in said if column else "column" not in raised.value.where
    assert not any(cell in said for cell in ("Zebedee", "maybe", "yesterday"))


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00", b'entry,"answer\n'])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "judgements.csv"
    path.write_bytes(content)
    with pytest.raises(DataProblem):
        read_judgements(path)


def test_a_spreadsheet_may_have_saved_it(tmp_path: Path) -> None:
    """With a byte order mark, other line ends, and an empty row at the end."""
    path = kept(tmp_path, judged("A", "same", "B"))
    text = path.read_text(encoding="utf-8").replace("\n", "\r\n") + "," * (len(COLUMNS) - 1) + "\r\n"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert [entry.answer for entry in read_judgements(path)] == ["same"]


def test_the_last_judgement_stands_unless_it_is_taken_back(tmp_path: Path) -> None:
    there = [judged("A", "same", "B"), judged("B", "different", "A"), withdrawn(2), judged("A", "same", "C")]
    entries = read_judgements(kept(tmp_path, *there))
    assert [entry.entry for entry in last_for_each_pair(entries[:2])] == [2]
    assert [entry.entry for entry in last_for_each_pair(entries)] == [1, 4]
    assert [entry.entry for entry in unwithdrawn(entries)] == [1, 4]
    assert len(entries) == 4
