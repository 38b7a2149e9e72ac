"""Premises as many as a whole force has, in the smallest world."""

from __future__ import annotations

from collections.abc import Callable

import duckdb
import pytest

from groundview.synth.build import EXTRACT, build
from groundview.synth.dials import Dials
from groundview.synth.market.room import make
from groundview.synth.records.write_down import write_down
from groundview.synth.world import World

TABLES = ("premises", "premises_links", "premises_indicators", "adverts")
"""Of the standard extract, each after those it reads."""


@pytest.fixture(scope="session")
def many_premises() -> World:
    """476 premises."""
    world = build(Dials(), duckdb.connect(), until="exploitation")
    world.dials = Dials(size="force")
    make(world)
    return world


@pytest.fixture(scope="session")
def extracted(many_premises: World) -> World:
    """The same with the room's part of the standard extract, as std_TABLE."""
    write_down(many_premises, ("premises_link",))
    for table in TABLES:
        many_premises.make(f"std_{table}", (EXTRACT / f"{table}.sql").read_text(encoding="utf-8"))
    return many_premises


@pytest.fixture(scope="session")
def remade() -> Callable[[Dials], World]:
    """Makes the room anew, among the residents of one small world; the last one made is the one that is there."""
    small = build(Dials(), duckdb.connect(), until="exploitation")

    def again(dials: Dials) -> World:
        world = World(dials, small.db)
        make(world)
        return world

    return again
