"""Close pairs by how far apart their days are, for many orders of the days at once.

The orders lie side by side as lanes, so that one instruction compares a pair's days in up to 32 of them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.kernel import kernel
from groundview.statistics.near_repeat.shuffles import LANES

MOST = 32_000
"""The most pairs between two emptyings of the 16-bit counts."""


@kernel
def counted(
    lanes: NDArray[np.int16],
    pairs: NDArray[np.int32],
    starts: NDArray[np.int64],
    bounds: NDArray[np.int16],
    counts: NDArray[np.int64],
) -> None:
    """Adds to `counts`, shape (d, t, LANES), the pairs of each band of distance whose days lie less than each bound
    apart. Days stand in `lanes`, shape (n, LANES); the pairs of band b are `starts[b]` to `starts[b + 1]` of `pairs`,
    shape (2, m); `bounds` has shape (t,)."""
    gap = np.empty(LANES, dtype=np.int16)
    part = np.zeros((bounds.size, LANES), dtype=np.int16)
    for band in range(starts.size - 1):
        for first in range(starts[band], starts[band + 1], MOST):
            part[:] = 0
            for pair in range(first, min(first + MOST, starts[band + 1])):
                one, two = lanes[pairs[0, pair]], lanes[pairs[1, pair]]
                for lane in range(LANES):
                    apart = one[lane] - two[lane]
                    gap[lane] = max(apart, -apart)
                for k in range(bounds.size):
                    bound = bounds[k]
                    for lane in range(LANES):
                        part[k, lane] += np.int16(gap[lane] < bound)
            for k in range(bounds.size):
                for lane in range(LANES):
                    counts[band, k, lane] += part[k, lane]
