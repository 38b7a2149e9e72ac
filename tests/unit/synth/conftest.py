"""A small world, made once for all tests that only look at it."""

from __future__ import annotations

import duckdb
import pytest

from groundview.synth.build import build
from groundview.synth.dials import Dials
from groundview.synth.world import World


@pytest.fixture(scope="session")
def world() -> World:
    """Every room of the smallest world."""
    return build(Dials(), duckdb.connect())
