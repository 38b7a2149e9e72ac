"""The study as Python sees it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from groundview import Study, UsageProblem

CONTRACT = [
    *("id", "question", "context", "measure", "definition", "area_code", "period", "breakdown"),
    *("value", "unit", "n", "numerator", "denominator", "evidence_low", "evidence_high"),
    *("sampling_low", "sampling_high", "coding_low", "coding_high", "linkage_low", "linkage_high"),
    *("areas_low", "areas_high", "method", "note", "level"),
]


def test_findings_have_the_columns_of_the_contract(finished_northmere: Path) -> None:
    assert Study.open(finished_northmere).table("findings").columns == CONTRACT
    assert Study.open(finished_northmere).table("refused").columns[:4] == ["file", "row", "column", "reason"]


def test_findings_are_filtered_by_their_columns(finished_northmere: Path) -> None:
    asked = {"context": "neighbourhood", "measure": "organised_share", "definition": "two_or_more"}
    whole = {"area_code": "", "period": "", "breakdown": ""}
    (found,) = Study.open(finished_northmere).findings(**asked, **whole)
    assert found["question"] == "attribution"
    # The open data name nobody: nothing is proved, and nothing is ruled out.
    assert found["value"] is None
    assert (found["evidence_low"], found["evidence_high"]) == (0.0, 1.0)


def test_an_unknown_column_or_table_is_refused(finished_northmere: Path) -> None:
    study = Study.open(finished_northmere)
    with pytest.raises(UsageProblem, match="no column measur"):
        study.findings(measur="recorded")
    with pytest.raises(UsageProblem, match="no table suspects"):
        study.table("suspects")


def test_a_folder_without_a_study_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="not a study"):
        Study.open(tmp_path)


def test_a_quotation_mark_in_a_filter_is_a_quotation_mark(finished_northmere: Path) -> None:
    assert Study.open(finished_northmere).findings(area_code="' OR 1=1 --") == []


def test_brackets_in_the_name_of_a_folder_are_no_pattern(finished_northmere: Path, tmp_path: Path) -> None:
    tables = tmp_path / "town [1]" / "out" / "tables"
    shutil.copytree(finished_northmere / "out/tables", tables)
    shutil.copy(finished_northmere / "study.toml", tmp_path / "town [1]")
    assert Study.open(tmp_path / "town [1]").findings(question="attribution")
