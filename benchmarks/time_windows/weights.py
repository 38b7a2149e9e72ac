"""Aoristic weights of 1,000,000 events, beside a count of their first hour alone: what is done when no window is used.

The peer is the cheapest thing that gives hours of the day; ours follows each window through some seven hours, exactly.
"""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

import numpy as np
from harness import Case

EVENTS = 1_000_000
SECONDS, AT_MOST_MB = 4.0, 700.0
"""Every event of a large force in a year, while somebody waits."""


def make(path: Path) -> None:
    """Windows that begin at any time of two years and last six hours on average, some longer than a day."""
    random = np.random.default_rng(1)
    begins = np.datetime64("2023-01-01", "s") + random.integers(0, 2 * 365 * 86_400, EVENTS)
    length = np.minimum(random.exponential(6 * 3600, EVENTS), 30 * 3600).astype(np.int64)
    np.savez(path, begins=begins, ends=begins + length)


def ours(path: Path, by: str) -> float:
    """The events shared out."""
    from groundview.statistics.time_windows.aoristic import aoristic

    arrays = np.load(path)
    return float(aoristic(arrays["begins"], arrays["ends"], by=by).counts.value.sum())


def peer(path: Path) -> int:
    """The hour of the begin."""
    hours = np.load(path)["begins"].astype(np.int64) // 3600 % 24
    return int(np.bincount(hours, minlength=24).sum())


def cases() -> list[Case]:
    """Hours of the day, and of the week."""
    path = Path(tempfile.mkdtemp()) / "windows.npz"
    make(path)
    return [
        Case(
            f"1,000,000 windows by {by}",
            partial(ours, path, by),
            partial(peer, path),
            repeats=3,
            at_most_seconds=SECONDS,
            at_most_mb=AT_MOST_MB,
        )
        for by in ("hour", "hour_of_week")
    ]
