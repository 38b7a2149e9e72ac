"""The clocks that time is read from: hours of the day, days of the week, both, or months."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Seconds = NDArray[np.int64]
"""Whole seconds from the first of January 1970, a Thursday."""

MINUTE, HOUR, DAY, WEEK = 60, 3600, 86_400, 7 * 86_400
FROM_MONDAY = 3 * DAY
"""1970 began on a Thursday: three days after Monday."""

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Clock:
    """`cells` in order; `read` gives the cell of each second and the second at which the next one begins.

    A window longer than `longest` seconds comes round to cells it has been in, and says nothing of this clock.
    """

    cells: tuple[str, ...]
    read: Callable[[Seconds], tuple[Seconds, Seconds]]
    longest: int


def clock(by: str, first: int, last: int) -> Clock:
    """The clock named `by`: "hour", "weekday", "hour_of_week" or "month"; months run from `first` to `last`.

    Raises ValueError for another name.
    """
    hours = tuple(f"{hour:02}:00" for hour in range(24))
    known = {
        "hour": (hours, HOUR, DAY),
        "weekday": (DAYS, DAY, WEEK),
        "hour_of_week": (tuple(f"{day} {hour}" for day in DAYS for hour in hours), HOUR, WEEK),
    }
    if by == "month":
        return _months(first, last)
    if by not in known:
        raise ValueError(f"{by!r} is no clock: take one of {', '.join((*known, 'month'))}")
    cells, length, period = known[by]
    # A day begins where the epoch does; only a week has to be shifted.
    shift = FROM_MONDAY if period == WEEK else 0

    def read(at: Seconds) -> tuple[Seconds, Seconds]:
        whole = (at + shift) // length
        return whole % len(cells), (whole + 1) * length - shift

    return Clock(cells, read, period)


def _months(first: int, last: int) -> Clock:
    """Calendar months, which do not come round: a window may be of any length."""
    start, stop = (np.datetime64(each, "s").astype("datetime64[M]") for each in (first, last))
    months = np.arange(start, stop + 1)
    begins = np.append(months, stop + 1).astype("datetime64[s]").astype(np.int64)

    def read(at: Seconds) -> tuple[Seconds, Seconds]:
        cell = np.searchsorted(begins, at, side="right") - 1
        return cell, begins[cell + 1]

    return Clock(tuple(str(month) for month in months), read, np.iinfo(np.int64).max)
