"""A square table of two coders, as answers."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.agreement.answers import Whole
from groundview.statistics.inputs import counts


def answers_of_table(table: ArrayLike) -> Whole:
    """The answers behind a table of two coders, shape (cases, 2), row by row.

    `table` has shape (categories, categories): cell (k, l) is the number of cases that the first coder put into
    category k and the second into l. Raises ValueError for a table that is not square or has fewer than two
    categories, and for numbers that are not whole or below 0.
    """
    cells = np.asarray(table)
    if cells.ndim != 2 or cells.shape[0] != cells.shape[1] or len(cells) < 2:
        raise ValueError(
            f"a table of two coders has as many rows as columns, at least 2: this is {cells.shape}"
        )
    many = counts(cells.ravel(), "table").astype(np.int64)
    return np.stack([side.ravel().repeat(many) for side in np.indices(cells.shape)], axis=1)
