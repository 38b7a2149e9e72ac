"""Mantel's test: closeness in space and in time over all pairs, without bands."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.inputs import Column
from groundview.statistics.near_repeat.bands import Metric
from groundview.statistics.near_repeat.events import Events, events
from groundview.statistics.near_repeat.shuffles import LANES, Codes, Shuffles, day_codes, over_orders

ROUNDING = 1e-12
"""By how much of itself a sum may differ from an equal one that was added up in another order."""


@dataclass(frozen=True, slots=True)
class Closeness:
    """Closeness of a pair is 1 / (metres + distance) in space and 1 / (days + days apart) in time.

    The constants say where near ends: pairs much nearer than them are all alike. Raises ValueError unless both are
    above 0: without them two events in one place would outweigh all others.
    """

    metres: float = 1.0
    days: float = 1.0
    metric: Metric = "euclidean"

    def __post_init__(self) -> None:
        if not (0 < self.metres < np.inf and 0 < self.days < np.inf):
            raise ValueError(f"the constants must lie above 0: they are {self.metres} and {self.days}")
        if self.metric not in ("manhattan", "euclidean"):
            raise ValueError(f"metric must be 'manhattan' or 'euclidean': it is {self.metric!r}")

    def words(self) -> str:
        """How, for the method of a result."""
        return f"1 / ({self.metres:g} + {self.metric} distance) by 1 / ({self.days:g} + days)"


@dataclass(frozen=True, slots=True)
class MantelTest:
    """`sum` of the products of closeness over the pairs, its mean over all orders of the days (`expected`), the
    `correlation` of the two, and `p`, (1 + permutations with as great a sum) / (1 + permutations). The last two are NaN
    where no order of the days could change the sum: `note` says why."""

    sum: float
    expected: float
    correlation: float
    p: float
    n: int
    permutations: int
    method: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Moments:
    """The mean and the standard deviation of closeness over all pairs."""

    mean: float
    spread: float

    @classmethod
    def of(cls, sums: Column, events: int) -> Moments:
        """From the sum and the sum of squares; a spread that is no more than rounding is 0."""
        mean, square = sums * 2 / (events * (events - 1))
        variance = square - mean**2
        return cls(float(mean), float(np.sqrt(variance)) if variance > ROUNDING * square else 0.0)


def mantel(
    x: ArrayLike, y: ArrayLike, days: ArrayLike, *, shuffles: Shuffles, closeness: Closeness | None = None
) -> MantelTest:
    """The test for n events: coordinates in metres and whole days (or dates), shape (n,).

    Mantel (1967, Cancer Research 27, 209-220), with his reciprocals and the days permuted. The cost grows with n
    squared. Raises ValueError for what is missing, not whole or of another length, and for days that span more than
    32,766 days.
    """
    found, close = events(x, y, days), closeness or Closeness()
    n = found.day.size
    method = f"Mantel, {close.words()}, {shuffles.words()}"
    if n < 2:
        why = "no test: there are fewer than two events"
        return MantelTest(np.nan, np.nan, np.nan, np.nan, n, shuffles.permutations, method, why)
    sums, near, soon = _sums(found, close, shuffles), *_moments(found, close)
    note = _note(near.spread, soon.spread)
    return MantelTest(
        sum=float(sums[0]),
        expected=n * (n - 1) / 2 * near.mean * soon.mean,
        correlation=np.nan
        if note
        else (sums[0] * 2 / (n * (n - 1)) - near.mean * soon.mean) / (near.spread * soon.spread),
        p=np.nan if note else float(np.mean(sums >= sums[0] * (1 - ROUNDING))),
        n=n,
        permutations=shuffles.permutations,
        method=method,
        note=note,
    )


def _sums(found: Events, close: Closeness, shuffles: Shuffles) -> Column:
    """The sum in the order that was seen, and in each permutation, shape (permutations + 1,)."""
    from groundview.statistics.near_repeat.mantel_kernel import products

    codes, soon = _coded(found, close)
    places = np.stack([found.x, found.y])

    def measured(lanes: Codes) -> Column:
        sums = np.zeros(LANES)
        products(places, lanes, soon, close.metres, close.metric == "manhattan", sums)
        return sums

    return over_orders(codes, shuffles, measured)


def _moments(found: Events, close: Closeness) -> tuple[Moments, Moments]:
    """Those of closeness in space and in time."""
    from groundview.statistics.near_repeat.mantel_kernel import moments

    codes, soon = _coded(found, close)
    sums = np.zeros(4)
    moments(np.stack([found.x, found.y]), codes, soon, close.metres, close.metric == "manhattan", sums)
    return Moments.of(sums[:2], codes.size), Moments.of(sums[2:], codes.size)


def _coded(found: Events, close: Closeness) -> tuple[Codes, Column]:
    """Days from the first one, and the closeness of so many days apart."""
    codes = day_codes(found.day)
    return codes, 1.0 / (close.days + np.arange(int(codes.max()) + 1, dtype=np.float64))


def _note(near: float, soon: float) -> str:
    """Why no order of the days could change the sum."""
    if near == 0:
        return "no test: all pairs of events are equally near"
    return "no test: all pairs of events are equally many days apart" if soon == 0 else ""
