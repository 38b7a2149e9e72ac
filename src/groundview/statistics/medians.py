"""The median, with an interval that holds whatever the law of the amounts."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import column, percent, tail

LEAST = 6
"""Below so many amounts not even the least and the greatest hold the median with 95% confidence."""


def median(sample: ArrayLike, *, unit: str, confidence: float = 0.95) -> Estimate:
    """The median of amounts, shape (n,), with the interval between two of them that covers at least as often as said.

    The interval is exact for any continuous law: it rests on how many amounts lie below the median alone. With fewer
    than six amounts (at 95%) there is none. No amounts: no figure.

    Raises ValueError for amounts that are not finite.

    Source: Thompson (1936), Annals of Mathematical Statistics 7, 122-128; David and Nagaraja (2003), Order Statistics,
    section 7.1.
    """
    amounts = np.sort(np.atleast_1d(column(sample, "sample")))
    if not np.all(np.isfinite(amounts)):
        raise ValueError("sample: an amount is missing or infinite")
    ends = _ends(amounts, tail(confidence)) if len(amounts) else None
    return Estimate(
        value=np.asarray(np.median(amounts) if len(amounts) else np.nan),
        unit=unit,
        method=f"median, order statistics, {percent(confidence)}",
        n=np.asarray(float(len(amounts))),
        sampling=Interval.of(*ends) if ends else None,
        note="" if len(amounts) else "no figure: no amounts",
    )


def _ends(
    amounts: np.ndarray[tuple[int, ...], np.dtype[np.float64]], outside: float
) -> tuple[float, float] | None:
    from scipy.stats import binom

    # The k-th amount lies above the median with the chance that fewer than k of n fair coins fall heads.
    below = int(binom.ppf(outside, len(amounts), 0.5))
    below -= int(binom.cdf(below - 1, len(amounts), 0.5) > outside)
    if below < 1 or binom.cdf(below - 1, len(amounts), 0.5) > outside:
        return None
    return float(amounts[below - 1]), float(amounts[len(amounts) - below])
