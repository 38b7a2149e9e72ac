"""Who is next to whom, in compressed rows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Index = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Row i of the areas next to area i, itself included, is `indices[indptr[i]:indptr[i + 1]]`."""

    indptr: Index
    indices: Index

    @classmethod
    def of(cls, indptr: ArrayLike, indices: ArrayLike, *, areas: int) -> Neighbours:
        """Checks the rows of `areas` areas.

        Raises ValueError unless there is one row an area, every index names an area, no row names one twice
        and every row names its own area.
        """
        starts, named = np.array(indptr, dtype=np.int64), np.array(indices, dtype=np.int64)
        if starts.shape != (areas + 1,) or named.ndim != 1:
            raise ValueError(
                f"neighbours need {areas + 1} row starts for {areas} areas: there are {starts.size}"
            )
        if starts[0] != 0 or starts[-1] != named.size or np.any(np.diff(starts) < 0):
            raise ValueError("the row starts of the neighbours must rise from 0 to the number of indices")
        if np.any((named < 0) | (named >= areas)):
            raise ValueError(f"the neighbours name an area that is not among the {areas}")
        rows = cls(starts, named)
        rows._check_members(areas)
        return rows

    def row(self) -> Index:
        """The row of every index, shape as `indices`."""
        return np.repeat(np.arange(self.indptr.size - 1), np.diff(self.indptr))

    def among(self, used: NDArray[np.bool_]) -> Neighbours:
        """The same rows without the areas that are not used."""
        kept = used[self.indices]
        lengths = np.bincount(self.row()[kept], minlength=self.indptr.size - 1)
        return Neighbours(np.concatenate([[0], np.cumsum(lengths)]), self.indices[kept])

    def _check_members(self, areas: int) -> None:
        row = self.row()
        pairs = np.sort(row * areas + self.indices)
        if np.any(pairs[1:] == pairs[:-1]):
            raise ValueError("an area is named twice in one row of the neighbours")
        if np.count_nonzero(row == self.indices) < areas:
            raise ValueError("every row of the neighbours must name its own area")
