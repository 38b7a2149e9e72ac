"""What local association costs by areas and permutations, as a Markdown table, and the limit that it approaches.

The sums of Gi* and Moran are the same for all areas with as many neighbours, so their cost per permutation hardly grows
with areas; Geary's, and those of weights that differ, are worked out area by area.

python benchmarks/local_association/association_sizes.py
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np
from areas import events, grid

from groundview.statistics.local_association.chance import Chance
from groundview.statistics.local_association.geary_local import local_geary
from groundview.statistics.local_association.getis_ord import getis_ord
from groundview.statistics.local_association.moran_local import local_moran
from groundview.statistics.local_association.weights import Weights

SIZES = (1_000, 10_000, 35_000, 100_000, 300_000)
PERMUTATIONS = (999, 10_000, 100_000, 1_000_000)
MOST = 4e10
"""Areas times permutations that are worked out one by one."""


def uneven(values: Any, weights: Weights, **options: Any) -> object:
    """Gi* with weights of the same rows that differ."""
    differing = Weights(weights.indptr, weights.indices, 1.0 + (weights.indices % 3).astype(np.float64))
    return getis_ord(values, differing, **options)


STATISTICS: dict[str, tuple[Callable[..., object], bool]] = {
    "Gi*": (getis_ord, True),
    "local Moran": (local_moran, True),
    "local Geary": (local_geary, False),
    "Gi*, weights that differ": (uneven, False),
}


def seconds(function: Callable[..., object], weights: Weights, permutations: int) -> float:
    """The faster of two runs."""
    values, found = events(weights.areas, seed=1), []
    for _ in range(2):
        began = time.perf_counter()
        function(values, weights, seed=1, chance=Chance(permutations))
        found.append(time.perf_counter() - began)
    return min(found)


def main() -> None:
    """Prints the table."""
    print("| statistic | areas | permutations | seconds | microseconds a permutation |", end="")
    print(" nanoseconds an area and permutation |\n|---|---|---|---|---|---|")
    for name, (function, shared) in STATISTICS.items():
        for many in SIZES:
            weights = grid(many)
            for permutations in PERMUTATIONS:
                cells = float(weights.areas) * permutations
                if shared or cells <= MOST / (10 if "differ" in name else 1):
                    took = seconds(function, weights, permutations)
                    each = f"{took / permutations * 1e6:.2f} | {took / cells * 1e9:.3f}"
                    print(
                        f"| {name} | {weights.areas:,} | {permutations:,} | {took:.3f} | {each} |", flush=True
                    )


if __name__ == "__main__":
    np.seterr(all="raise")
    main()
