"""Areas and points whose published figures are known: they come with libpysal, and are not kept here."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def example() -> Callable[[str, str], Any]:
    """Reads one of libpysal's examples (folder, file) as a table; skips where libpysal is not installed."""

    def read(folder: str, file: str) -> Any:
        # Found, not imported: libpysal takes seconds, and only its folder is wanted.
        found = find_spec("libpysal")
        if found is None or found.origin is None:
            pytest.skip("libpysal, which holds these areas, is not installed")
        geopandas = pytest.importorskip("geopandas", reason="geopandas, which reads them, is not installed")
        return geopandas.read_file(Path(found.origin).parent / "examples" / folder / file)

    return read
