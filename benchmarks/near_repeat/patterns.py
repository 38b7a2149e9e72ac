"""Events drawn at random in a square of 10 km, and how far one must look for so many close pairs."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

SIDE = 10_000.0
EVENTS = 20_000

Column = NDArray[np.float64]


def drawn(events: int = EVENTS, seed: int = 1) -> tuple[Column, Column, NDArray[np.int64]]:
    """x, y and days of a year, shape (events,)."""
    random = np.random.default_rng(seed)
    return *random.uniform(0, SIDE, (2, events)), random.integers(0, 365, events)


def reach(pairs: float, events: int = EVENTS) -> float:
    """The straight distance within which about so many pairs lie."""
    return math.sqrt(2 * pairs / (math.pi * events**2)) * SIDE
