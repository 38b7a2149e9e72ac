"""People of about the size of a city, made once."""

from __future__ import annotations

import duckdb
import pytest

from groundview.synth.build import build
from groundview.synth.dials import Dials
from groundview.synth.world import World


@pytest.fixture(scope="session")
def town() -> World:
    """The rooms up to `people` of a world of about 160,000 residents."""
    return build(Dials(size="city"), duckdb.connect(), until="people")
