"""How long each statistic takes for 500,000 cells (35,000 areas by 14 types are 490,000).

Run: PYTHONPATH=src python benchmarks/coverage/speed_statistics.py
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from groundview.statistics.bootstrap import bca
from groundview.statistics.comparison import e_test
from groundview.statistics.counts import exact_poisson
from groundview.statistics.inequality import gini, lorenz, top_share
from groundview.statistics.proportions import wilson
from groundview.statistics.rates import rate
from groundview.statistics.ratios import rate_ratio
from groundview.statistics.smoothing import empirical_bayes, spatial_empirical_bayes

CELLS = 500_000


def cases() -> dict[str, Callable[[], object]]:
    """Every function on the same drawn cells: about six events each, between 0 and some hundreds."""
    random = np.random.default_rng(1)
    exposure = random.integers(500, 2500, CELLS)
    events = random.poisson(exposure * random.gamma(0.5, 0.008, CELLS))
    later = random.poisson(exposure * random.gamma(0.5, 0.008, CELLS))
    near = (np.arange(CELLS)[:, None] + np.arange(-3, 4)) % CELLS
    rows = (np.arange(0, 7 * CELLS + 1, 7), near.ravel())
    losses = random.lognormal(size=CELLS // 10)
    return {
        "wilson": lambda: wilson(events, exposure),
        "exact_poisson": lambda: exact_poisson(events),
        "rate": lambda: rate(events, exposure, unit="x"),
        "rate_ratio": lambda: rate_ratio(events, later),
        "e_test": lambda: e_test(events, later),
        "empirical_bayes": lambda: empirical_bayes(events, exposure, unit="x"),
        "spatial_empirical_bayes, 7 a row": lambda: spatial_empirical_bayes(events, exposure, rows, unit="x"),
        "lorenz": lambda: lorenz(events),
        "gini, 2,000 replicates": lambda: gini(events, seed=1),
        "top_share, 2,000 replicates": lambda: top_share(events, 0.05, seed=1),
        "bca of a mean, 50,000 amounts, 2,000 replicates": lambda: bca(losses, np.mean, unit="x", seed=1),
    }


def main() -> None:
    """Prints the best of three runs of each."""
    print("| function | seconds |\n|---|---|")
    for name, case in cases().items():
        best = min(timed(case) for _ in range(3))
        print(f"| {name} | {best:.2f} |")


def timed(case: Callable[[], object]) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    case()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
