"""Worlds as far as crime, made once."""

from __future__ import annotations

from collections.abc import Callable

import duckdb
import pytest

from groundview.synth.build import EXTRACT, build
from groundview.synth.dials import Dials
from groundview.synth.world import World


def with_extract(dials: Dials) -> World:
    """A world up to crime, with its offences as they are written."""
    made = build(dials, duckdb.connect(), until="crime")
    made.make("std_offences", (EXTRACT / "offences.sql").read_text(encoding="utf-8"))
    return made


@pytest.fixture(scope="session")
def make_crime() -> Callable[[Dials], World]:
    """Makes other worlds up to crime."""
    return with_extract


@pytest.fixture(scope="session")
def town() -> World:
    """The smallest world, up to crime."""
    return with_extract(Dials())


@pytest.fixture(scope="session")
def city() -> World:
    """A world of three cities with about 40,000 offences, up to crime."""
    return with_extract(Dials(size="city"))
