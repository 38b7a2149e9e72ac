"""Months in a row, with a gap where nobody counted."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from groundview.statistics.inputs import Column, column

Months = NDArray[np.datetime64]


def align(months: ArrayLike, values: ArrayLike, *, first: str, last: str) -> tuple[Months, Column]:
    """Every month from `first` to `last`, and the value of each; NaN for a month that is not there.

    `months` are "2025-01" texts or numpy months, shape (k,), in any order; `values` numbers of shape (k,).
    Returns the calendar (datetime64[M]) and the values, both of shape (months from first to last, both
    included). A month that is missing is a gap, never a zero: only the caller can know that nothing happened
    in it.

    Raises ValueError for a month that comes twice or lies outside, for different lengths, and for last <
    first.
    """
    start, stop = np.datetime64(first, "M"), np.datetime64(last, "M")
    if stop < start:
        raise ValueError(f"the last month, {last}, comes before the first, {first}")
    seen, numbers = np.array(months, dtype="datetime64[M]"), column(values, "values")
    if seen.ndim != 1 or seen.shape != numbers.shape:
        raise ValueError(f"{seen.size} months but {numbers.size} values: give one value for each month")
    _check_months(seen, start, stop)
    calendar = np.arange(start, stop + 1)
    aligned = np.full(calendar.shape, np.nan)
    aligned[(seen - start).astype(np.int64)] = numbers
    return calendar, aligned


def _check_months(seen: Months, start: np.datetime64, stop: np.datetime64) -> None:
    if np.any(np.isnat(seen)):
        raise ValueError("a month is missing: every value needs its month")
    if np.any((seen < start) | (seen > stop)):
        raise ValueError(f"there are months outside {start} to {stop}: leave them out first")
    if np.unique(seen).size < seen.size:
        raise ValueError("a month comes twice: add its values up first")
