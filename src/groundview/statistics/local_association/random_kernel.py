"""Areas drawn at random without repeating one; what is drawn depends on the seed and the number of the permutation, and
on nothing else, so that any number of threads draws the same."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.kernel import kernel

Whole = NDArray[np.int64]

STEP = np.uint64(0x9E3779B97F4A7C15)
FIRST, SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


@kernel
def mixed(state: np.uint64) -> np.uint64:
    """SplitMix64 (Steele, Lea and Flood 2014): 64 bits that say nothing of the state."""
    state = (state ^ (state >> np.uint64(30))) * FIRST
    state = (state ^ (state >> np.uint64(27))) * SECOND
    return state ^ (state >> np.uint64(31))


@kernel
def stream(seed: np.uint64, permutation: int) -> np.uint64:
    """The state at which the numbers of a permutation begin."""
    return mixed(mixed(seed) + STEP * np.uint64(permutation + 1))


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
        state += STEP
        area = below(state, last_seen.size)
        if last_seen[area] != permutation:
            last_seen[area] = permutation
            picked[many] = area
            many += 1
