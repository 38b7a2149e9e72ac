"""The starting odds: how likely two records are one person's before anything is compared."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

STEPS = 50
"""At most so many steps; some ten are usual."""
NEAR = 1e-4
"""Two steps are alike when they differ by less than this share."""


def borne_out(weights: NDArray[np.float64], start: float, pairs: float) -> float:
    """The share of all `pairs` that are true ones by the weights (in bits) of those that were scored when the share
    was taken to be `start`: expectation maximisation of the share alone, everything else kept. Pairs that were not
    scored count as false ones."""
    if not len(weights) or not pairs:
        return start
    evidence = np.exp2(weights) * (1 - start) / start
    share = start
    for _ in range(STEPS):
        odds = evidence * share / (1 - share)
        last, share = share, max(float(np.sum(odds / (1 + odds))) / pairs, 1 / pairs)
        if abs(share - last) < NEAR * last:
            break
    return float(f"{share:.4g}")
