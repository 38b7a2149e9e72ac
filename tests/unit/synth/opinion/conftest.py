"""The smallest world with its extract, and one without any dirt."""

from __future__ import annotations

import duckdb
import pytest

from groundview.synth.build import build, record_extract
from groundview.synth.dials import Dials
from groundview.synth.world import World


@pytest.fixture(scope="session")
def heard(world: World) -> World:
    """What was recorded of the smallest world is beside it."""
    record_extract(world)
    return world


@pytest.fixture(scope="session")
def clean() -> World:
    """Another world, up to what people say, where nobody errs."""
    return build(Dials(seed=2, dirt=0), duckdb.connect(), until="opinion")
