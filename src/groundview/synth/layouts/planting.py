"""Which bad rows a layout gets: so many a file, of faults drawn by chance, and each fault at least once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from groundview.synth.layouts.declared import Layout
from groundview.synth.layouts.faults import Fault, possible
from groundview.synth.layouts.settings import bad_rows
from groundview.synth.world import World


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault that follows the good row number `after` of a file (from 0), and is made of that row."""

    after: int
    fault: Fault


def plant(world: World, folder: str, files: Mapping[str, tuple[Layout, int]]) -> dict[str, list[Planted]]:
    """The bad rows of every file of a folder, by table, in the order in which they stand; `files` gives each table's
    layout and its number of good rows."""
    rng = world.rng("bad_rows", folder)
    drawn = {table: _drawn(world, rng, layout, rows) for table, (layout, rows) in files.items()}
    if world.dials.dirt > 0:
        _see_that_each_is_there(rng, files, drawn)
    return {table: _placed(rng, faults, files[table][1]) for table, faults in drawn.items()}


def _drawn(world: World, rng: np.random.Generator, layout: Layout, rows: int) -> list[Fault]:
    settings = bad_rows()
    count = min(rng.poisson(rows * settings.rate * world.dials.dirt), settings.most, rows // 2)
    faults = possible(layout)
    return [faults[at] for at in rng.integers(len(faults), size=count)]


def _see_that_each_is_there(
    rng: np.random.Generator, files: Mapping[str, tuple[Layout, int]], drawn: dict[str, list[Fault]]
) -> None:
    there = {fault.kind for faults in drawn.values() for fault in faults}
    could = [
        (table, fault) for table, (layout, rows) in files.items() if rows > 1 for fault in possible(layout)
    ]
    for kind in dict.fromkeys(fault.kind for _, fault in could):
        if kind not in there:
            mine = [(table, fault) for table, fault in could if fault.kind == kind]
            table, fault = mine[rng.integers(len(mine))]
            drawn[table].append(fault)


def _placed(rng: np.random.Generator, faults: list[Fault], rows: int) -> list[Planted]:
    """Each after another good row: no two are made of one. None comes last in its file, where a quotation mark that
    is not closed does no harm."""
    places_left = max(rows - 1, 0)
    faults = faults[:places_left]
    places = np.sort(rng.choice(places_left, size=len(faults), replace=False))
    return [Planted(int(after), fault) for after, fault in zip(places, faults, strict=True)]
