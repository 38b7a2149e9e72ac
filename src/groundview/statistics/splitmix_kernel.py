"""SplitMix64 (Steele, Lea and Flood 2014): 64 bits for every number, from which streams of chance are made."""

from __future__ import annotations

import numpy as np

from groundview.statistics.kernel import kernel

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
"""The step of a stream from one number to the next."""
ONE, TWO = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
THIRTY, TWENTY_SEVEN, THIRTY_ONE = np.uint64(30), np.uint64(27), np.uint64(31)


@kernel
def mixed(z: np.uint64) -> np.uint64:
    """A number that says nothing of the one that it was made of."""
    z = (z ^ (z >> THIRTY)) * ONE
    z = (z ^ (z >> TWENTY_SEVEN)) * TWO
    return z ^ (z >> THIRTY_ONE)
