"""Local association beside esda, warm: in each process a side runs once, then is timed; in turn, each three times.

esda runs on one processor: told to use all, it never came back from a fresh process here.
python benchmarks/local_association/warm.py
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from either_side import NAMES, PERMUTATIONS, esda, made, ours

AT_LEAST = 50.0
RUNS = 3


def second(work: Callable[[], float]) -> float:
    """The seconds of a second run."""
    work()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def fresh(work: Callable[[], float]) -> float:
    """The same in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(second, work).result()


def line(path: Path, name: str) -> float:
    """Prints one line of the table; returns the ratio of esda's seconds to ours."""
    mine = partial(ours, path, name, PERMUTATIONS)
    theirs = partial(esda, path, name, PERMUTATIONS)
    runs = [(fresh(mine), fresh(theirs)) for _ in range(RUNS)]
    seconds, alone = (median(column) for column in zip(*runs, strict=True))
    ratio: float = alone / seconds
    print(f"| {name} | {seconds:.3f} | {alone:.2f} | {ratio:.0f} |", flush=True)
    return ratio


if __name__ == "__main__":
    print("| statistic | ours s | esda s | times faster |\n|---|---|---|---|")
    areas_and_values = made()
    sys.exit(min(line(areas_and_values, name) for name in NAMES) < AT_LEAST)
