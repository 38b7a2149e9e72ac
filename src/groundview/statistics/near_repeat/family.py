"""The probability that chance alone would show as much in any cell of a table: for those who look at every cell.

The least of the cells' probabilities is held against the least in each permutation (Westfall and Young 1993,
Resampling-based Multiple Testing, single-step minP), so that cells that rise and fall together are not paid for twice.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.inputs import Column

Whole = NDArray[np.int64]


def as_many(rows: Whole) -> Whole:
    """In how many rows a cell has at least as many as in each row, itself included; shape of `rows`, (r, ...)."""
    flat = rows.reshape(rows.shape[0], -1)
    columns = [
        flat.shape[0] - np.searchsorted(np.sort(column), column, "left") for column in np.ascontiguousarray(flat.T)
    ]
    return np.stack(columns, axis=1).reshape(rows.shape) if columns else rows


def probabilities(rows: Whole) -> tuple[Column, Column]:
    """The upper probability of each cell of row 0, what was seen, among all rows, and that of the whole table: shape
    (...) both. With r - 1 permutations the first is (1 + those with as many) / r."""
    ranks = as_many(rows)
    least = np.sort(ranks.reshape(ranks.shape[0], -1).min(axis=1))
    return ranks[0] / rows.shape[0], np.searchsorted(least, ranks[0], "right") / rows.shape[0]
