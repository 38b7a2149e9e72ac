"""Shuffles: the days of events in many random orders, the null of every test here.

Where events keep their places and their days, and only who has which day is left to chance, all orders of the days are
equally likely; so those who have many events, and months that have many, are no surprise.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.parallel import side_by_side

LANES = 64
"""The orders that are looked at together; a power of 2 that fills the widest registers."""

LONGEST = 32_766
"""The most days between the first event and the last that fit in 16 bits, with a bound beyond them."""

Codes = NDArray[np.int16]
Whole = NDArray[np.int64]
Number = TypeVar("Number", np.int64, np.float64)


@dataclass(frozen=True, slots=True)
class Shuffles:
    """How many random orders, and their seed: the same seed gives the same digits on any number of threads.

    Each order comes from a stream of its own, so that more orders leave the first ones as they were. Raises
    ValueError for fewer than 39 permutations, whose middle 95% has no outside, and for a seed that is none.
    """

    seed: int
    permutations: int = 999

    def __post_init__(self) -> None:
        if self.permutations < 39:
            raise ValueError(
                f"a test needs at least 39 permutations, better 999: {self.permutations} were asked for"
            )
        if not 0 <= self.seed < 2**64:
            raise ValueError(f"a seed is a whole number from 0 to 2^64 - 1: it is {self.seed}")

    def words(self) -> str:
        """How, for the method of a result."""
        return f"{self.permutations:,} permutations of the days, seed {self.seed}"


def day_codes(day: Whole, furthest: int | None = None) -> Codes:
    """Days counted from the first one, shape (n,). Days more than `furthest` apart need not be told from days further
    apart, so a longer time without events is cut to that.

    Raises ValueError where even so more than 32,766 days lie between the first and the last.
    """
    known, which = np.unique(day, return_inverse=True)
    steps = np.diff(known, prepend=known[:1])
    since = np.cumsum(steps if furthest is None else np.minimum(steps, furthest))
    if since.size and since[-1] > LONGEST:
        raise ValueError(f"the days span {since[-1]:,} days, and at most {LONGEST:,} can be told apart")
    return since[which].astype(np.int16)


def over_orders(
    codes: Codes, shuffles: Shuffles, measure: Callable[[Codes], NDArray[Number]]
) -> NDArray[Number]:
    """What `measure` finds in the codes as they are (row 0) and in each random order, shape (permutations + 1, ...).

    It is given LANES orders side by side, shape (n, LANES), and gives an array whose last axis is the orders.
    """
    from groundview.statistics.near_repeat.shuffle_kernel import shuffled

    seed = np.uint64(shuffles.seed)

    def measured(first: int) -> NDArray[Number]:
        lanes = np.empty((codes.size, LANES), dtype=np.int16)
        shuffled(codes, seed, np.uint64(first), lanes)
        return np.moveaxis(measure(lanes), -1, 0)

    parts = side_by_side(measured, range(0, shuffles.permutations + 1, LANES))
    return np.concatenate(parts)[: shuffles.permutations + 1]
