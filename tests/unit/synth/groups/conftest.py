"""Worlds with planted groups: one large enough to count them, one without any."""

from __future__ import annotations

import duckdb
import pytest

from groundview.synth.build import build
from groundview.synth.dials import Dials
from groundview.synth.world import World


@pytest.fixture(scope="session")
def planted() -> World:
    """A city's groups."""
    return build(Dials(size="city"), duckdb.connect(), until="groups")


@pytest.fixture(scope="session")
def groupless() -> World:
    """A small world in which nobody works in a group."""
    return build(Dials(group_share=0), duckdb.connect(), until="groups")
