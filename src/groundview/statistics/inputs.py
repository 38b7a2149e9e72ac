"""What a statistic accepts, and the words it refuses with."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Column = NDArray[np.float64]

MOST = 2.0**53
"""The largest count: every whole number up to it is exact in float64."""


def column(values: ArrayLike, name: str) -> Column:
    """A copy of one number, shape (), or one column, shape (k,), as float64; a masked cell becomes NaN."""
    # A database's NULL arrives as a masked cell; a plain conversion would quietly keep what lies under it.
    filled = (
        np.ma.filled(values.astype(np.float64), np.nan) if isinstance(values, np.ma.MaskedArray) else values
    )
    array = np.array(filled, dtype=np.float64)
    if array.ndim > 1:
        raise ValueError(f"{name} has {array.ndim} dimensions: give one number or one column")
    return array


def counts(values: ArrayLike, name: str, *, gaps: bool = False) -> Column:
    """A column of whole numbers of 0 or more; with `gaps` a NaN may stand for a count nobody made.

    Raises ValueError for a negative, fractional, infinite or immense number, and for NaN where gaps are not
    allowed.
    """
    array = column(values, name)
    known = np.isfinite(array) | (np.isnan(array) & gaps)
    refuse(~known, name, "missing or infinite")
    refuse(array < 0, name, "negative")
    refuse(array > MOST, name, "too large to be counted exactly")
    refuse(np.isfinite(array) & (array != np.floor(array)), name, "not whole")
    return array


def exposures(values: ArrayLike, name: str) -> Column:
    """A column of amounts at risk: 0 or more, NaN where unknown; raises ValueError for anything else."""
    array = column(values, name)
    refuse(np.isinf(array), name, "infinite")
    refuse(array < 0, name, "negative")
    return array


def matched(**columns: Column) -> list[Column]:
    """Columns of one length, a single number being repeated; raises ValueError where lengths differ."""
    lengths = {name: array.size for name, array in columns.items() if array.ndim}
    if len(set(lengths.values())) > 1:
        said = ", ".join(f"{name} {length}" for name, length in lengths.items())
        raise ValueError(f"columns of different lengths: {said}")
    return [np.array(array) for array in np.broadcast_arrays(*columns.values())]


def tail(confidence: float) -> float:
    """What is left outside on each side; raises ValueError unless the confidence lies between 0 and 1."""
    if not 0.0 < confidence < 1.0:
        raise ValueError(f"confidence must lie between 0 and 1, for example 0.95: it is {confidence}")
    return (1.0 - confidence) / 2.0


def enough(replicates: int) -> None:
    """Raises ValueError for fewer than 100 replicates, which show no tail."""
    if replicates < 100:
        raise ValueError(
            f"a bootstrap needs at least 100 replicates, better 2000: {replicates} were asked for"
        )


def percent(confidence: float) -> str:
    """The confidence in words: 0.95 is '95%'."""
    return f"{100 * confidence:.10g}%"


def unless(why: str, cells: NDArray[np.bool_]) -> str:
    """The note for cells that have no value: 'why' with how many of how many; empty where there is none."""
    if not np.any(cells):
        return ""
    return why if cells.ndim == 0 else f"{why} ({int(np.sum(cells))} of {cells.size})"


def refuse(bad: NDArray[np.bool_], name: str, why: str) -> None:
    """Raises ValueError where any cell is bad: which argument, how many, why, and where the first one is."""
    if not np.any(bad):
        return
    if bad.ndim == 0:
        raise ValueError(f"{name} is {why}")
    first = int(np.argmax(bad))
    raise ValueError(
        f"{name}: {int(np.sum(bad))} of {bad.size} values are {why} (the first at position {first})"
    )
