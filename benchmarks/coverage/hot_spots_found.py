"""Of the hot spots that are found in synthetic worlds, how many are not truly hot; and how many of the hot areas are
found. Then the same after the areas' figures were dealt out anew: then none is hot, and one in twenty worlds at most
may show any.

What counts as truly hot is said in tests/recovery/planted_places.py.
Run: PYTHONPATH=src:tests/recovery python benchmarks/coverage/hot_spots_found.py [seeds] [size ...]
"""

from __future__ import annotations

import sys
from typing import get_args

import numpy as np
from planted_places import Found, happened, hot_found, ids  # type: ignore[import-not-found]

from groundview.synth.dials import Size

TYPES = {
    "all": (),
    "assault without injury": ("assault_without_injury",),
    "burglary of dwellings": ("burglary_residential", "burglary_residential_attempted"),
    "theft from vehicle": ("theft_from_vehicle",),
    "shoplifting": ("shoplifting",),
    "theft from the person": ("theft_from_person",),
}
COLUMNS = (
    "areas",
    "type",
    "worlds",
    "found",
    "false",
    "truly hot",
    "found of the plainest",
    "worlds with any, if none is",
)


def row(areas: int, name: str, found: list[Found], none: list[Found]) -> str:
    """One row of the table: means over the worlds."""
    false = np.mean([one.wrong / max(one.found, 1) for one in found])
    plain = sum(one.plain_found for one in found) / sum(one.plain for one in found)
    any_ = np.mean([one.found > 0 for one in none])
    means = [np.mean([getattr(one, of) for one in found]) for of in ("found", "true")]
    cells = (
        f"{areas:,}",
        name,
        f"{len(found)}",
        f"{means[0]:.1f}",
        f"{false:.3f}",
        f"{means[1]:.1f}",
        f"{plain:.2f}",
        f"{any_:.2f}",
    )
    return f"| {' | '.join(cells)} |"


def main(seeds: int, sizes: list[Size]) -> None:
    """Prints the table."""
    print(f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}")
    for size in sizes:
        found: dict[str, list[Found]] = {name: [] for name in TYPES}
        none: dict[str, list[Found]] = {name: [] for name in TYPES}
        for seed in range(1, seeds + 1):
            world = happened(seed, size)
            for name, keys in TYPES.items():
                found[name].append(hot_found(world, ids(*keys)))
                none[name].append(hot_found(world, ids(*keys), dealt=seed))
        for name in TYPES:
            print(row(world.everywhere.areas, name, found[name], none[name]), flush=True)


if __name__ == "__main__":
    many, *asked = sys.argv[1:] or ["50", "city", "force"]
    main(int(many), [size for size in get_args(Size) if size in asked] or ["city"])
