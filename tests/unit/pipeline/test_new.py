"""Starting a study: what is found is written down, what is not understood is said and never guessed."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from groundview import DataProblem, Study, UsageProblem
from groundview.pipeline.new import new_study
from groundview.pipeline.patterns import patterns, relative

OFFENCES = "crime_ref,recorded_on,offence,lsoa\nA1,2025-01-03,Burglary,X1\n"
AREAS = (
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"X1"},'
    '"geometry":{"type":"Polygon","coordinates":[[[0,52],[1,52],[1,53],[0,52]]]}}]}'
)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def start(folder: Path, *extracts: Path, areas: Path | None = None) -> dict[str, object]:
    new_study(folder, extracts, areas, ("", ""), "")
    return tomllib.loads((folder / "study.toml").read_text(encoding="utf-8"))


def test_the_only_boundary_file_among_the_extracts_gives_the_areas(tmp_path: Path) -> None:
    write(tmp_path / "in/offences.csv", OFFENCES)
    write(tmp_path / "in/deep/er/areas.geojson", AREAS)
    written = start(tmp_path / "study", tmp_path / "in")
    assert written["areas"] == {"file": "../in/deep/er/areas.geojson", "source": "standard_areas"}
    assert [entry["source"] for entry in written["sources"]] == ["standard_offences"]  # type: ignore[attr-defined, index]


def test_a_study_is_never_written_over(tmp_path: Path) -> None:
    write(tmp_path / "in/offences.csv", OFFENCES)
    start(tmp_path / "study", tmp_path / "in")
    with pytest.raises(UsageProblem, match="already a study"):
        start(tmp_path / "study", tmp_path / "in")


def test_two_folders_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for force in ("north", "south"):
        write(tmp_path / force / "police/offences.csv", OFFENCES)
    written = start(tmp_path / "study", tmp_path / "north/police", tmp_path / "south/police")
    assert [entry["name"] for entry in written["sources"]] == ["north_police", "south_police"]  # type: ignore[attr-defined, index]
    Study.open(tmp_path / "study")


def test_an_unknown_layout_is_proposed_and_not_used_until_confirmed(tmp_path: Path) -> None:
    own = "CrimeRef;Date Recorded;Offence;Officer\nA1;03/01/2025;Burglary;Smith\nA2;14/01/2025;Theft;Jones\n"
    write(tmp_path / "in/CrimeExport.csv", own)
    write(tmp_path / "in/areas.geojson", AREAS)
    with pytest.raises(DataProblem, match="a mapping is proposed"):
        start(tmp_path / "study", tmp_path / "in")
    mapping, study = tmp_path / "study/mappings/crimeexport.yml", tmp_path / "study/study.toml"
    study.write_text(
        study.read_text()
        .replace("# [[sources", "[[sources")
        .replace("# source", "source")
        .replace("# folder", "folder")
        .replace("# files", "files")
    )
    with pytest.raises(UsageProblem, match="only proposed"):
        Study.open(tmp_path / "study").run(until="read")
    confirmed = mapping.read_text().replace("status: proposed", "status: confirmed")
    if "recorded_on:" not in confirmed.split("columns:")[1].split("#")[0]:
        confirmed = confirmed.replace("columns:\n", "columns:\n  recorded_on: Date Recorded\n")
    confirmed = confirmed.replace('"Date Recorded", ', "").replace(', "Date Recorded"', "")
    mapping.write_text(confirmed)
    done = Study.open(tmp_path / "study").run(until="read")
    assert {step.step: step.n_rows for step in done}["read:offences"] == 2


def test_a_mapping_that_nobody_uses_cannot_stop_a_run(northmere: Path) -> None:
    write(northmere / "mappings/broken.yml", "source: [")
    done = Study.open(northmere).run(until="read")
    assert all(step.fresh for step in done)


def test_nothing_understood_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    write(tmp_path / "in/notes.csv", "one\n2\n")
    with pytest.raises(DataProblem, match="No file there is understood") as caught:
        start(tmp_path / "study", tmp_path / "in")
    assert "docs/declarations.md" in caught.value.next_step
    assert not (tmp_path / "study").exists()


def test_a_boundary_file_without_codes_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "in/offences.csv", OFFENCES)
    areas = write(tmp_path / "shapes.geojson", AREAS.replace('"code"', '"id"'))
    with pytest.raises(DataProblem, match="not understood as a file of areas"):
        start(tmp_path / "study", tmp_path / "in", areas=areas)


def test_dates_in_names_become_patterns_unless_they_catch_another_source() -> None:
    months = ["2025-01/2025-01-x-street.csv", "2025-02/2025-02-x-street.csv"]
    assert patterns(months, months) == ("*/*-x-street.csv",)
    assert patterns(["a-2025-01.csv"], ["a-2025-01.csv", "a-2025-02.csv"]) == ("a-2025-01.csv",)
    assert patterns(["imd2019.csv"], ["imd2019.csv"]) == ("imd2019.csv",)
    assert patterns(["a[1]*.csv"], ["a[1]*.csv", "a1.csv"]) == ("a[[]1[]][*].csv",)


def test_paths_are_written_from_the_study(tmp_path: Path) -> None:
    assert relative(tmp_path / "in", tmp_path / "studies/one") == "../../in"
