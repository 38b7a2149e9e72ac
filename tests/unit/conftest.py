"""The study that many tests share: an invented town in the layout of data.police.uk, made and run once a session."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from groundview import Study
from groundview.pipeline.new import new_study

EXTRACTS = Path(__file__).parents[1] / "northmere" / "extracts"


def start(folder: Path) -> None:
    """Starts a study of Northmere in `folder`."""
    extracts = Path(shutil.copytree(EXTRACTS, folder / "extracts"))
    new_study(folder, [extracts], extracts / "areas.geojson", ("", ""), "An invented town")


@pytest.fixture(scope="session")
def start_northmere() -> Callable[[Path], None]:
    """Starts a study of Northmere in a folder."""
    return start


@pytest.fixture(scope="session")
def finished_northmere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Northmere, run to the end. Tests read it and leave it as it is."""
    folder = tmp_path_factory.mktemp("shared") / "northmere"
    start(folder)
    Study.open(folder).run()
    return folder


@pytest.fixture
def northmere(finished_northmere: Path, tmp_path: Path) -> Path:
    """A copy of the finished study that a test may change."""
    return Path(shutil.copytree(finished_northmere, tmp_path / "northmere"))
