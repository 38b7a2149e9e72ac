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
    method = (
        f"Mantel, 1 / ({close.metres:g} + {close.metric} distance) by 1 / ({close.days:g} + days), {shuffles.words()}"
    )
    if n < 2:
        why = "no test: there are fewer than two events"
        return MantelTest(np.nan, np.nan, np.nan, np.nan, n, shuffles.permutations, method, why)
    sums, moments = _sums(found, close, shuffles), _moments(found, close)
    pairs = n * (n - 1) / 2
    expected = moments[0] * moments[2] / pairs
    spread = np.sqrt((moments[1] - moments[0] ** 2 / pairs) * (moments[3] - moments[2] ** 2 / pairs))
    note = _note(found)
    return MantelTest(
        sum=float(sums[0]),
        expected=float(expected),
        correlation=np.nan if note else float((sums[0] - expected) / spread),
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


def _moments(found: Events, close: Closeness) -> Column:
    from groundview.statistics.near_repeat.mantel_kernel import moments

    codes, soon = _coded(found, close)
    sums = np.zeros(4)
    moments(np.stack([found.x, found.y]), codes, soon, close.metres, close.metric == "manhattan", sums)
    return sums


def _coded(found: Events, close: Closeness) -> tuple[Codes, Column]:
    """Days from the first one, and the closeness of so many days apart."""
    codes = day_codes(found.day)
    return codes, 1.0 / (close.days + np.arange(int(codes.max()) + 1))


def _note(found: Events) -> str:
    """Why no order of the days could change the sum."""
    if found.day.size == 2:
        return "no test: there is one pair"
    if np.ptp(found.day) == 0:
        return "no test: all events are on one day"
    if np.ptp(found.x) == 0 and np.ptp(found.y) == 0:
        return "no test: all events are in one place"
    return ""
