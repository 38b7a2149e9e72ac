"""How often planted near repeats are found in synthetic worlds, and how often any are where none were planted.

What is planted is said in tests/recovery/planted_places.py.
Run: PYTHONPATH=src:tests/recovery python benchmarks/coverage/near_repeats_found.py [seeds] [size]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import get_args

import numpy as np
from planted_places import happened, ids, repeats_found  # type: ignore[import-not-found]

from groundview.statistics.near_repeat.knox import KnoxTable
from groundview.synth.dials import Size

PLANTED = {
    "burglary of dwellings": ("burglary_residential", "burglary_residential_attempted"),
    "theft from vehicle": ("theft_from_vehicle",),
    "vehicle theft": ("vehicle_theft",),
}
NOT_PLANTED = {
    "cannabis possession": ("cannabis_possession",),
    "affray": ("affray",),
    "assault on a constable": ("assault_emergency_worker",),
}
COLUMNS = (
    "type",
    "planted",
    "worlds",
    "offences",
    "ratio, same place",
    "found",
    "ratio, to 200 m",
    "found",
    "any cell",
)
LEVEL = 0.05


def cells(tables: list[KnoxTable]) -> Iterator[str]:
    """For the same place and up to 200 m, within a week: the mean ratio, and how often it is found."""
    for distance in (0, 1):
        yield f"{np.nanmean([one.ratio_to_mean[distance, 0] for one in tables]):.2f}"
        yield f"{np.mean([one.p_table[distance, 0] <= LEVEL for one in tables]):.2f}"


def main(seeds: int, size: Size) -> None:
    """Prints the table."""
    print(f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}")
    asked = PLANTED | NOT_PLANTED
    found: dict[str, list[KnoxTable]] = {name: [] for name in asked}
    for seed in range(1, seeds + 1):
        world = happened(seed, size)
        for name, keys in asked.items():
            found[name].append(repeats_found(world, ids(*keys)))
    for name, tables in found.items():
        n = np.mean([one.n for one in tables])
        any_ = np.mean([np.nanmin(one.p_table) <= LEVEL for one in tables])
        planted = "yes" if name in PLANTED else "no"
        print(
            f"| {name} | {planted} | {seeds} | {n:.0f} | {' | '.join(cells(tables))} | {any_:.2f} |",
            flush=True,
        )


if __name__ == "__main__":
    many, asked_size = [*sys.argv[1:], "50", "city"][:2] if len(sys.argv) < 3 else sys.argv[1:3]
    main(int(many), next(size for size in get_args(Size) if size == asked_size))
