"""Lists as long as those of a whole force, in the smallest world."""

from __future__ import annotations

from collections.abc import Callable

import duckdb
import pytest

from groundview.synth.build import EXTRACT, build
from groundview.synth.dials import Dials
from groundview.synth.lists.room import make
from groundview.synth.records.write_down import write_down
from groundview.synth.world import World

TABLES = ("lists",)
"""Of the standard extract, each after those it reads."""


@pytest.fixture(scope="session")
def long_lists() -> World:
    """9,350 exploited persons."""
    world = build(Dials(), duckdb.connect(), until="market")
    world.dials = Dials(size="force")
    make(world)
    return world


@pytest.fixture(scope="session")
def extracted(long_lists: World) -> World:
    """The same with the room's part of the standard extract, as std_TABLE."""
    write_down(long_lists, ("agency_listing",))
    for table in TABLES:
        long_lists.make(f"std_{table}", (EXTRACT / f"{table}.sql").read_text(encoding="utf-8"))
    return long_lists


@pytest.fixture(scope="session")
def remade() -> Callable[[Dials], World]:
    """Makes the room anew, among the residents of one small world; the last one made is the one that is there."""
    small = build(Dials(), duckdb.connect(), until="market")

    def again(dials: Dials) -> World:
        world = World(dials, small.db)
        make(world)
        return world

    return again
