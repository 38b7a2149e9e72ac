"""The cells of a study area, and points shared out among them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.density.study_area import StudyArea
from groundview.statistics.inputs import Column

MOST = 16_000_000
"""The most cells of a grid, which bounds the memory."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Centres of square cells: `x` (columns,) rising eastward, `y` (rows,) rising northward, in metres."""

    x: Column
    y: Column
    cell: float

    @classmethod
    def over(cls, area: StudyArea, cell: float) -> Grid:
        """The cells of an area and one more all round; raises ValueError where they would be too many."""
        west, south, east, north = area.shape.bounds
        columns, rows = (int(np.ceil(side / cell)) + 2 for side in (east - west, north - south))
        if columns * rows > MOST:
            raise ValueError(f"{columns:,} by {rows:,} cells are too many: take cells above {cell:g} m")
        x, y = (
            (start // cell + np.arange(count) - 0.5) * cell
            for start, count in ((west, columns + 1), (south, rows + 1))
        )
        return cls(x, y, cell)

    def inside(self, area: StudyArea) -> NDArray[np.bool_]:
        """The cells whose centre lies in the area, (rows, columns)."""
        x, y = np.meshgrid(self.x, self.y)
        return area.holds(x, y)

    def nearest(self, points: Column) -> NDArray[np.int64]:
        """The cell of every point, counted along the rows."""
        column, row = (np.floor(each + 0.5).astype(np.int64) for each in self._at(points))
        return np.asarray(row * self.x.size + column)

    def shared(self, points: Column, weights: Column) -> Column:
        """The weights of points shared out among the four cells about each, by nearness; (rows, columns).

        Their sum and the mean place stay what they were, so that the error is of the second order in the cell.
        """
        across, up = self._at(points)
        column, row = np.floor(across).astype(np.int64), np.floor(up).astype(np.int64)
        right, above = across - column, up - row
        first = row * self.x.size + column
        total = np.zeros(self.x.size * self.y.size)
        for step, part in (
            (0, (1.0 - right) * (1.0 - above)),
            (1, right * (1.0 - above)),
            (self.x.size, (1.0 - right) * above),
            (self.x.size + 1, right * above),
        ):
            total += np.bincount(first + step, part * weights, total.size)
        return total.reshape(self.y.size, self.x.size)

    def _at(self, points: Column) -> tuple[Column, Column]:
        return (points[:, 0] - self.x[0]) / self.cell, (points[:, 1] - self.y[0]) / self.cell
