"""Which points lie near each other: a sweep along strips, compiled."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.inputs import Column
from groundview.statistics.kernel import kernel
from groundview.statistics.near_repeat.distance_kernel import distance
from groundview.statistics.point_patterns.strips import Strips

Whole = NDArray[np.int64]


@kernel
def not_far_down(points: Strips, i: int, reach: float) -> int:
    """The first point of the strip to the right of point i that lies less than the reach below it."""
    low, high = points.after[i], points.end[i]
    while low < high:
        middle = (low + high) // 2
        if points.y[i] - points.y[middle] < reach:
            high = middle
        else:
            low = middle + 1
    return int(low)


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
    write, reach = pairs.shape[1] > 0, bounds[-1]
    for i in range(block[0], block[1]):
        for first, last in ((i + 1, points.after[i]), (not_far_down(points, i, reach), points.end[i])):
            for j in range(first, last):
                up = points.y[j] - points.y[i]
                if up >= reach:
                    break
                apart = distance(points.x[j] - points.x[i], up, manhattan)
                if bounds[0] <= apart < reach:
                    band = 0
                    while apart >= bounds[band + 1]:
                        band += 1
                    if write:
                        pairs[0, places[band]], pairs[1, places[band]] = i, j
                    places[band] += 1
