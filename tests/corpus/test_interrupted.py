"""A run that is killed, or whose disk is full, leaves the last good state, and the next one finishes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from extracts import GOOD, command, read, text

from groundview.evidence.records.store import open_store

MANY = 200_000
LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (6_000_000, 6_000_000))
sys.argv[0] = "groundview"
from groundview.cli.main import main
main()
"""
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of Unix"),
]


@pytest.fixture
def study(folder: Path) -> Path:
    """A study of three offences that has been read, whose file then has grown to many."""
    (folder / "offences.csv").write_text(text(), encoding="utf-8")
    assert len(read(folder).refs) == 3
    rows = [(f"B{n}", "2025-01-03", f"Theft {n * 7919}", "E01000001", f"{n * n}") for n in range(MANY)]
    (folder / "offences.csv").write_text(text([*GOOD, *rows]), encoding="utf-8")
    return folder.parent / "study"


def offences(study: Path) -> int:
    with open_store(study / "store/study.duckdb") as store:
        return store.count("offences")


def finishes(study: Path) -> None:
    assert command("check", str(study))[0] == 0
    assert offences(study) == MANY + 3


def test_a_run_that_is_killed_while_it_loads(study: Path, folder: Path) -> None:
    (folder / "nominals.csv").write_text("nominal_ref\nN1\nN2\n", encoding="utf-8")
    words = [sys.executable, "-m", "groundview", "check", str(study)]
    with subprocess.Popen(words, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        assert process.stderr is not None
        assert "nominals.csv" in process.stderr.readline()
        # The persons are kept; the offences, which come next, are being read now.
        time.sleep(0.4)
        os.kill(process.pid, signal.SIGKILL)
    with open_store(study / "store/study.duckdb") as store:
        assert store.count("nominals") == 2
        assert store.count("offences") in (3, MANY + 3)
    finishes(study)
    assert not (study / "store/scratch").exists()


def test_a_disk_that_is_full(study: Path) -> None:
    words = [sys.executable, "-c", LIMITED, "check", str(study)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 5, done.stderr
    assert "what was finished is kept" in done.stderr
    assert "Next: " in done.stderr
    assert offences(study) == 3
    finishes(study)
