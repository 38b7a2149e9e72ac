"""A share of a million cases from a thousand coded ones, beside ppi-python's, in turn in one process.

Run: PYTHONPATH=src python benchmarks/coverage/speed_prediction_powered.py
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from importlib import import_module
from statistics import median

import numpy as np

from groundview.statistics.prediction_powered.design import Design
from groundview.statistics.prediction_powered.predictions import Predictions
from groundview.statistics.prediction_powered.share import calibrated_share

CASES, CODED, REPEATS = 1_000_000, 1000, 9
Work = Callable[[], object]


def works() -> dict[str, Work]:
    """Ours, simply, in strata and of a summary by answer; and the peer's where it is installed."""
    random = np.random.default_rng(1)
    outcome = (random.random(CASES) < 0.1).astype(np.float64)
    said = np.where(random.random(CASES) < 0.9, outcome, 0.5)
    strata = random.integers(0, 4, CASES)
    rows = random.choice(CASES, CODED, replace=False)
    known, told = outcome[rows], said[rows]
    answers, alike = np.unique(said, return_counts=True)
    design = Design(strata=strata[rows])
    found: dict[str, Work] = {
        "ours": lambda: calibrated_share(known, told, said),
        "ours, four strata": lambda: calibrated_share(
            known, told, Predictions.of(said, strata=strata), design=design
        ),
        "ours, of a table of answers": lambda: calibrated_share(
            known, told, Predictions.of(answers, alike=alike)
        ),
    }
    try:
        peer = import_module("ppi_py")
    except ImportError:
        print("ppi-python is not installed (pip install ppi-python): ours alone", file=sys.stderr)
        return found
    return {**found, "ppi-python, ppi_mean_ci": lambda: peer.ppi_mean_ci(known, told, said, alpha=0.05)}


def main() -> None:
    """Prints the median milliseconds of each, and as a ratio to the last."""
    named = works()
    for work in named.values():
        work()
    # In turn, so that what slows the machine slows all.
    rounds = [[timed(work) for work in named.values()] for _ in range(REPEATS)]
    each = [1000 * median(seconds) for seconds in zip(*rounds, strict=True)]
    print("| a million cases, 1,000 coded | ms | ratio to the last |\n|---|---|---|")
    for name, ms in zip(named, each, strict=True):
        print(f"| {name} | {ms:.1f} | {ms / each[-1]:.2f} |")


def timed(work: Work) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
