"""Weighted sums over permutations where the weights of a row differ: each area's sums are added up for themselves."""

from __future__ import annotations

import numpy as np

from groundview.statistics.inputs import Column
from groundview.statistics.kernel import kernel
from groundview.statistics.local_association.block_kernel import block_size, drawn_block
from groundview.statistics.local_association.random_kernel import Whole


@kernel
def count_uneven(
    values: Column,
    rows: tuple[Whole, Column],
    seen: tuple[Column, float],
    squared: bool,
    seed: np.uint64,
    span: Whole,
) -> Whole:
    """As `even_kernel.count_even`, for sums of weight * value, or, `squared`, of weight * (value - own value)^2.

    `rows` are the starts of the rows, shape (areas + 1,), and the weights in them; `seen` the sums that were seen,
    shape (areas,), and the tolerance.
    """
    starts, weight = rows
    sums, tolerance = seen
    areas = values.size
    longest = np.diff(starts).max()
    counted, last_seen = np.zeros((2, areas), np.int64), np.full(areas, -1)
    most = block_size(longest)
    for first in range(span[0], span[1], most):
        block = min(most, span[1] - first)
        picked = np.empty((longest + 1, block), np.int64)
        own_starts, own_places = drawn_block(picked, last_seen, seed, first)
        drawn, total = np.empty((longest + 1, block)), np.empty(block)
        for t in range(longest + 1):
            for p in range(block):
                drawn[t, p] = values[picked[t, p]]
        for area in range(areas):
            own, begin = values[area], starts[area]
            k = starts[area + 1] - begin
            if k == 0:
                continue
            total[:] = 0.0
            for t in range(k):
                _add(total, drawn[t], weight[begin + t], own, squared)
            for place in own_places[own_starts[area] : own_starts[area + 1]]:
                t, p = place // block, place % block
                if t < k:
                    instead = drawn[k, p]
                    change = (instead - own) ** 2 if squared else instead - own
                    total[p] += weight[begin + t] * change
            count(counted, area, total, sums[area], tolerance)
    return counted


@kernel
def _add(total: Column, drawn: Column, weight: float, own: float, squared: bool) -> None:
    if squared:
        for p in range(total.size):
            total[p] += weight * ((drawn[p] - own) * (drawn[p] - own))
    else:
        for p in range(total.size):
            total[p] += weight * drawn[p]


@kernel
def count(counted: Whole, area: int, total: Column, seen: float, tolerance: float) -> None:
    """Adds how many of a block's sums are at least, and at most, as large as what was seen."""
    over = under = 0
    for p in range(total.size):
        over += total[p] + tolerance >= seen
        under += total[p] - tolerance <= seen
    counted[0, area] += over
    counted[1, area] += under
