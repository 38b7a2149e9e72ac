"""Sums of squared differences over permutations, where a row's neighbours all weigh the same.

The sum of (own - drawn)^2 over k draws is k own^2 - 2 own (sum of drawn) + (sum of their squares), so the running sums
of one block of permutations serve every area, whatever its own value: a few operations an area and permutation.
"""

from __future__ import annotations

import numpy as np

from groundview.statistics.inputs import Column
from groundview.statistics.kernel import kernel
from groundview.statistics.local_association.block_kernel import block_size, drawn_block
from groundview.statistics.local_association.random_kernel import Whole
from groundview.statistics.local_association.uneven_kernel import count


@kernel
def count_squares(
    values: Column, neighbours: Whole, seen: Column, tolerance: float, seed: np.uint64, span: Whole
) -> Whole:
    """As `even_kernel.count_even`, for sums of (value - own value)^2."""
    areas, longest = values.size, neighbours.max()
    counted, last_seen = np.zeros((2, areas), np.int64), np.full(areas, -1)
    most = block_size(longest)
    for first in range(span[0], span[1], most):
        block = min(most, span[1] - first)
        picked = np.empty((longest + 1, block), np.int64)
        own_starts, own_places = drawn_block(picked, last_seen, seed, first)
        sums, squares = np.zeros((longest + 1, block)), np.zeros((longest + 1, block))
        for t in range(longest):
            for p in range(block):
                value = values[picked[t, p]]
                sums[t + 1, p] = sums[t, p] + value
                squares[t + 1, p] = squares[t, p] + value * value
        total = np.empty(block)
        for area in range(areas):
            k, own = neighbours[area], values[area]
            if k == 0:
                continue
            _fill(total, sums[k], squares[k], own, k * own * own)
            for place in own_places[own_starts[area] : own_starts[area + 1]]:
                if place // block < k:
                    p = place % block
                    instead = values[picked[k, p]]
                    total[p] += (instead - own) * (instead - own)
            count(counted, area, total, seen[area], tolerance)
    return counted


@kernel
def _fill(total: Column, sums: Column, squares: Column, own: float, ground: float) -> None:
    for p in range(total.size):
        total[p] = ground - 2.0 * own * sums[p] + squares[p]
