"""Local Geary: how unlike its neighbours an area is."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.inputs import Column
from groundview.statistics.local_association.chance import Chance
from groundview.statistics.local_association.conditional import of_squares, standardised
from groundview.statistics.local_association.figure import Local, Seen, local
from groundview.statistics.local_association.tails import square_tails
from groundview.statistics.local_association.weights import Weights

DEFAULT = Chance()


def local_geary(values: ArrayLike, weights: Weights, *, seed: int, chance: Chance = DEFAULT) -> Local:
    """Local Geary of each area: sum(w_ij (z_i - z_j)^2), with z the values standardised to mean 0 and variance 1.

    `values` has shape (areas,), NaN where missing. `kind` is "alike" where the area differs less from its neighbours
    than it would from others in their places, "unlike" where it differs more. "greater" means a larger statistic: more
    unlike. Unlike Moran's, it also sees areas that are alike in being near the mean.

    Raises ValueError as `figure.local` does. Source: Anselin (1995), Geographical Analysis 27, 93-115; Anselin (2019),
    Geographical Analysis 51, 133-150.
    """

    def statistic(kept: Column, near: Weights) -> Seen:
        even = (kept - kept.mean()) / kept.std()
        value = near.sums(near.weight * (even[near.row()] - even[near.indices]) ** 2)
        z = standardised(value, near.powers(), of_squares(even), others=even.size - 1)
        kind = np.where(z < 0, "alike", np.where(z > 0, "unlike", ""))
        return Seen(value, z, kind, square_tails(even, near, seed=seed, chance=chance))

    return local(values, weights, statistic, chance, method="local Geary")
