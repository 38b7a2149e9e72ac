"""A study is written whole or not at all, and one seed gives one set of bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from groundview.errors import UsageProblem
from groundview.synth.dials import Dials
from groundview.synth.finished import whole_folder
from groundview.synth.nation import write_region
from groundview.synth.write import Study, write_study


def hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.slow
def test_one_seed_gives_one_set_of_bytes(written: Study, tmp_path: Path) -> None:
    write_study(Dials(), tmp_path / "again", lambda said: None)
    assert hashes(tmp_path / "again") == hashes(written.folder)


@pytest.mark.slow
def test_another_seed_gives_another_world_and_a_clean_one_has_no_bad_rows(
    written: Study, tmp_path: Path
) -> None:
    other = write_study(Dials(seed=2, dirt=0), tmp_path / "other", lambda said: None)
    assert (tmp_path / "other/truth/bad_rows.csv").read_text(encoding="utf-8").count("\n") == 1
    assert other.n_bad == 0 < written.n_bad
    mine, theirs = hashes(written.folder), hashes(tmp_path / "other")
    same = {name for name in mine if name.startswith("standard/") and theirs.get(name) == mine[name]}
    assert same <= {"standard/partners.csv"}  # who is asked for what is declared


@pytest.mark.slow
def test_two_regions_have_no_reference_in_common(tmp_path: Path) -> None:
    import duckdb

    from groundview.evidence.pole.tables import extract_tables

    for region in (0, 1):
        write_region(Dials(region=region), tmp_path)
    for table in extract_tables().values():
        if table.key and table.file and table.file != "areas":
            files = [
                str(tmp_path / f"standard/{table.table}/region-{region:03}.parquet") for region in (0, 1)
            ]
            count = f"SELECT count(*), count(DISTINCT {table.key}) FROM read_parquet(?)"
            rows, different = duckdb.execute(count, [files]).fetchall()[0]
            assert rows == different > 0, table.table
    joined = (
        "SELECT count(*) FROM read_parquet(?) AS link ANTI JOIN read_parquet(?) AS offence USING (crime_ref)"
    )
    links, offences = (str(tmp_path / f"standard/{name}/*.parquet") for name in ("involvements", "offences"))
    assert duckdb.execute(joined, [links, offences]).fetchall() == [(0,)]
    areas = [
        set(path.read_text(encoding="utf-8").splitlines()) for path in (tmp_path / "standard/areas").iterdir()
    ]
    assert len(areas) == 2
    assert len(areas[0] & areas[1]) <= 2  # the first line and the last


def test_a_folder_that_is_not_empty_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageProblem, match="not empty"), whole_folder(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    with whole_folder(tmp_path / "new") as place:
        (place / "a.txt").write_text("a", encoding="utf-8")
        assert not any((tmp_path / "new").iterdir())
    assert (tmp_path / "new/a.txt").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


def interrupted(folder: Path) -> None:
    with whole_folder(folder) as place:
        (place / "a.txt").write_text("a", encoding="utf-8")
        raise KeyboardInterrupt


def test_an_interruption_leaves_nothing_that_looks_finished(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        interrupted(tmp_path / "new")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_is_cleared_away_by_the_next(tmp_path: Path) -> None:
    left = tmp_path / ".new.unfinished"
    left.mkdir()
    (left / "half.csv").write_text("half", encoding="utf-8")
    with whole_folder(tmp_path / "new") as place:
        (place / "a.txt").write_text("a", encoding="utf-8")
    assert [path.name for path in sorted((tmp_path / "new").iterdir())] == ["a.txt"]
    assert not left.exists()
