"""A block of permutations at once: what they drew, and where each area was drawn itself."""

from __future__ import annotations

import numpy as np

from groundview.statistics.kernel import kernel
from groundview.statistics.local_association.random_kernel import Whole, draw

BLOCK = 2048
"""So many permutations are held at once: the sums of a block stay in the processor's nearest memory."""

CELLS = 2**21
"""The most draws held at once, for rows of thousands."""


@kernel
def block_size(longest: int) -> int:
    """How many permutations are held at once where the longest row has so many neighbours."""
    return min(BLOCK, max(CELLS // (longest + 1), 1))


@kernel
def drawn_block(picked: Whole, last_seen: Whole, seed: np.uint64, first: int) -> tuple[Whole, Whole]:
    """Fills `picked`, shape (draws, block), with what the permutations from `first` on draw.

    Returns where each area stands in it, the last draw left out, in compressed rows: starts, shape (areas + 1,), and
    places, each t * block + permutation.
    """
    draws, block = picked.shape
    one = np.empty(draws, np.int64)
    starts = np.zeros(last_seen.size + 1, np.int64)
    for p in range(block):
        draw(one, last_seen, seed, first + p)
        for t in range(draws):
            picked[t, p] = one[t]
            if t < draws - 1:
                starts[one[t] + 1] += 1
    starts = np.cumsum(starts)
    filled, places = starts[:-1].copy(), np.empty((draws - 1) * block, np.int64)
    for t in range(draws - 1):
        for p in range(block):
            area = picked[t, p]
            places[filled[area]] = t * block + p
            filled[area] += 1
    return starts, places
