"""Choosing one of several by weight, for many choices at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Real = NDArray[np.float64]


def chosen(weights: Real, uniform: Real) -> NDArray[np.int64]:
    """The choice made along the last axis: weights are logarithms to base 2, `uniform` has one number from 0 to 1 for
    each choice."""
    odds = np.exp2(weights - weights.max(axis=-1, keepdims=True))
    reached = np.cumsum(odds, axis=-1)
    passed = reached[..., :-1] <= (uniform * reached[..., -1])[..., None]
    choice: NDArray[np.int64] = passed.sum(axis=-1)
    return choice
