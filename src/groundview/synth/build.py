"""The whole world on one page: its rooms in order, then what is recorded of them."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from groundview.synth.dials import Dials
from groundview.synth.room import Room
from groundview.synth.world import World

if TYPE_CHECKING:
    import duckdb

ORDER = (
    "place",  # cities, areas, streets, addresses
    "people",  # households, names, moves, phones
    "groups",  # groups and their members, known to nobody but the truth
    "crime",  # offences, who took part, what became of them; interventions
    "fraud",  # reports to the national service
    "retail",  # what partners recorded and mostly did not report
    "exploitation",  # young people at risk
    "market",  # premises, workers, advertisements
    "lists",  # agencies' overlapping lists of exploited people
    "intelligence",  # logs, and the groups that a force has mapped
    "opinion",  # survey, interviews, coders
    "records",  # how two systems write all these persons down
)
EXTRACT = Path(__file__).parent / "extract"


def room(name: str) -> Room:
    """A room by its name."""
    found: Room = importlib.import_module(f"groundview.synth.{name}.room").ROOM
    return found


def build(dials: Dials, connection: duckdb.DuckDBPyConnection, *, until: str = ORDER[-1]) -> World:
    """Makes a world in an empty database, up to and with the room `until`."""
    world = World(dials, connection)
    furnish(world, until=until)
    return world


def furnish(world: World, tell: Callable[[str], None] = lambda said: None, until: str = ORDER[-1]) -> None:
    """Makes every room of an empty world in order, up to and with `until`, and tells what each does."""
    for name in ORDER[: ORDER.index(until) + 1]:
        made = room(name)
        tell(f"{name}: {made.does}")
        made.make(world)


def person_tables() -> tuple[str, ...]:
    """Every table that puts persons on a record, in the order of the rooms."""
    return tuple(table for name in ORDER[:-1] for table in room(name).persons)


def record_extract(world: World) -> list[str]:
    """Makes std_TABLE of every query in `extract/`: the standard extract's own columns, and `_id` and `_force` for
    the truth and the layouts. Gives the names of the tables of the standard extract."""
    queries = {path.stem: path.read_text(encoding="utf-8") for path in sorted(EXTRACT.glob("*.sql"))}
    made: list[str] = []
    while len(made) < len(queries):
        ready = [name for name in queries if name not in made and _needs(queries[name]) <= {*made, name}]
        for name in ready:
            world.make(f"std_{name}", queries[name])
        made += ready
        if not ready:
            raise ValueError(f"queries in a circle: {sorted(set(queries) - set(made))}")
    return made


def _needs(query: str) -> set[str]:
    return set(re.findall(r"\bstd_(\w+)", query))
