"""Events: where and on which day, checked."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from groundview.statistics.inputs import MOST, Column, column, refuse

Whole = NDArray[np.int64]


class Events(NamedTuple):
    """Places in metres and whole days, shape (n,)."""

    x: Column
    y: Column
    day: Whole


def events(x: ArrayLike, y: ArrayLike, days: ArrayLike) -> Events:
    """Events from columns of one length: coordinates in metres, days as whole numbers or dates (datetime64).

    Raises ValueError for coordinates or days that are missing or infinite, days that are not whole, dates finer than a
    day, and columns of different lengths.
    """
    across, up, day = located(x, "x"), located(y, "y"), whole_days(days)
    if not across.size == up.size == day.size:
        raise ValueError(f"columns of different lengths: x {across.size}, y {up.size}, days {day.size}")
    return Events(across, up, day)


def located(values: ArrayLike, name: str) -> Column:
    """Coordinates, shape (n,); raises ValueError for a missing or infinite one."""
    found = np.atleast_1d(column(values, name))
    refuse(~np.isfinite(found), name, "missing or infinite")
    return found


def whole_days(days: ArrayLike) -> Whole:
    """Days, shape (n,); raises ValueError as `events`."""
    given = np.atleast_1d(np.asanyarray(days))
    if given.dtype.kind == "M":
        refuse(np.isnat(given), "days", "missing")
        dates = given.astype("datetime64[D]")
        refuse(dates != given, "days", "times within a day: give dates")
        return dates.astype(np.int64)
    found = np.atleast_1d(column(days, "days"))
    refuse(~np.isfinite(found), "days", "missing or infinite")
    refuse((found != np.floor(found)) | (np.abs(found) > MOST), "days", "not whole")
    return found.astype(np.int64)
