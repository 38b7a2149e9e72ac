"""A small study written once, and the two studies that read it: in the standard layout, and as its forces write it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from groundview.pipeline.new import new_study
from groundview.pipeline.run import run
from groundview.study import open_study
from groundview.synth.dials import Dials
from groundview.synth.write import Study, write_study


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """A small study, in every layout."""
    return write_study(Dials(), tmp_path_factory.mktemp("synth") / "invented", lambda said: None)


@pytest.fixture(scope="session")
def standard(written: Study, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a study that has read the standard layout."""
    return _read(written, written.extracts[:1], tmp_path_factory)


@pytest.fixture(scope="session")
def forces(written: Study, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a study that has read what the two forces and others write."""
    return _read(written, written.extracts[1:], tmp_path_factory)


@pytest.fixture(params=["standard", "forces"])
def intake(request: pytest.FixtureRequest) -> Path:
    """Each of the two."""
    found: Path = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def bad_rows(written: Study) -> list[dict[str, str]]:
    """What truth says of bad rows."""
    with (written.folder / "truth/bad_rows.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _read(written: Study, extracts: tuple[str, ...], folders: pytest.TempPathFactory) -> Path:
    folder = folders.mktemp("read") / "study"
    new_study(folder, [written.folder / name for name in extracts], None, ("", ""), "")
    run(open_study(folder), until="read", tell=lambda done: None, progress=lambda name, rows: None)
    return folder
