"""Who counts as a neighbour of whom, and how much: spatial weights in compressed rows."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from groundview.statistics.inputs import Column

Index = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Weights:
    """The neighbours of area i are `indices[indptr[i]:indptr[i + 1]]`, ascending and without i itself, and `weight` is
    theirs. An area whose row is empty is an island. `method` says how the rows were made, `note` what was repaired."""

    indptr: Index
    indices: Index
    weight: Column
    method: str = "given"
    standardised: bool = False
    note: str = ""

    @classmethod
    def of(cls, indptr: ArrayLike, indices: ArrayLike, weight: ArrayLike | None = None) -> Weights:
        """Checks rows that are given; without weights each neighbour weighs 1.

        Raises ValueError unless the row starts rise from 0 to the number of indices, every index names an area that
        there is, no row names its own area or one twice, and every weight is above 0.
        """
        starts, named = np.array(indptr, dtype=np.int64), np.array(indices, dtype=np.int64)
        weights = np.ones(named.size) if weight is None else np.array(weight, dtype=np.float64)
        if starts.ndim != 1 or starts.size < 2 or starts[0] or starts[-1] != named.size:
            raise ValueError("the row starts of the weights must rise from 0 to the number of indices")
        if np.any(np.diff(starts) < 0):
            raise ValueError("the row starts of the weights must rise from 0 to the number of indices")
        if weights.shape != named.shape or not np.all((weights > 0) & np.isfinite(weights)):
            raise ValueError(f"{named.size} neighbours need as many weights above 0")
        areas = starts.size - 1
        if np.any((named < 0) | (named >= areas)):
            raise ValueError(f"the weights name an area that is not among the {areas}")
        row = np.repeat(np.arange(areas), np.diff(starts))
        if np.any(row == named):
            raise ValueError(f"area {int(row[np.argmax(row == named)])} is named as its own neighbour")
        made = cls.of_pairs(row, named, weights, areas=areas)
        if np.any(np.diff(made.row() * areas + made.indices) == 0):
            raise ValueError("an area is named twice in one row of the weights")
        return made

    @classmethod
    def of_pairs(
        cls, row: Index, other: Index, weight: Column, *, areas: int, method: str = "given", note: str = ""
    ) -> Weights:
        """Rows of pairs in any order: `other` is a neighbour of `row`; each shape (pairs,)."""
        order = np.lexsort((other, row))
        starts = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=areas))])
        return cls(starts, other[order].astype(np.int64), weight[order], method, note=note)

    @property
    def areas(self) -> int:
        """The number of areas."""
        return self.indptr.size - 1

    @property
    def lengths(self) -> Index:
        """How many neighbours each area has, shape (areas,)."""
        return np.diff(self.indptr)

    @property
    def islands(self) -> Index:
        """The areas without a neighbour."""
        return np.flatnonzero(self.lengths == 0)

    def row(self) -> Index:
        """The area at whose row each element of `indices` stands."""
        return np.repeat(np.arange(self.areas), self.lengths)

    def sums(self, of: Column) -> Column:
        """The sum over each row of a column of shape `indices`; 0 for an island."""
        return np.bincount(self.row(), of, self.areas).astype(np.float64)

    def lag(self, values: Column) -> Column:
        """The weighted sum of the neighbours' values, shape (areas,)."""
        return self.sums(self.weight * values[self.indices])

    def powers(self) -> tuple[Column, Column]:
        """The sum of each row's weights, and that of their squares."""
        return self.sums(self.weight), self.sums(self.weight**2)

    def row_standardised(self) -> Weights:
        """The same rows with weights that add up to 1 in each."""
        total = self.sums(self.weight)
        return replace(self, weight=self.weight / total[self.row()], standardised=True)

    def among(self, used: NDArray[np.bool_]) -> Weights:
        """The rows of the areas that are used, numbered anew in the same order, and what they have of each other;
        standardised rows add up to 1 again."""
        if np.all(used):
            return self
        new, row = np.cumsum(used) - 1, self.row()
        inside = used[row] & used[self.indices]
        lengths = np.bincount(new[row[inside]], minlength=int(used.sum()))
        starts = np.concatenate([[0], np.cumsum(lengths)])
        kept = replace(self, indptr=starts, indices=new[self.indices[inside]], weight=self.weight[inside])
        return kept.row_standardised() if self.standardised else kept

    def even(self) -> NDArray[np.bool_]:
        """Which rows have neighbours of one weight, shape (areas,); an island's row has."""
        if np.all(self.weight == self.weight[:1]):
            return np.ones(self.areas, dtype=bool)
        first = np.append(self.weight, 0.0)[self.indptr[:-1]][self.row()]
        uneven = np.bincount(self.row(), self.weight != first, self.areas)
        return np.asarray(uneven == 0)
