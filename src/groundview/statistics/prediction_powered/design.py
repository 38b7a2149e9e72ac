"""How the coded cases were drawn."""

from __future__ import annotations

from dataclasses import dataclass

from numpy.typing import ArrayLike


@dataclass(frozen=True, slots=True)
class Design:
    """What is known of each coded case besides its code; each of shape (n,), or None where it does not apply.

    `strata`: the number of its stratum, from 0, where so many were drawn at random from each. `weights`: how many
    cases it stands for *inside its stratum*, up to a factor, where cases had unequal chances; None for equal ones.
    `clusters`: the series or linked set to which it belongs, in any numbering, where what holds for one case of a
    cluster tends to hold for the others; cases of one cluster may lie in several strata.
    """

    strata: ArrayLike | None = None
    weights: ArrayLike | None = None
    clusters: ArrayLike | None = None


DRAWN_AT_RANDOM = Design()
"""One stratum, equal chances, every case for itself."""
