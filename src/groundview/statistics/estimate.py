"""A figure and its doubts: what every statistic here returns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

DOUBTS = ("evidence", "sampling", "coding", "linkage", "areas")
"""The five kinds of doubt, in the order in which they are always shown. They are never merged."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A low and a high bound, in the unit of the figure they belong to; shape () or (k,)."""

    low: NDArray[np.float64]
    high: NDArray[np.float64]

    @classmethod
    def of(cls, low: ArrayLike, high: ArrayLike) -> Interval:
        """Makes an interval of anything array-like; raises ValueError where a low lies above its high."""
        lows, highs = np.asarray(low, dtype=np.float64), np.asarray(high, dtype=np.float64)
        if np.any(lows > highs):
            raise ValueError("an interval's low lies above its high")
        return cls(lows, highs)


@dataclass(frozen=True, slots=True)
class Estimate:
    """One figure, or a column of k figures of one kind, with its doubts side by side.

    `value`, `n`, `numerator`, `denominator` and the bounds have shape () or (k,). A value that could not be
    computed is NaN, and `note` then says why: it is never printed as a number.

    The doubts: `evidence` (what the records prove, and what they do not rule out), `sampling` (an interval),
    `coding` (coders' disagreement), `linkage` (over plausible linkages), `areas` (least and most over areas).
    None means that this kind of doubt was not measured for this figure, not that there is none.
    """

    value: NDArray[np.float64]
    unit: str
    method: str
    n: NDArray[np.float64] | None = None
    numerator: NDArray[np.float64] | None = None
    denominator: NDArray[np.float64] | None = None
    evidence: Interval | None = None
    sampling: Interval | None = None
    coding: Interval | None = None
    linkage: Interval | None = None
    areas: Interval | None = None
    note: str = ""

    def with_doubt(self, kind: str, interval: Interval) -> Estimate:
        """The same figure with one doubt added; raises ValueError for a kind that is not one of the five."""
        if kind not in DOUBTS:
            raise ValueError(f"{kind!r} is not a kind of doubt: the five are {', '.join(DOUBTS)}")
        doubt: dict[str, Any] = {kind: interval}
        return replace(self, **doubt)
