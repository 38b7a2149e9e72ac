"""Global association: whether neighbouring areas are alike at all, in one figure."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.inputs import Column
from groundview.statistics.local_association.chance import Chance
from groundview.statistics.local_association.figure import refuse_negative
from groundview.statistics.local_association.moments import (
    Arrangement,
    geary_moments,
    general_g_moments,
    moran_moments,
)
from groundview.statistics.local_association.weights import Weights
from groundview.statistics.local_association.whole_figure import Global, Recipe, whole

DEFAULT = Chance(permutations=9_999, control="none")
"""One test needs no more; of the rest only the side and the threads are used."""


def moran(values: ArrayLike, weights: Weights, *, seed: int, chance: Chance = DEFAULT) -> Global:
    """Moran's I: n sum(w_ij z_i z_j) / (S0 sum(z^2)), z the deviations from the mean; above its expectation where
    neighbours are alike. `values` has shape (areas,), NaN where missing.

    Raises ValueError as `figure.local` does. Source: Moran (1950), Biometrika 37, 17-23; Cliff and Ord (1981).
    """
    return whole(values, weights, _moran, seed=seed, chance=chance, method="Moran's I")


def geary(values: ArrayLike, weights: Weights, *, seed: int, chance: Chance = DEFAULT) -> Global:
    """Geary's C: (n - 1) sum(w_ij (z_i - z_j)^2) / (2 S0 sum(z^2)); *below* 1 where neighbours are alike.

    As `moran`. Source: Geary (1954), The Incorporated Statistician 5, 115-146; Cliff and Ord (1981).
    """
    return whole(values, weights, _geary, seed=seed, chance=chance, method="Geary's C")


def general_g(values: ArrayLike, weights: Weights, *, seed: int, chance: Chance = DEFAULT) -> Global:
    """Getis and Ord's general G: sum(w_ij x_i x_j) / sum(x_i x_j) over different i and j; above its expectation where
    *high* values lie together, below it where low ones do. For weights that are not row-standardised.

    As `moran`; raises ValueError for values below 0 too. Source: Getis and Ord (1992), Geographical Analysis 24,
    189-206.
    """
    refuse_negative(values, weights)
    return whole(values, weights, _general_g, seed=seed, chance=chance, method="Getis-Ord general G")


def _moran(values: Column, weights: Weights) -> Recipe:
    made, away = Arrangement.of(weights), values - values.mean()
    squares = float(np.sum(away**2))
    return Recipe(away, made.n / (made.s0 * squares), 0.0, moran_moments(made, _kurtosis(away)))


def _geary(values: Column, weights: Weights) -> Recipe:
    made, away = Arrangement.of(weights), values - values.mean()
    per_square = (made.n - 1) / (2 * made.s0 * float(np.sum(away**2)))
    return Recipe(away, -2.0 * per_square, per_square, geary_moments(made, _kurtosis(away)))


def _general_g(values: Column, weights: Weights) -> Recipe:
    pairs = float(np.sum(values) ** 2 - np.sum(values**2))
    per_product = 1.0 / pairs if pairs > 0 else np.nan
    return Recipe(values, per_product, 0.0, general_g_moments(Arrangement.of(weights), values))


def _kurtosis(away: Column) -> float:
    return float(away.size * np.sum(away**4) / np.sum(away**2) ** 2)
