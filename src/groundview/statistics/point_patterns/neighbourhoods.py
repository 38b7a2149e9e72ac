"""Neighbours within radii, summed over the points of a pattern."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.inputs import Column
from groundview.statistics.parallel import side_by_side
from groundview.statistics.point_patterns.strips import strips
from groundview.statistics.point_patterns.window import Window

BLOCK = 1024
"""The points that are looked at in one go: of fixed size, so that sums are added up in one order on any machine."""

PARTS = 1024
"""The parts of the largest radius in which distances are looked up."""

Block = tuple[int, int]


def summed(
    x: Column, y: Column, radii: Column, window: Window, correction: str
) -> tuple[Column, NDArray[np.int64]]:
    """The neighbours within each radius, and of how many points, both of shape (r,), with a correction for edges:
    'isotropic' weighs neighbours, 'border' leaves out points nearer to the boundary than the radius, 'none' neither."""
    from groundview.statistics.point_patterns.ripley_kernel import Radii, counted, edge_distances, weighed

    points = strips(x, y, float(radii[-1]))
    per_metre = PARTS / radii[-1]
    # One part lower than it should be, in case a distance is rounded up into the next part.
    lower = np.maximum(np.arange(PARTS + 2) - 1, 0) / per_metre
    sought = Radii(radii, np.searchsorted(radii, lower, "left"), float(per_metre))
    everyone = np.full(radii.size, x.size)
    if correction == "isotropic":
        sums = np.zeros((len(_blocks(x.size)), radii.size))
        _over(x.size, lambda block, n: weighed(points, sought, window.edges, block, sums[n]))
        return sums.sum(axis=0), everyone
    last = np.full(x.size, radii.size - 1)
    if correction == "border":
        distances = np.empty(x.size)
        _over(x.size, lambda block, _: edge_distances(points, window.edges, block, distances))
        last = np.searchsorted(radii, distances, "right") - 1
        everyone = np.sum(last[:, None] >= np.arange(radii.size), axis=0)
    counts = np.zeros((len(_blocks(x.size)), radii.size), dtype=np.int64)
    _over(x.size, lambda block, n: counted(points, sought, last, block, counts[n]))
    return counts.sum(axis=0).astype(np.float64), everyone


def _blocks(many: int) -> list[Block]:
    return [(first, min(first + BLOCK, many)) for first in range(0, many, BLOCK)]


def _over(many: int, work: Callable[[Block, int], None]) -> None:
    blocks = _blocks(many)
    side_by_side(lambda n: work(blocks[n], n), range(len(blocks)))
