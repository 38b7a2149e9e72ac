"""Linking invented persons beside Splink 5 with its default training: at most a third of its time, in 3 GB."""

from __future__ import annotations

from functools import partial

from harness import Case
from linking import ours, splink
from people import people

SIZES = (200_000, 1_000_000)


def cases() -> list[Case]:
    """Two sizes; `sizes.py` beside this says what the two find."""
    return [
        Case(
            f"{size:,} records", partial(ours, path), partial(splink, path), 1, at_most=1 / 3, at_most_mb=3000
        )
        for size in SIZES
        for path in [people(size)]
    ]
