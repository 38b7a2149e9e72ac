"""What the arrangement of weights says of how much a global statistic varies by chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from groundview.statistics.inputs import Column
from groundview.statistics.local_association.weights import Weights


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The number of areas and the sums S0, S1 and S2 of Cliff and Ord (1981), Spatial Processes: of all weights, half
    that of (w_ij + w_ji)^2, and that of (w_i. + w_.i)^2."""

    n: int
    s0: float
    s1: float
    s2: float

    @classmethod
    def of(cls, weights: Weights) -> Arrangement:
        """The sums of some weights."""
        weight, row, n = weights.weight, weights.row(), weights.areas
        key, turned = row * n + weights.indices, weights.indices * n + row
        place = np.minimum(np.searchsorted(key, turned), key.size - 1)
        back = np.where(key[place] == turned, weight[place], 0.0)
        s1 = float(np.sum(weight**2) + np.sum(weight * back))
        return cls(n, float(weight.sum()), s1, float(np.sum(both_ways(weights) ** 2)))


def both_ways(weights: Weights) -> Column:
    """The sum of each area's row and of its column, shape (areas,)."""
    return weights.sums(weights.weight) + np.bincount(weights.indices, weights.weight, weights.areas)


def moran_moments(made: Arrangement, kurtosis: float) -> tuple[float, float, float]:
    """The expectation of Moran's I, its variance for normal values, and under every arrangement of these values.

    `kurtosis` is n sum(z^4) / sum(z^2)^2. Source: Cliff and Ord (1981), 1.5."""
    n, s0, s1, s2 = made.n, made.s0, made.s1, made.s2
    expected = -1.0 / (n - 1)
    normal = (n**2 * s1 - n * s2 + 3 * s0**2) / ((n**2 - 1) * s0**2) - expected**2
    first = n * ((n**2 - 3 * n + 3) * s1 - n * s2 + 3 * s0**2)
    second = kurtosis * ((n**2 - n) * s1 - 2 * n * s2 + 6 * s0**2)
    return expected, normal, (first - second) / ((n - 1) * (n - 2) * (n - 3) * s0**2) - expected**2


def geary_moments(made: Arrangement, kurtosis: float) -> tuple[float, float, float]:
    """The same of Geary's C. Source: Cliff and Ord (1981), 1.5."""
    n, s0, s1, s2 = made.n, made.s0, made.s1, made.s2
    normal = ((2 * s1 + s2) * (n - 1) - 4 * s0**2) / (2 * (n + 1) * s0**2)
    first = (n - 1) * s1 * (n**2 - 3 * n + 3 - (n - 1) * kurtosis)
    second = (n - 1) * s2 * (n**2 + 3 * n - 6 - (n**2 - n + 2) * kurtosis) / 4
    third = s0**2 * (n**2 - 3 - (n - 1) ** 2 * kurtosis)
    return 1.0, normal, (first - second + third) / (n * (n - 2) * (n - 3) * s0**2)


def general_g_moments(made: Arrangement, values: Column) -> tuple[float, float, float]:
    """The same of the general G; for normal values nothing is known (NaN). Source: Getis and Ord (1992), Geographical
    Analysis 24, 189-206."""
    n, s0, s1, s2 = made.n, made.s0, made.s1, made.s2
    one, two, three, four = (float(np.sum(values**power)) for power in (1, 2, 3, 4))
    terms = (
        ((n**2 - 3 * n + 3) * s1 - n * s2 + 3 * s0**2) * two**2,
        -((n**2 - n) * s1 - 2 * n * s2 + 6 * s0**2) * four,
        -(2 * n * s1 - (n + 3) * s2 + 6 * s0**2) * one**2 * two,
        (4 * (n - 1) * s1 - 2 * (n + 1) * s2 + 8 * s0**2) * one * three,
        (s1 - s2 + s0**2) * one**4,
    )
    expected = s0 / (n * (n - 1))
    square = sum(terms) / ((one**2 - two) ** 2 * n * (n - 1) * (n - 2) * (n - 3))
    return expected, np.nan, square - expected**2
