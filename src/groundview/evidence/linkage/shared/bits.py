"""How many bits a kind of evidence is worth, learnt from pairs that are sure either way.

The bits are log2 of how often pairs of one person show it against how often pairs of two persons do (the weight of
Fellegi and Sunter 1969), at each step of rarity. Evidence that was hardly seen is worth little: half a pair of one
person and a whole pair of two are added to what was counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from groundview.evidence.linkage.shared.rules import shared_rules

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]


def bits(
    same: NDArray[np.float64], different: NDArray[np.float64], n_same: float, n_different: float
) -> NDArray[np.float64]:
    """Bits of each step of rarity, rarest first, never rising and never below none: of `n_same` sure pairs of one
    person `same` show the evidence at each step, of `n_different` of two persons `different` do."""
    from scipy.optimize import isotonic_regression

    shown_same, shown_different = same + 0.5, different + 1.0
    raw = np.log2(shown_same / (n_same + 1)) - np.log2(shown_different / (n_different + 1))
    # A step is trusted as far as both of its counts are: the variance of a log of counts is the sum of inverses.
    trust = 1 / (1 / shown_same + 1 / shown_different)
    falling = isotonic_regression(raw, weights=trust, increasing=False).x
    return _rounded(np.clip(falling, 0.0, shared_rules().most_bits))


def bits_against(same: float, different: float, n_same: float, n_different: float) -> float:
    """Bits, none or fewer, of evidence that speaks against a pair; here what was hardly seen favours the pair."""
    raw = np.log2((same + 1.0) / (n_same + 1)) - np.log2((different + 0.5) / (n_different + 1))
    return float(_rounded(np.clip(raw, -shared_rules().most_bits, 0.0)))


def _rounded(values: Numbers) -> Numbers:
    unit = shared_rules().rounded_to
    # A sum of nothing would print as minus nought.
    return np.round(np.asarray(values, np.float64) / unit) * unit + 0.0
