"""What linking costs and finds at several sizes, as a Markdown table:
python benchmarks/linkage/sizes.py 50000 100000"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from linking import Labels, ours, quality, splink
from people import people

SIDES: dict[str, Callable[[Path], Labels]] = {"groundview": ours, "splink": splink}
DEFAULT = (50_000, 100_000, 200_000, 500_000, 1_000_000)


def measured(side: str, path: Path) -> tuple[int, float, float, float, float, float, float]:
    """Records, seconds, CPU seconds, MB at most, precision, recall, F1."""
    began, busy = time.perf_counter(), time.process_time()
    found = SIDES[side](path)
    seconds, cpu = time.perf_counter() - began, time.process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return len(found), seconds, cpu, peak, *quality(path, found)


def line(side: str, size: int) -> str:
    """One line of the table, measured in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        records, seconds, cpu, peak, precision, recall, f1 = process.submit(
            measured, side, people(size)
        ).result()
    each = seconds / records * 1e6
    found = f"{precision:.4f} | {recall:.4f} | {f1:.4f}"
    return f"| {records:,} | {side} | {seconds:.1f} | {cpu:.1f} | {each:.0f} | {peak:,.0f} | {found} |"


if __name__ == "__main__":
    sides = [side for side in SIDES if side in sys.argv] or list(SIDES)
    sizes = [int(word) for word in sys.argv[1:] if word not in SIDES] or list(DEFAULT)
    print("| records | by | seconds | CPU seconds | microseconds a record | MB | precision | recall | F1 |")
    print("|---|---|---|---|---|---|---|---|---|")
    for size in sizes:
        for side in sides:
            print(line(side, size), flush=True)
