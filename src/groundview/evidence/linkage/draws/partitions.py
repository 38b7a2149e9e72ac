"""All ways of putting m things into groups, for small m."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Real = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Partitions:
    """`least` (partitions by things): the least thing of the group each thing is in. `together` (partitions by pairs
    of things, in the order of numpy's triu_indices): 1 where the two are in one group."""

    least: Whole
    together: Real


@cache
def partitions(things: int) -> Partitions:
    """Every partition of `things` things, all apart first: 1, 2, 5, 15, 52, 203 (the Bell numbers)."""
    least = np.array(_all(things), dtype=np.int64)
    one, other = np.triu_indices(things, 1)
    return Partitions(least, (least[:, one] == least[:, other]).astype(np.float64))


def _all(things: int) -> list[list[int]]:
    """The least of its group for each thing: a new thing begins a group of its own or joins one of those before."""
    if things == 0:
        return [[]]
    longer = ((shorter, things - 1) for shorter in _all(things - 1))
    return [[*shorter, least] for shorter, new in longer for least in (new, *sorted(set(shorter)))]
