"""What Knox's table and Ripley's K cost at several sizes, as Markdown tables, and drawn with the limits they approach:
python benchmarks/near_repeat/sizes.py [IMAGE.svg]"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from functools import partial
from statistics import median
from typing import NamedTuple

import numpy as np
from patterns import SIDE, drawn, reach

from groundview.statistics.near_repeat.bands import Bands
from groundview.statistics.near_repeat.knox import knox
from groundview.statistics.near_repeat.shuffles import Shuffles
from groundview.statistics.point_patterns.ripley import ripley_k
from groundview.statistics.point_patterns.window import Window

PERMUTATIONS = 1023
PAIRS = (10_000, 100_000, 1_000_000, 3_000_000, 10_000_000)
EVENTS = (1_000, 10_000, 100_000, 1_000_000)
INTERVALS = (1, 5, 26, 52)
RADII = 20

Row = tuple[float, float]


class Cost(NamedTuple):
    """Seconds by the clock, and of processors, which other work on the machine changes less."""

    seconds: float
    busy: float


def cost(work: Callable[[], object], repeats: int = 3) -> Cost:
    """The medians of some runs, after one that is not timed."""
    work()
    taken = []
    for _ in range(repeats):
        began, before = time.perf_counter(), time.process_time()
        work()
        taken.append((time.perf_counter() - began, time.process_time() - before))
    return Cost(*map(median, zip(*taken, strict=True)))


def table(events: int, pairs: int, intervals: int, permutations: int = PERMUTATIONS) -> Callable[[], object]:
    """Knox's table of so many events, pairs and bands of days."""
    bands = Bands.of([0, reach(pairs, events)], list(range(0, 7 * intervals + 1, 7)), metric="euclidean")
    return lambda: knox(*drawn(events), bands=bands, shuffles=Shuffles(1, permutations))


def line(words: str, taken: Cost, size: float) -> None:
    """Prints one line of a table."""
    print(f"| {words} | {taken.seconds:.3f} | {taken.busy:.3f} | {taken.busy / size * 1e9:.3f} |", flush=True)


def head(size: str, each: str) -> None:
    """Prints the head of a table."""
    print(f"\n| {size} | seconds | CPU seconds | CPU ns {each} |\n|---|---|---|---|")


def by_pairs() -> list[Row]:
    """20,000 events, one band of days."""
    head("close pairs of 20,000 events", "a pair and permutation")
    rows = []
    for pairs in PAIRS:
        taken = cost(table(20_000, pairs, 1))
        rows.append((float(pairs), taken.busy))
        line(f"{pairs:,}", taken, pairs * PERMUTATIONS)
    return rows


def by_events() -> list[Row]:
    """Hardly any pairs: what is left is the shuffling."""
    head("events, 100 close pairs", "an event and permutation")
    rows = []
    for events in EVENTS:
        taken = cost(table(events, 100, 1), 1 if events > 100_000 else 3)
        rows.append((float(events), taken.busy))
        line(f"{events:,}", taken, events * PERMUTATIONS)
    return rows


def by_intervals() -> None:
    """1,000,000 pairs."""
    head("bands of days, 1,000,000 close pairs", "a pair, permutation and band")
    for intervals in INTERVALS:
        line(f"{intervals}", cost(table(20_000, 1_000_000, intervals)), 1e6 * PERMUTATIONS * intervals)


def by_neighbours() -> list[Row]:
    """Ripley's K of 20,000 points in a square, isotropic."""
    head("pairs of 20,000 points within the largest of 20 radii", "a pair")
    window, rows = Window.of([[(0, 0), (SIDE, 0), (SIDE, SIDE), (0, SIDE)]]), []
    x, y, _ = drawn()
    for pairs in PAIRS:
        radii = np.linspace(reach(pairs) / RADII, reach(pairs), RADII)
        taken = cost(partial(ripley_k, x, y, radii, window))
        rows.append((float(pairs), taken.busy))
        line(f"{pairs:,}", taken, pairs)
    return rows


def draw(path: str, lines: dict[str, list[Row]]) -> None:
    """CPU seconds against size, on scales of powers of ten, each with a dotted line as steep as its last size: the
    limit in which cost is a constant times size."""
    import altair

    rows, limits = [], []
    for name, points in lines.items():
        rows += [{"what": name, "size": size, "seconds": taken} for size, taken in points]
        each = points[-1][1] / points[-1][0]
        limits += [{"what": name, "size": size, "seconds": each * size} for size, _ in points]
    scale = altair.Scale(type="log")
    encoded = {
        "x": altair.X("size:Q", scale=scale, title="close pairs, or events"),
        "y": altair.Y("seconds:Q", scale=scale, title="CPU seconds"),
        "color": altair.Color(
            "what:N", title=None, legend=altair.Legend(orient="bottom", columns=1, labelLimit=500)
        ),
    }
    measured = altair.Chart(altair.InlineData(rows)).mark_line(point=True).encode(**encoded)
    limit = (
        altair.Chart(altair.InlineData(limits)).mark_line(strokeDash=[2, 3], opacity=0.6).encode(**encoded)
    )
    (limit + measured).properties(width=520, height=320).save(path)


if __name__ == "__main__":
    print(f"{os.cpu_count()} processors, {PERMUTATIONS + 1} orders of the days; the median of three runs")
    costs = {
        "Knox: 20,000 events, by close pairs": by_pairs(),
        "Knox: hardly any pairs, by events (shuffling)": by_events(),
    }
    by_intervals()
    costs["Ripley's K: 20,000 points, by pairs"] = by_neighbours()
    if len(sys.argv) > 1:
        draw(sys.argv[1], costs)
