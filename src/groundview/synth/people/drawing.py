"""Drawing by weight from one of many groups, for all who draw at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


class Urn:
    """Groups of numbers with weights."""

    def __init__(self, groups: Sequence[tuple[Sequence[int], Sequence[float]]]) -> None:
        """Each group: its numbers, and a weight for each."""
        self._numbers = np.concatenate([np.asarray(numbers, np.int64) for numbers, _ in groups])
        ends = [np.cumsum(weights) / np.sum(weights) for _, weights in groups]
        self._ends = np.concatenate([group + at for at, group in enumerate(ends)])

    def draw(self, group: NDArray[np.int64], chances: NDArray[np.float64]) -> NDArray[np.int64]:
        """A number from each one's group by chances in [0, 1); shapes (k,)."""
        at = np.searchsorted(self._ends, group + np.minimum(chances, 1 - 1e-9), side="right")
        drawn: NDArray[np.int64] = self._numbers[np.minimum(at, len(self._numbers) - 1)]
        return drawn
