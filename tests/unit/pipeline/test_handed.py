"""Mapping files that come with the files: used where they are confirmed and whole, said where they are not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from groundview.errors import DataProblem
from groundview.pipeline.new import new_study
from groundview.study import open_study

OWN = "REF;RECORDED;WHAT\nA1;03/01/2025;Burglary\nA2;14/01/2025;Theft\n"
MAPPING = """\
source: own
title: Ours
table: offences
columns: {{crime_ref: REF, recorded_on: RECORDED, offence: {header}}}
status: {status}
"""


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def mapping(path: Path, status: str = "confirmed", header: str = "WHAT") -> Path:
    return write(path, MAPPING.format(status=status, header=header))


@pytest.mark.parametrize("place", ["in/mappings", "mappings", "study/mappings"], ids=["in", "beside", "own"])
def test_a_confirmed_mapping_is_used_copied_and_named(tmp_path: Path, place: str) -> None:
    write(tmp_path / "in/crimes.csv", OWN)
    given = mapping(tmp_path / place / "own.yml")
    found = new_study(tmp_path / "study", [tmp_path / "in"], None, ("", ""), "")
    assert found.not_understood == []
    assert (tmp_path / "study/mappings/own.yml").read_text(encoding="utf-8") == given.read_text(
        encoding="utf-8"
    )
    named = tomllib.loads((tmp_path / "study/study.toml").read_text(encoding="utf-8"))["sources"]
    assert [(entry["source"], entry["files"]) for entry in named] == [("own", ["crimes.csv"])]
    assert open_study(tmp_path / "study").file.sources[0].source == "own"


def test_a_mapping_that_nothing_needs_is_not_copied(tmp_path: Path) -> None:
    write(tmp_path / "in/offences.csv", "crime_ref,recorded_on,offence\nA1,2025-01-03,Burglary\n")
    mapping(tmp_path / "mappings/own.yml")
    new_study(tmp_path / "study", [tmp_path / "in"], None, ("", ""), "")
    assert not (tmp_path / "study/mappings").exists()


def test_one_that_is_only_proposed_is_said_and_not_used(tmp_path: Path) -> None:
    write(tmp_path / "in/crimes.csv", OWN)
    write(tmp_path / "in/offences.csv", "crime_ref,recorded_on,offence\nA1,2025-01-03,Burglary\n")
    given = mapping(tmp_path / "mappings/own.yml", status="proposed")
    found = new_study(tmp_path / "study", [tmp_path / "in"], None, ("", ""), "")
    assert found.handed.proposed == [given]
    assert found.not_understood == ["crimes.csv"]


def test_one_that_is_broken_is_said_and_the_rest_goes_on(tmp_path: Path) -> None:
    write(tmp_path / "in/crimes.csv", OWN)
    mapping(tmp_path / "mappings/own.yml")
    write(tmp_path / "mappings/half.yml", "source: half\ntitle: Half\n")
    write(tmp_path / "mappings/other_name.yml", MAPPING.format(status="confirmed", header="WHAT"))
    write(tmp_path / "mappings/standard_offences.yml", "source: standard_offences\ntitle: A\ntable: offences\n"
          "columns: {crime_ref: REF, recorded_on: RECORDED}\nstatus: confirmed\n")  # fmt: skip
    found = new_study(tmp_path / "study", [tmp_path / "in"], None, ("", ""), "")
    assert [entry.source for entry in found.entries] == ["own"]
    said = "\n".join(str(error) for error in found.broken)
    for words in ("half.yml", "the file has another name", "comes with the program"):
        assert words in said


def test_of_two_that_differ_the_study_s_own_is_used_and_the_other_said(tmp_path: Path) -> None:
    write(tmp_path / "in/crimes.csv", OWN)
    mapping(tmp_path / "study/mappings/own.yml")
    mapping(tmp_path / "mappings/own.yml", header="SOMETHING")
    found = new_study(tmp_path / "study", [tmp_path / "in"], None, ("", ""), "")
    assert "WHAT" in (tmp_path / "study/mappings/own.yml").read_text(encoding="utf-8")
    assert ["they differ" in str(error) for error in found.broken] == [True]


def test_a_proposal_does_not_take_the_place_of_a_mapping_that_somebody_works_on(tmp_path: Path) -> None:
    write(tmp_path / "in/own.csv", OWN)
    given = mapping(tmp_path / "study/mappings/own.yml", status="proposed")
    before = given.read_text(encoding="utf-8")
    with pytest.raises(DataProblem, match="a mapping is proposed"):
        new_study(tmp_path / "study", [tmp_path / "in"], None, ("", ""), "")
    assert given.read_text(encoding="utf-8") == before
