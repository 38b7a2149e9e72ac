"""Local association beside esda, warm: in each process a side runs once, then is timed; in turn, each three times.

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
    """Prints one line of the table; returns the ratio to esda's faster way."""
    mine = partial(ours, path, name, PERMUTATIONS)
    one, every = (partial(esda, path, name, PERMUTATIONS, processors) for processors in (1, -1))
    runs = [(fresh(mine), fresh(one), fresh(every)) for _ in range(RUNS)]
    seconds, alone, together = (median(column) for column in zip(*runs, strict=True))
    ratio: float = min(alone, together) / seconds
    print(f"| {name} | {seconds:.3f} | {alone:.2f} | {together:.2f} | {ratio:.0f} |", flush=True)
    return ratio


if __name__ == "__main__":
    print(
        "| statistic | ours s | esda s, one processor | esda s, all | times faster |\n|---|---|---|---|---|"
    )
    areas_and_values = made()
    sys.exit(min(line(areas_and_values, name) for name in NAMES) < AT_LEAST)
