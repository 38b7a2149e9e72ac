"""A share of a whole, with the interval of Wilson."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import Column, counts, matched, percent, tail, unless


def wilson(successes: ArrayLike, trials: ArrayLike, *, confidence: float = 0.95) -> Estimate:
    """The share of trials that were successes, with Wilson's score interval.

    `successes` and `trials` are whole numbers of shape () or (k,); one of them may be a single number. The
    value is in shares (0 to 1); n and the denominator are the trials. No trials: the value is NaN, the
    interval 0 to 1, and the note says so. The interval is 0 at the bottom where nothing succeeded and 1 at
    the top where all did.

    Raises ValueError for negative, fractional, missing or infinite numbers, and for more successes than
    trials.

    Source: Wilson (1927), Journal of the American Statistical Association 22, 209-212; recommended by
    Newcombe (1998), Statistics in Medicine 17, 857-872, method 3 (no continuity correction).
    """
    won, tried = matched(successes=counts(successes, "successes"), trials=counts(trials, "trials"))
    if np.any(won > tried):
        raise ValueError("there are more successes than trials")
    empty = tried == 0
    value = np.divide(won, tried, out=np.full(tried.shape, np.nan), where=~empty)
    low, high = _score_bounds(won, tried, NormalDist().inv_cdf(1.0 - tail(confidence)))
    return Estimate(
        value=value,
        unit="share",
        method=f"Wilson score interval, {percent(confidence)}",
        n=tried,
        numerator=won,
        denominator=tried,
        # Rounding may carry a bound a hair past the share itself.
        sampling=Interval.of(np.fmin(low, value), np.fmax(high, value)),
        note=unless("no share: there were no trials", empty),
    )


def _score_bounds(won: Column, tried: Column, z: float) -> tuple[Column, Column]:
    """The two roots in p of (won / tried - p)^2 = z^2 p (1 - p) / tried; 0 and 1 where nothing was tried."""
    lost = tried - won
    safe = np.maximum(tried, 1.0)
    middle = (won + z * z / 2.0) / (safe + z * z)
    reach = z * np.sqrt(won * lost / safe + z * z / 4.0) / (safe + z * z)
    low = np.where(won == 0, 0.0, np.maximum(middle - reach, 0.0))
    high = np.where(lost == 0, 1.0, np.minimum(middle + reach, 1.0))
    return np.asarray(low), np.asarray(high)
