"""Studies that many tests share: the demonstration, made and run once a session."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from groundview import Study
from groundview.pipeline.demo import start_demo


@pytest.fixture(scope="session")
def finished_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, run to the end. Tests read it and leave it as it is."""
    folder = tmp_path_factory.mktemp("shared") / "demo"
    start_demo(folder)
    Study.open(folder).run()
    return folder


@pytest.fixture
def demo(finished_demo: Path, tmp_path: Path) -> Path:
    """A copy of the finished demonstration that a test may change."""
    return Path(shutil.copytree(finished_demo, tmp_path / "demo"))
