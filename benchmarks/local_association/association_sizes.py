"""What local association costs by areas and permutations, as a Markdown table, and the limit that it approaches.

The sums of Gi* and Moran are the same for all areas with as many neighbours, so their cost per permutation hardly grows
with areas; Geary's, and those of weights that differ, are worked out area by area.

python benchmarks/local_association/association_sizes.py
"""

from __future__ import annotations

import math
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


def uneven(values: Any, weights: Weights, **options: Any) -> object:
    """Gi* with weights of the same rows that differ."""
    differing = Weights(weights.indptr, weights.indices, 1.0 + (weights.indices % 3).astype(np.float64))
    return getis_ord(values, differing, **options)


STATISTICS: dict[str, tuple[Callable[..., object], float]] = {
    "Gi*": (getis_ord, math.inf),
    "local Moran": (local_moran, math.inf),
    "local Geary": (local_geary, 1.2e10),
    "Gi*, weights that differ": (uneven, 1.2e9),
}
"""Each with the most areas times permutations: the last two work them out one by one."""


def seconds(function: Callable[..., object], weights: Weights, permutations: int) -> tuple[float, float]:
    """Seconds and processor seconds, of each the least of two runs."""
    values, found = events(weights.areas, seed=1), []
    for _ in range(2):
        began, busy = time.perf_counter(), time.process_time()
        function(values, weights, seed=1, chance=Chance(permutations))
        found.append((time.perf_counter() - began, time.process_time() - busy))
    return min(one for one, _ in found), min(other for _, other in found)


def main() -> None:
    """Prints the table."""
    print(
        "| statistic | areas | permutations | seconds | CPU seconds | CPU microseconds a permutation |",
        end="",
    )
    print(" CPU nanoseconds an area and permutation |\n|---|---|---|---|---|---|---|")
    for name, (function, most) in STATISTICS.items():
        for many in SIZES:
            weights = grid(many)
            for permutations in PERMUTATIONS:
                cells = float(weights.areas) * permutations
                if cells <= most:
                    took, busy = seconds(function, weights, permutations)
                    each = f"{busy / permutations * 1e6:.2f} | {busy / cells * 1e9:.3f}"
                    shown = f"{weights.areas:,} | {permutations:,} | {took:.3f} | {busy:.3f} | {each}"
                    print(f"| {name} | {shown} |", flush=True)


if __name__ == "__main__":
    main()
