"""One room made apart from the rest: what it writes into the extract, and the room under other dials."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import duckdb

from groundview.synth.build import EXTRACT, build
from groundview.synth.dials import Dials
from groundview.synth.records.write_down import write_down
from groundview.synth.world import World

Make = Callable[[World], None]


def large(until: str, make: Make) -> World:
    """A room as large as in a force, among the residents of the smallest world; `until` is the room before it."""
    world = build(Dials(), duckdb.connect(), until=until)
    world.dials = Dials(size="force")
    make(world)
    return world


def extracted(world: World, persons: Sequence[str], tables: Sequence[str]) -> World:
    """The same world with std_TABLE of `tables`, each after those it reads; `persons` put persons on a record."""
    write_down(world, persons)
    for table in tables:
        world.make_from(f"std_{table}", EXTRACT / f"{table}.sql")
    return world


def remaker(until: str, make: Make) -> Callable[[Dials], World]:
    """Makes a room anew, among the residents of one small world; the last one made is the one that is there."""
    small = build(Dials(), duckdb.connect(), until=until)

    def again(dials: Dials) -> World:
        world = World(dials, small.db)
        make(world)
        return world

    return again
