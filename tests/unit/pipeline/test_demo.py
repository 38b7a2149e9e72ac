"""The demonstration: a whole study of an invented world, with its truth beside it and out of its sight."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from groundview import Study
from groundview.pipeline.demo import WORLD, start_demo
from groundview.synth.dials import Dials


def test_every_row_is_loaded_or_refused_for_the_planted_reason(finished_demo: Path) -> None:
    study = Study.open(finished_demo)
    read, loaded, refused = (
        study.table("files").aggregate("sum(n_rows), sum(n_loaded), sum(n_refused)").fetchone()
    )
    assert read == loaded + refused
    with (finished_demo / WORLD / "truth/bad_rows.csv").open(encoding="utf-8", newline="") as stream:
        planted = [row for row in csv.DictReader(stream) if row["layout"] == "standard"]
    told = study.table("refused").fetchall()
    assert len(planted) > 20
    assert sorted((row["file"], int(row["row"]), row["column"], row["reason"]) for row in planted) == sorted(
        (file, row, column, reason) for file, row, column, reason, *_ in told
    )


def test_the_profile_sets_three_cities_side_by_side_and_says_what_is_missing(finished_demo: Path) -> None:
    page = (finished_demo / "out/report/internal.html").read_text(encoding="utf-8")
    cities = (finished_demo / WORLD / "truth/cities.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert len(cities) == 3
    assert 'id="side-by-side"' in page
    assert "1 month of data is missing: November 2024" in page
    assert "drawn side by side at one scale" in page


def test_the_study_does_not_see_the_truth(finished_demo: Path) -> None:
    text = (finished_demo / "study.toml").read_text(encoding="utf-8")
    assert "truth" not in text
    files = [file for (file,) in Study.open(finished_demo).table("files").project("file").fetchall()]
    assert files
    assert all(file.startswith("standard/") for file in files)


def test_it_is_made_once(finished_demo: Path) -> None:
    before = (finished_demo / WORLD / "standard/offences.csv").stat().st_mtime_ns
    assert not start_demo(finished_demo, Dials(size="small"), lambda _: None)
    assert (finished_demo / WORLD / "standard/offences.csv").stat().st_mtime_ns == before


def test_a_world_that_an_interruption_left_is_used_again(finished_demo: Path, tmp_path: Path) -> None:
    folder = tmp_path / "again"
    folder.mkdir()
    (folder / WORLD).symlink_to(finished_demo / WORLD, target_is_directory=True)
    assert start_demo(folder, Dials(size="small"), lambda _: pytest.fail("the world was made again"))
