"""Areas drawn at random without repeating one; what is drawn depends on the seed and the number of the permutation, and
on nothing else, so that any number of threads draws the same."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.kernel import kernel
from groundview.statistics.splitmix_kernel import GOLDEN, mixed

Whole = NDArray[np.int64]


@kernel
def stream(seed: np.uint64, permutation: int) -> np.uint64:
    """The state at which the numbers of a permutation begin."""
    return mixed(mixed(seed) + GOLDEN * np.uint64(permutation + 1))


@kernel
def below(state: np.uint64, many: int) -> int:
    """A whole number from 0 to `many` - 1; for a million areas no two chances differ by more than 1e-10 of either."""
    return int(float(mixed(state) >> np.uint64(11)) * 2.0**-53 * many)


@kernel
def draw(picked: Whole, last_seen: Whole, seed: np.uint64, permutation: int) -> None:
    """Fills `picked` with different areas in random order; `last_seen`, shape (areas,), begins as -1."""
    state = stream(seed, permutation)
    many = 0
    while many < picked.size:
        state += GOLDEN
        area = below(state, last_seen.size)
        if last_seen[area] != permutation:
            last_seen[area] = permutation
            picked[many] = area
            many += 1
