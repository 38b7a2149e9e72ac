"""Draws by weight, and numbers that are missing."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]


def weighted(rng: np.random.Generator, weights: NDArray[Any], n: int) -> Ids:
    """n places in the list of weights, each as likely as its weight; none where there is nothing to draw from."""
    upto = np.cumsum(weights.astype(np.float64))
    if not len(upto) or upto[-1] <= 0:
        return np.zeros(0, dtype=np.int64)
    drawn: Ids = np.searchsorted(upto, rng.random(n) * upto[-1], side="right").astype(np.int64)
    return drawn


def without_return(rng: np.random.Generator, weights: NDArray[Any], n: int) -> Ids:
    """n different places in the list of weights, the heavier the likelier (Gumbel's way)."""
    key = np.log(weights.astype(np.float64)) + rng.gumbel(size=len(weights))
    return np.argsort(-key, kind="stable")[:n].astype(np.int64)


def known(values: NDArray[Any], otherwise: Any) -> NDArray[Any]:
    """A column of the database as a plain array, with `otherwise` where it is NULL."""
    return np.asarray(np.ma.filled(values, otherwise))
