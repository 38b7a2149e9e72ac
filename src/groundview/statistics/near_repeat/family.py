"""How likely chance alone would show as much: in one cell of a table, and in any cell, for those who look at all."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.inputs import Column

Whole = NDArray[np.int64]


def in_cell(rows: Whole) -> Column:
    """The share of rows, shape (r, ...), in which a cell has at least as many as in row 0, what was seen. With r - 1
    permutations that is (1 + those with as many) / r."""
    return np.asarray(np.mean(rows >= rows[0], axis=0))


def in_any_cell(rows: Whole, mean: Column) -> Column:
    """The share of rows in which any cell stands out as much as each cell does in row 0; shape of `mean`.

    The greatest excess of a row is held against the greatest of each other (Westfall and Young 1993, Resampling-based
    Multiple Testing, single-step maxT), so that cells that rise and fall together are not paid for twice. Excess is
    that of roots (Freeman and Tukey 1950), which makes cells of few and of many pairs comparable, over its spread where
    that is above the 1 of independent pairs.
    """
    excess = np.sqrt(rows) + np.sqrt(rows + 1) - np.sqrt(4 * mean + 1)
    excess /= np.maximum(excess.std(axis=0), 1.0)
    greatest = np.sort(excess.reshape(excess.shape[0], -1).max(axis=1))
    return np.asarray((greatest.size - np.searchsorted(greatest, excess[0], "left")) / greatest.size)
