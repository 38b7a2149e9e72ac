"""How often the bootstrap intervals of a mean and a median of skewed amounts cover.

Amounts are lognormal (sigma 1, as losses are at their mildest). 1,000 seeds, 1,000 replicates each.
Run: PYTHONPATH=src python benchmarks/coverage/coverage_bootstrap.py
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from groundview.statistics.bootstrap import bca, percentile

SEEDS = 1000
REPLICATES = 1000
TRUTHS = {"mean": (np.mean, math.exp(0.5)), "median": (np.median, 1.0)}


def held(make: Any, statistic: Any, truth: float, n: int) -> list[bool]:
    """For each seed, whether the interval of n amounts holds the truth."""
    marks = []
    for seed in range(SEEDS):
        amounts = np.random.default_rng(seed).lognormal(size=n)
        interval = make(amounts, statistic, unit="£", seed=seed, replicates=REPLICATES).sampling
        marks.append(bool(interval.low <= truth <= interval.high))
    return marks


def main() -> None:
    """Prints the table."""
    print("| statistic | amounts | BCa covers | percentile covers |\n|---|---|---|---|")
    for name, (statistic, truth) in TRUTHS.items():
        for n in (20, 100, 500):
            covers = [float(np.mean(held(make, statistic, truth, n))) for make in (bca, percentile)]
            print(f"| {name} | {n} | {covers[0]:.3f} | {covers[1]:.3f} |")


if __name__ == "__main__":
    main()
