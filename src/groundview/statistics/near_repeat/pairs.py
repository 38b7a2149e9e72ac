"""Close pairs: every two points less than a distance apart, by band of distance, exactly."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.inputs import Column
from groundview.statistics.near_repeat.bands import Metric
from groundview.statistics.parallel import side_by_side
from groundview.statistics.point_patterns.strips import strips

Whole = NDArray[np.int64]

BLOCK = 4096
"""The points whose pairs are looked for in one go."""

MOST_PAIRS = 2**28
"""The most pairs that are held at once: 2 GB."""


@dataclass(frozen=True, slots=True)
class ClosePairs:
    """The pairs of band b are columns `starts[b]` to `starts[b + 1]` of `pairs`, shape (2, m), as numbers of points in
    `order`, shape (n,), which brings near points together."""

    order: Whole
    pairs: NDArray[np.int32]
    starts: Whole

    def counts(self) -> Whole:
        """How many pairs each band has, shape (d,)."""
        return np.diff(self.starts)

    def ends(self) -> Whole:
        """The pairs as numbers of the points as they were given, shape (2, m)."""
        return np.asarray(self.order[self.pairs])


def close_pairs(x: Column, y: Column, bounds: Column, metric: Metric) -> ClosePairs:
    """Every pair of points, shape (n,), in the bands between `bounds`, shape (d + 1,), each with its lower bound and
    without its upper one. A distance is computed in float64: one that comes out as a bound lies in the upper band.

    Raises ValueError where there are more than 2^28 pairs.
    """
    points = strips(x, y, float(bounds[-1]))
    blocks = range(0, x.size, BLOCK)
    many = np.zeros((len(blocks), bounds.size - 1), dtype=np.int64)

    def swept(places: Whole, pairs: NDArray[np.int32]) -> None:
        from groundview.statistics.near_repeat.pairs_kernel import sweep

        side_by_side(
            lambda block: sweep(
                points,
                bounds,
                metric == "manhattan",
                (block, min(block + BLOCK, x.size)),
                places[block // BLOCK],
                pairs,
            ),
            blocks,
        )

    swept(many, np.empty((2, 0), dtype=np.int32))
    starts = np.concatenate([[0], np.cumsum(many.sum(axis=0))])
    if starts[-1] > MOST_PAIRS:
        raise ValueError(
            f"{starts[-1]:,} pairs are less than {bounds[-1]:g} apart, and at most {MOST_PAIRS:,} are held: "
            "give a shorter largest distance"
        )
    pairs = np.empty((2, starts[-1]), dtype=np.int32)
    # Each block writes from where those before it end, so that the order is the same on any number of threads.
    swept(starts[:-1] + np.cumsum(many, axis=0) - many, pairs)
    return ClosePairs(points.order, pairs, starts)
