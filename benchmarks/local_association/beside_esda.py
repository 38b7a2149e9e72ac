"""Local association of 35,671 areas, beside esda, from a cold start: a fresh process, imports included.

Each side has run once before, so that what it keeps compiled on disk is there; esda keeps nothing, and runs on one
processor, which is faster for it when cold. For the warm ratio: warm.py.
"""

from __future__ import annotations

from functools import partial

from either_side import NAMES, PERMUTATIONS, esda, made, ours
from harness import Case

COLD = 1 / 10


def cases() -> list[Case]:
    """999 permutations of each statistic cold, and ours with 100,000 beside esda's 999."""
    path = made()
    for name in NAMES:
        ours(path, name, 99)
        esda(path, name, 99)
    cold = [
        Case(
            f"{name}, {PERMUTATIONS} permutations, cold",
            partial(ours, path, name, PERMUTATIONS),
            partial(esda, path, name, PERMUTATIONS),
            repeats=2,
            at_most=COLD,
        )
        for name in NAMES
    ]
    many = [
        Case(
            f"{name}, ours 100,000 permutations, esda's 999",
            partial(ours, path, name, 100_000),
            partial(esda, path, name, PERMUTATIONS),
            repeats=1,
        )
        for name in NAMES
    ]
    return cold + many
