"""Numbers in random order, each permutation from a stream of its own: the same whatever is drawn beside it.

SplitMix64 drawn on without bias (Lemire 2019, ACM Transactions on Modeling and Computer
Simulation 29, 3) for the exchanges of Fisher and Yates.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.kernel import kernel
from groundview.statistics.splitmix_kernel import GOLDEN, mixed

HALF, LOWER = np.uint64(32), np.uint64(0xFFFFFFFF)


@kernel
def shuffle(row: NDArray[np.int16], seed: np.uint64, number: np.uint64) -> None:
    """Brings a row, shape (n,), into the order of the permutation of this number; number 0 leaves it as it is."""
    if number == np.uint64(0):
        return
    state = mixed(seed + GOLDEN) ^ mixed(number * GOLDEN)
    for last in range(row.size - 1, 0, -1):
        bound = np.uint64(last + 1)
        state += GOLDEN
        product = (mixed(state) >> HALF) * bound
        if product & LOWER < bound:
            least = (np.uint64(2**32) - bound) % bound
            while product & LOWER < least:
                state += GOLDEN
                product = (mixed(state) >> HALF) * bound
        other = np.int64(product >> HALF)
        row[last], row[other] = row[other], row[last]


@kernel
def shuffled(codes: NDArray[np.int16], seed: np.uint64, first: np.uint64, lanes: NDArray[np.int16]) -> None:
    """Fills `lanes`, shape (n, k), with codes of shape (n,) in the orders of k permutations from `first` on."""
    n, width = lanes.shape
    rows = np.empty((width, n), dtype=np.int16)
    for lane in range(width):
        rows[lane] = codes
        shuffle(rows[lane], seed, first + np.uint64(lane))
    # Turned by squares, so that neither side is read or written far apart.
    for start in range(0, n, 32):
        for lane in range(width):
            for event in range(start, min(start + 32, n)):
                lanes[event, lane] = rows[lane, event]
