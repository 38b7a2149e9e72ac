"""How often the number of events truly in an hour of the day lies within the bounds of its aoristic weight.

Windows begin between 18:00 and midnight and are of length uniform up to the most; the event lies anywhere in its own,
all moments alike. In the last column it does not: it lies in the first half of the window three times in four.
Run: PYTHONPATH=src python benchmarks/coverage/coverage_time_windows.py [SEEDS]
"""

from __future__ import annotations

import sys

import numpy as np

from groundview.statistics.time_windows.aoristic import aoristic

START = np.datetime64("2024-01-01", "s")


def held(seed: int, events: int, hours: int, *, early: bool) -> tuple[float, float, float]:
    """The share of the 24 hours whose bounds hold, by `sampling` and by `evidence`, and how wide the first are."""
    random = np.random.default_rng(seed)
    begins = START + random.integers(0, 365, events) * 86_400 + random.integers(64_800, 86_400, events)
    length = random.integers(1, hours * 3600, events)
    part = random.uniform(size=events)
    if early:
        part = np.where(random.uniform(size=events) < 0.5, part / 2, part)
    true = begins + (part * length).astype(np.int64)
    tally = np.bincount(true.astype(np.int64) // 3600 % 24, minlength=24)
    found = aoristic(begins, begins + length, by="hour").counts
    assert found.sampling is not None
    assert found.evidence is not None
    inside = [
        np.mean((each.low <= tally) & (tally <= each.high)) for each in (found.sampling, found.evidence)
    ]
    return float(inside[0]), float(inside[1]), float(np.mean(found.sampling.high - found.sampling.low))


def main() -> None:
    """Prints the table."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    print("| events | windows up to | covers | width | evidence covers | covers, events early |")
    print("|---|---|---|---|---|---|")
    for events in (20, 100, 1000, 10_000):
        for hours in (2, 8, 24):
            alike = np.mean([held(seed, events, hours, early=False) for seed in range(seeds)], axis=0)
            early = np.mean([held(seed, events, hours, early=True)[0] for seed in range(seeds)])
            shown = f"{alike[0]:.3f} | {alike[2]:.1f} | {alike[1]:.3f} | {early:.3f}"
            print(f"| {events:,} | {hours} h | {shown} |", flush=True)


if __name__ == "__main__":
    main()
