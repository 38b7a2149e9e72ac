"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from groundview import Study
from groundview.pipeline.demo import start_demo
from groundview.synth.dials import Dials

REALDATA = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def realdata() -> Path:
    """The real open data beside the project; a test that asks for it is skipped where they are not."""
    if not REALDATA.is_dir():
        pytest.skip("the real open data are not beside the project (../shared/data)")
    return REALDATA


@pytest.fixture(scope="session")
def finished_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration at its smallest, run to the end."""
    folder = tmp_path_factory.mktemp("shared") / "demo"
    assert start_demo(folder, Dials(size="small"), lambda _: None)
    Study.open(folder).run()
    return folder
