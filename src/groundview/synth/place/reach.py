"""How far one can go from a point within an area before nearing its boundary."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.place.cells import Borders
from groundview.synth.place.seeds import Seeds


class Reach:
    """Half-planes of the areas: an area's cell is what is nearer to its middle than to any neighbour's."""

    def __init__(self, seeds: Seeds, borders: Borders, inside: float, margin: float) -> None:
        """`inside` is the share of the way from the middle to the boundary that may be used, less `margin` metres."""
        area = np.concatenate([borders.one, borders.other])
        other = np.concatenate([borders.other, borders.one])
        order = np.lexsort((other, area))
        area, other = area[order], other[order]
        self._middle = seeds.points
        across = seeds.points[other] - seeds.points[area]
        away = np.hypot(across[:, 0], across[:, 1])
        self._normal = across / away[:, None]
        self._limit = np.maximum(inside * away / 2 - margin, 0)
        self._first = np.searchsorted(area, np.arange(seeds.areas + 1))

    def __call__(
        self, area: NDArray[np.int64], point: NDArray[np.float64], way: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Metres from each point in its area to what may be used of it, along `way` (of length 1); shape (k,)."""
        sides = self._first[area + 1] - self._first[area]
        begins = np.cumsum(sides) - sides
        side = np.arange(sides.sum()) + np.repeat(self._first[area] - begins, sides)
        normal = self._normal[side]
        left = self._limit[side] - (np.repeat(point - self._middle[area], sides, axis=0) * normal).sum(axis=1)
        towards = (np.repeat(way, sides, axis=0) * normal).sum(axis=1)
        metres = np.where(towards > 1e-9, left / np.maximum(towards, 1e-9), np.inf)
        reach: NDArray[np.float64] = np.maximum(np.minimum.reduceat(metres, begins), 0)
        return reach
