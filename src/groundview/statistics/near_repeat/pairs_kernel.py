"""Which points lie near each other: a sweep along strips, compiled."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.inputs import Column
from groundview.statistics.kernel import kernel
from groundview.statistics.point_patterns.strips import Strips

Whole = NDArray[np.int64]


@kernel
def sweep(
    points: Strips,
    bounds: Column,
    manhattan: bool,
    block: tuple[int, int],
    places: Whole,
    pairs: NDArray[np.int32],
) -> None:
    """Finds every pair whose first point is of the block, in order, by band of distance.

    `bounds` has shape (d + 1,), and `places` shape (d,): where in `pairs`, shape (2, m), the next pair of a band is
    written, raised by one for each. Where m is 0 pairs are counted and not written.
    """
    x, y, write = points.x, points.y, pairs.shape[1] > 0
    reach = bounds[-1]
    for i in range(block[0], block[1]):
        # The first point to the right that is not too far down.
        low, high = points.after[i], points.end[i]
        while low < high:
            middle = (low + high) // 2
            if y[i] - y[middle] < reach:
                high = middle
            else:
                low = middle + 1
        for stretch in range(2):
            first, last = (i + 1, points.after[i]) if stretch == 0 else (low, points.end[i])
            for j in range(first, last):
                down = y[j] - y[i]
                if down >= reach:
                    break
                across = x[j] - x[i]
                if manhattan:
                    distance = abs(across) + abs(down)
                else:
                    distance = math.sqrt(across * across + down * down)
                if bounds[0] <= distance < reach:
                    band = 0
                    while distance >= bounds[band + 1]:
                        band += 1
                    if write:
                        pairs[0, places[band]] = i
                        pairs[1, places[band]] = j
                    places[band] += 1
