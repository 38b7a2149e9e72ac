"""Worlds in which intelligence was written: one large enough to count in, one clean, one without groups."""

from __future__ import annotations

import duckdb
import pytest

from groundview.synth.build import build
from groundview.synth.dials import Dials
from groundview.synth.world import World


@pytest.fixture(scope="session")
def told() -> World:
    """A city's intelligence."""
    return build(Dials(size="city"), duckdb.connect(), until="intelligence")


@pytest.fixture(scope="session")
def clean() -> World:
    """A small world in which nothing is written wrongly."""
    return build(Dials(dirt=0), duckdb.connect(), until="intelligence")


@pytest.fixture(scope="session")
def groupless() -> World:
    """A small world in which nobody works in a group."""
    return build(Dials(group_share=0), duckdb.connect(), until="intelligence")
