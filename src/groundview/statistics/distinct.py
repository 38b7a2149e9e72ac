"""Different rows only: what repeats is computed once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.inputs import Column


def distinct_rows(columns: list[Column]) -> tuple[list[Column], NDArray[np.int64]]:
    """The different rows of some columns of shape (k,), ascending, and for every row which one it is."""
    code = np.zeros(columns[0].size, dtype=np.int64)
    for column in columns:
        values, which = np.unique(column, return_inverse=True)
        # Numbered anew after every column, so that the codes cannot outgrow an integer.
        _, code = np.unique(code * values.size + which, return_inverse=True)
    _, first, where = np.unique(code, return_index=True, return_inverse=True)
    return [column[first] for column in columns], where
