"""Events known only to lie between two times, shared out over the clock: aoristic weights."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import Column, percent, tail
from groundview.statistics.time_windows.clocks import HOUR, Clock, Seconds, clock

USUAL = {"hour": 24.0, "weekday": 7 * 24.0, "hour_of_week": 24.0, "month": 31 * 24.0}
"""The longest window, in hours, that is shared out unless another is named."""


@dataclass(frozen=True, slots=True)
class Aoristic:
    """`counts` has one figure a cell of the clock, named in `cells`; the rest is what was counted apart.

    `used` events were shared out; `too_long` had a longer window than was asked for, `missing` no from or no to,
    `backwards` a to before the from. The four add up to the events given.
    """

    counts: Estimate
    cells: tuple[str, ...]
    used: int
    too_long: int
    missing: int
    backwards: int


def aoristic(
    begins: ArrayLike,
    ends: ArrayLike,
    *,
    by: str,
    longest: float | None = None,
    confidence: float = 0.95,
) -> Aoristic:
    """Events per hour, weekday, hour of the week or month, each shared out over the time in which it may have been.

    `begins` and `ends` (n,) are datetimes (numpy's, or texts it reads), in local time and to the second; `by` is
    "hour" (24 cells), "weekday" (7, Monday first), "hour_of_week" (168) or "month" (from the first to the last). An
    event counts in every cell as much as the share of its window that lies there; with begin and end alike it counts
    whole where they are. Windows longer than `longest` hours (by default a day; a week for weekdays, 31 days for
    months) say nothing and are counted apart, not smeared; so are events without both times and those that end before
    they begin.

    `sampling` is where the number of events truly in the cell lies, if each may have been at any moment of its
    window alike and apart from the others; `evidence` needs no such belief: the low are the events that were
    certainly in the cell, the high those that may have been. n is the high. Neither is about other events than these.

    Raises ValueError for columns of different lengths, an unknown clock, and a `longest` that is not above 0 or
    longer than the clock takes to come round.

    Source: Ratcliffe (2002), Journal of Quantitative Criminology 18, 23-43; Ratcliffe and McCullagh (1998),
    International Journal of Geographical Information Science 12, 751-764.
    """
    start, stop = (_moments(each) for each in (begins, ends))
    if start.shape != stop.shape or start.ndim != 1:
        raise ValueError(f"{start.size} begins but {stop.size} ends: give one of each for every event")
    missing = np.isnat(start) | np.isnat(stop)
    backwards = ~missing & (stop < start)
    good = ~missing & ~backwards
    first, last = start[good].astype(np.int64), stop[good].astype(np.int64)
    hours = _longest(by, longest)
    short = last - first <= hours * HOUR
    read = clock(by, *_reach(first[short], last[short]))
    if hours * HOUR > read.longest:
        raise ValueError(
            f"a window of {hours:g} hours comes round on this clock: take {read.longest // HOUR} at most"
        )
    sums = _Sums.of(first[short], last[short], read)
    return Aoristic(
        counts=_estimate(sums, by, confidence),
        cells=read.cells,
        used=int(short.sum()),
        too_long=int((~short).sum()),
        missing=int(missing.sum()),
        backwards=int(backwards.sum()),
    )


@dataclass(slots=True)
class _Sums:
    """Over the events, for every cell: their shares, squares of shares, how many touch it, how many fill it."""

    shares: Column
    squares: Column
    possible: Column
    certain: Column

    @classmethod
    def of(cls, first: Seconds, last: Seconds, read: Clock) -> _Sums:
        sums = cls(*(np.zeros(len(read.cells)) for _ in range(4)))
        # An instant is a window of one second within its cell.
        last = np.where(last > first, last, first + 1)
        at, home = first, read.read(first)[0]
        length: Column = (last - first).astype(np.float64)
        began: Column = np.zeros(first.size)
        while at.size:
            cell, following = read.read(at)
            end = np.minimum(following, last)
            share = (end - at) / length
            # A window of nearly a whole round may end in the cell it began in, before where it began.
            again = (cell == home) & (began > 0)
            sums._add(cell, share, np.where(again, began, 0.0), again)
            began = np.where(began == 0.0, share, began)
            left = end < last
            at, last, home = (each[left] for each in (end, last, home))
            length, began = length[left], began[left]
        return sums

    def _add(self, cell: Seconds, share: Column, before: Column, again: NDArray[np.bool_]) -> None:
        """Adds one piece of every window; `before` is the share it already has in the cell."""
        cells = self.shares.size
        self.shares += np.bincount(cell, share, cells)
        self.squares += np.bincount(cell, share**2 + 2.0 * share * before, cells)
        self.possible += np.bincount(cell[~again], minlength=cells)
        self.certain += np.bincount(cell[share == 1.0], minlength=cells)


def _moments(times: ArrayLike) -> NDArray[np.datetime64]:
    """Times to the second; a masked one, which is how a database's NULL arrives, is missing."""
    array = np.atleast_1d(np.array(times, dtype="datetime64[s]"))
    return np.where(np.atleast_1d(np.ma.getmaskarray(np.ma.asarray(times))), np.datetime64("NaT"), array)


def _longest(by: str, longest: float | None) -> float:
    hours = USUAL.get(by, 24.0) if longest is None else float(longest)
    if not 0.0 < hours < np.inf:
        raise ValueError(f"the longest window must be above 0 hours: it is {longest}")
    return hours


def _reach(first: Seconds, last: Seconds) -> tuple[int, int]:
    """The first and the last second that some window holds; an end is the first second after."""
    return (int(first.min()), int(np.maximum(last - 1, first).max())) if first.size else (0, 0)


def _estimate(sums: _Sums, by: str, confidence: float) -> Estimate:
    """The cells with their bounds: a sum of independent trials, normal with half a count at either end."""
    spread = np.sqrt(np.maximum(sums.shares - sums.squares, 0.0))
    reach = NormalDist().inv_cdf(1.0 - tail(confidence)) * spread + 0.5 * (spread > 1e-9)
    low = np.maximum(np.ceil(sums.shares - reach - 1e-9), sums.certain)
    high = np.minimum(np.floor(sums.shares + reach + 1e-9), sums.possible)
    return Estimate(
        value=sums.shares,
        unit="events",
        method=f"aoristic weights by {by}, {percent(confidence)}",
        n=sums.possible,
        sampling=Interval.of(np.fmin(low, sums.shares), np.fmax(high, sums.shares)),
        evidence=Interval.of(np.fmin(sums.certain, sums.shares), np.fmax(sums.possible, sums.shares)),
        note="" if np.any(sums.possible) else "no event has a window that can be shared out",
    )
