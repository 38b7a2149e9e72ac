"""Getis and Ord's local G: where high values, or low ones, lie together."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.inputs import Column
from groundview.statistics.local_association.chance import Chance
from groundview.statistics.local_association.conditional import of_others, standardised
from groundview.statistics.local_association.figure import Local, Seen, local, refuse_negative
from groundview.statistics.local_association.tails import sum_tails
from groundview.statistics.local_association.weights import Weights

DEFAULT = Chance()


def getis_ord(
    values: ArrayLike, weights: Weights, *, seed: int, star: bool = True, chance: Chance = DEFAULT
) -> Local:
    """Gi* of each area, or Gi: its neighbourhood's share of all values.

    `values` has shape (areas,), 0 or more, NaN where missing. Gi is sum(w_ij x_j) / sum(x_j) over the others j. Gi*
    counts the area itself in both sums, with the largest weight of its row. `z` is Ord and Getis's: for Gi given the
    area's own value, for Gi* with every value put anywhere. `p` holds the area's own value in place for either, so that
    Gi* and Gi have the same p: whether the *neighbours* are high. `kind` is "high" (a hot spot, where significant) or
    "low", by the sign of z.

    Raises ValueError as `figure.local` does, and for values below 0.

    Source: Getis and Ord (1992), Geographical Analysis 24, 189-206; Ord and Getis (1995), Geographical Analysis 27,
    286-306.
    """
    refuse_negative(values, weights)

    def statistic(kept: Column, near: Weights) -> Seen:
        value, z = (_starred if star else _plain)(kept, near)
        kind = np.where(z > 0, "high", np.where(z < 0, "low", ""))
        return Seen(value, z, kind, sum_tails(kept, near, seed=seed, chance=chance))

    return local(values, weights, statistic, chance, method="Getis-Ord Gi*" if star else "Getis-Ord Gi")


def _plain(values: Column, weights: Weights) -> tuple[Column, Column]:
    seen, others = weights.lag(values), values.sum() - values
    share = np.divide(seen, others, out=np.full(values.size, np.nan), where=others > 0)
    return share, standardised(seen, weights.powers(), of_others(values), others=values.size - 1)


def _starred(values: Column, weights: Weights) -> tuple[Column, Column]:
    own = np.zeros(values.size)
    np.maximum.at(own, weights.row(), weights.weight)
    seen, (total, squares) = weights.lag(values) + own * values, weights.powers()
    moments = values.mean(), values.var()
    z = standardised(seen, (total + own, squares + own**2), moments, others=values.size)
    return seen / values.sum(), z
