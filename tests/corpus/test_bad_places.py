"""Files and folders that cannot be read, or are no longer there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from extracts import GOOD, command, read, text

from groundview.evidence.records import intake


def refuse(monkeypatch: pytest.MonkeyPatch, secret: Path) -> None:
    """Makes one file unreadable. The owner of a file may be the administrator, whom no permission keeps out."""
    opened = Path.open

    def denied(path: Path, *words: Any, **more: Any) -> Any:
        if path == secret:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *words, **more)

    monkeypatch.setattr(Path, "open", denied)


def test_a_folder_called_like_a_file_is_a_folder(folder: Path) -> None:
    (folder / "offences.csv").mkdir()
    (folder / "offences.csv/offences.csv").write_text(text(), encoding="utf-8")
    assert read(folder).refs == ["A1", "A2", "A3"]


@pytest.mark.parametrize(
    "name", ["offences.csv", "offences.csv.gz", "north.zip", "offences.xlsx", "areas.geojson"]
)
def test_a_file_that_may_not_be_read_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (folder / name).write_text(text(), encoding="utf-8")
    refuse(monkeypatch, folder / name)
    came = read(folder)
    assert (came.new, came.check) == (1, 0)
    assert f"could not be opened: {name} may not be read by this user." in came.words
    assert "Next: Ask its owner for read access" in came.words


def test_a_file_that_may_no_longer_be_read_stops_the_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "offences.csv").write_text(text(), encoding="utf-8")
    study = str(folder.parent / "study")
    assert command("new", study, "--extracts", str(folder))[0] == 0
    refuse(monkeypatch, Path(study) / "../in/offences.csv")
    code, _, err = command("check", study)
    assert code == 1
    assert "offences.csv may not be read by this user." in err


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing keeps the administrator out"
)
def test_a_folder_that_may_not_be_entered_stops_it(folder: Path) -> None:
    (folder / "closed").mkdir()
    (folder / "closed/offences.csv").write_text(text(), encoding="utf-8")
    (folder / "closed").chmod(0)
    try:
        code, _, err = command("new", str(folder.parent / "study"), "--extracts", str(folder))
    finally:
        (folder / "closed").chmod(0o700)
    assert code == 1
    assert "closed may not be read by this user." in err


def test_a_folder_that_the_system_refuses_stops_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "closed").mkdir()
    walked = os.walk

    def denied(place: Path, onerror: Any) -> Any:
        onerror(PermissionError(13, "Permission denied", str(folder / "closed")))
        return walked(place)

    monkeypatch.setattr("os.walk", denied)
    code, _, err = command("new", str(folder.parent / "study"), "--extracts", str(folder))
    assert code == 1
    assert "closed may not be read by this user." in err


def test_a_file_that_disappears_while_it_is_read_stops_the_run_and_keeps_what_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "offences.csv").write_text(text(), encoding="utf-8")
    first = read(folder)
    (folder / "offences.csv").write_text(text(GOOD[:1]), encoding="utf-8")
    staged = intake.stage

    def gone(connection: Any, file: Any, scratch: Path) -> Any:
        file.path.unlink()
        return staged(connection, file, scratch)

    monkeypatch.setattr(intake, "stage", gone)
    study = folder.parent / "study"
    code, _, err = command("check", str(study))
    assert code == 1
    assert "offences.csv is no longer there." in err
    from groundview.evidence.records.store import open_store

    with open_store(study / "store/study.duckdb") as store:
        assert store.count("offences") == len(first.refs) == 3


def test_a_link_that_leads_out_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "offences.csv").write_text(text(), encoding="utf-8")
    (folder / "offences.csv").symlink_to(tmp_path / "offences.csv")
    (folder / "away").symlink_to(tmp_path)
    (folder / "nowhere.csv").symlink_to(tmp_path / "nothing.csv")
    came = read(folder)
    assert (came.new, came.refs) == (0, [])


def test_no_such_folder_and_an_empty_one(folder: Path) -> None:
    study = str(folder.parent / "study")
    for place, words in (
        (folder / "nowhere", "There is no such folder"),
        (folder, "No file there is understood"),
    ):
        code, _, err = command("new", study, "--extracts", str(place))
        assert code == 1
        assert words in err
        assert str(place) in err
        assert "Next: " in err
