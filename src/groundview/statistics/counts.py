"""A count of events, with its exact Poisson interval."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import Column, counts, percent, tail, unless


def exact_poisson(events: ArrayLike, *, confidence: float = 0.95, unit: str = "events") -> Estimate:
    """A count with the exact interval for the mean of the Poisson law behind it.

    `events` are whole numbers of shape () or (k,); a NaN is a gap (a month nobody counted) and stays NaN,
    with a note. A count of 0 has a low of 0. The interval covers with at least the stated confidence for
    every mean.

    Raises ValueError for negative, fractional or infinite numbers.

    Source: Garwood (1936), Biometrika 28, 437-442.
    """
    seen = counts(events, "events", gaps=True)
    return Estimate(
        value=seen,
        unit=unit,
        method=f"exact Poisson interval (Garwood), {percent(confidence)}",
        n=seen,
        numerator=seen,
        sampling=Interval.of(*garwood_bounds(seen, confidence=confidence)),
        note=unless("no count: missing", np.isnan(seen)),
    )


def garwood_bounds(events: Column, *, confidence: float) -> tuple[Column, Column]:
    """The exact Poisson low and high of each count, of the shape of `events`; NaN where the count is NaN."""
    from scipy.special import gammainccinv, gammaincinv

    # Counts repeat: 490,000 cells hold a few hundred different ones, and only those need a quantile.
    different, where = np.unique(events, return_inverse=True)
    outside = tail(confidence)
    low = np.where(different == 0, 0.0, gammaincinv(np.maximum(different, 1.0), outside))
    low = np.where(np.isnan(different), np.nan, low)
    high = gammainccinv(different + 1.0, outside)
    return np.asarray(low[where].reshape(events.shape)), np.asarray(high[where].reshape(events.shape))
