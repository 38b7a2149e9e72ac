"""Places of about the size of a city, made once."""

from __future__ import annotations

import duckdb
import pytest

from groundview.synth.build import build
from groundview.synth.dials import Dials
from groundview.synth.world import World


@pytest.fixture(scope="session")
def places() -> World:
    """The room `place` of a world of about a hundred areas."""
    return build(Dials(size="city"), duckdb.connect(), until="place")
