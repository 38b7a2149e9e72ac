"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

REALDATA = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def realdata() -> Path:
    """The real open data beside the project; a test that asks for it is skipped where they are not."""
    if not REALDATA.is_dir():
        pytest.skip("the real open data are not beside the project (../shared/data)")
    return REALDATA
