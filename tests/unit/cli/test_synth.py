"""groundview synth: what it says, what it refuses, and what a killed run leaves."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "groundview", "synth"]


def synth(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *words], capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.slow
def test_the_result_goes_to_standard_output_and_progress_to_standard_error(tmp_path: Path) -> None:
    done = synth(str(tmp_path / "invented"), "--size", "small", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["rows"]["offences"] > 10_000
    assert told["bad_rows"] > 100
    assert all(Path(folder).is_dir() for folder in told["extracts"])
    assert len(told["extracts"]) == 4
    assert "records" in done.stderr
    again = synth(str(tmp_path / "invented"), "--quiet")
    assert again.returncode == 2
    assert "is not empty" in again.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [(["--size", "village"], "no size village"), (["--dirt", "9"], "dirt is turned too far")],
)
def test_a_dial_turned_too_far_is_said(tmp_path: Path, words: list[str], said: str) -> None:
    done = synth(str(tmp_path / "invented"), *words)
    assert done.returncode == 2
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    done = synth(str(tmp_path / "file" / "invented"), "--size", "small", "--quiet")
    assert done.returncode == 5
    assert "invented could not be written" in done.stderr
    assert "Next: Choose a folder" in done.stderr


def test_a_killed_run_leaves_nothing_that_looks_finished(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, str(tmp_path / "invented"), "--size", "small"], stderr=subprocess.PIPE
    ) as run:
        assert run.stderr is not None
        assert b"place" in run.stderr.readline()
        run.kill()
    assert not (tmp_path / "invented").exists()
