"""The mean without the least and the greatest amounts, for amounts of which a few are far from all others."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import column, percent, tail


def trimmed_mean(sample: ArrayLike, *, share: float, unit: str, confidence: float = 0.95) -> Estimate:
    """The mean of amounts, shape (n,), without this share of them at either end, with its interval.

    The interval rests on the spread of the amounts with those at the ends pulled in to the last ones kept, and on
    Student's law with as many degrees as amounts are kept, less one. With fewer than two amounts kept there is no
    interval, with none no figure.

    Raises ValueError for amounts that are not finite, and for a share that is not from 0 to less than a half.

    Source: Tukey and McLaughlin (1963), Sankhya A 25, 331-352.
    """
    if not 0 <= share < 0.5:
        raise ValueError("share: what is left out at either end must be from 0 to less than a half")
    amounts = np.sort(np.atleast_1d(column(sample, "sample")))
    if not np.all(np.isfinite(amounts)):
        raise ValueError("sample: an amount is missing or infinite")
    left_out = int(share * len(amounts))
    kept = amounts[left_out : len(amounts) - left_out]
    return Estimate(
        value=np.asarray(kept.mean() if len(kept) else np.nan),
        unit=unit,
        method=f"mean without {100 * share:g}% at either end, Tukey and McLaughlin, {percent(confidence)}",
        n=np.asarray(float(len(amounts))),
        sampling=_interval(amounts, share, confidence) if len(kept) > 1 else None,
        note="" if len(kept) else "no figure: no amounts",
    )


def _interval(
    amounts: np.ndarray[tuple[int, ...], np.dtype[np.float64]], share: float, confidence: float
) -> Interval:
    from scipy.stats.mstats import trimmed_mean_ci

    limits = (share, share) if share else None
    return Interval.of(*trimmed_mean_ci(amounts, limits, alpha=2 * tail(confidence)))
