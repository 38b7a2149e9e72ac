"""From replicates to an interval: the percentile rule and its bias-corrected, accelerated form."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np

from groundview.statistics.inputs import Column, tail

NORMAL = NormalDist()

ROUNDING = 1e-12
"""Numbers that differ by less than this, in relation to the largest, are equal but for rounding."""

PLAIN = "the percentile interval, because every replicate lies on one side of the value"


def percentile_bounds(replicates: Column, *, confidence: float) -> tuple[float, float]:
    """The central `confidence` of the replicates, shape (r,); order statistics joined by straight lines."""
    low, high = np.quantile(replicates, [tail(confidence), 1.0 - tail(confidence)])
    return float(low), float(high)


def bca_bounds(
    value: float, replicates: Column, acceleration: float, *, confidence: float
) -> tuple[float, float, str]:
    """The BCa interval of `value` from its replicates, shape (r,): low, high and a note.

    Where the correction does not exist (every replicate on one side of the value, or an acceleration so
    strong that a level leaves 0 to 1) the percentile interval is returned, and the note says so.

    Source: Efron (1987), Journal of the American Statistical Association 82, 171-185.
    """
    below = bias_share(value, replicates)
    if not 0.0 < below < 1.0:
        return *percentile_bounds(replicates, confidence=confidence), PLAIN
    bias, reach = NORMAL.inv_cdf(below), NORMAL.inv_cdf(1.0 - tail(confidence))
    shifted = [bias - reach, bias + reach]
    if min(1.0 - acceleration * z for z in shifted) <= 0.0:
        return *percentile_bounds(
            replicates, confidence=confidence
        ), "the percentile interval: acceleration too strong"
    levels = [NORMAL.cdf(bias + z / (1.0 - acceleration * z)) for z in shifted]
    low, high = np.quantile(replicates, levels)
    return float(low), float(high), ""


def bias_share(value: float, replicates: Column) -> float:
    """The share of replicates below the value; ties count half, so that a lumpy statistic is not biased."""
    # The same observations drawn in another order may sum to a neighbouring number: that is a tie.
    hair = ROUNDING * max(float(np.max(np.abs(replicates))), abs(value))
    below, above = np.count_nonzero(replicates < value - hair), np.count_nonzero(replicates > value + hair)
    return 0.5 + (below - above) / (2.0 * replicates.size)


def acceleration(jackknifed: Column, weights: Column | None = None) -> float:
    """The skewness of the jackknife over 6: leave-one-out values, shape (j,), each counted `weights` times.

    0 where the values do not differ. Source: Efron (1987), section 7; Efron and Tibshirani (1993), equation
    14.15.
    """
    shares = np.ones_like(jackknifed) if weights is None else weights
    apart = np.sum(shares * jackknifed) / np.sum(shares) - jackknifed
    spread = float(np.sum(shares * apart**2))
    if spread <= float(np.sum(shares)) * (ROUNDING * float(np.max(np.abs(jackknifed)))) ** 2:
        return 0.0
    cubes = float(np.sum(shares * apart**3))
    return cubes / (6.0 * math.sqrt(spread) ** 3)
