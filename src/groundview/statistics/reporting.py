"""How many there were, from how many were counted and the chance that one is counted."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from groundview.statistics.counts import garwood_bounds
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import Column, column, counts, matched, percent, tail, unless

LEAST_YEARS = 5
"""Years below which their spread around a line says nothing."""

NO_CHANCE = "no total: the chance of being counted is missing, nought or above 1"
NO_END = "no upper end: the interval of the chance reaches nought"


def captured_total(
    counted: ArrayLike,
    chance: ArrayLike,
    *,
    low: ArrayLike = np.nan,
    high: ArrayLike = np.nan,
    unit: str = "events",
    confidence: float = 0.95,
) -> Estimate:
    """The total of which each `chance` was counted: counted / chance, with an interval that carries both doubts.

    `counted` are whole numbers of 0 or more (NaN: nobody counted), `chance` shares with their own interval from `low`
    to `high` of the same confidence; shape () or (k,), a single number being repeated. An end that is missing is taken
    for the chance itself, so that the interval carries the count's doubt alone. Both doubts are joined on the
    logarithmic scale by recovering their variances from their intervals (MOVER), the count's being Garwood's; of a
    count of 0 the low is 0, and the high its exact bound over the lowest chance. Where `low` is 0 there is no upper
    end: infinity, and the note says so. A chance that is missing, 0 or above 1 gives NaN with a note. n and the
    numerator are the counts, the denominator the chances.

    Raises ValueError for bad counts, and for an interval that does not hold its chance.

    Source: Zou and Donner (2008), Statistics in Medicine 27, 1693-1702; Garwood (1936), Biometrika 28, 437-442.
    """
    seen, share, least, most = matched(
        counted=counts(counted, "counted", gaps=True),
        chance=column(chance, "chance"),
        low=column(low, "low"),
        high=column(high, "high"),
    )
    usable = (share > 0) & (share <= 1)
    share = np.where(usable, share, np.nan)
    least, most = (np.where(np.isnan(end), share, end) for end in (least, most))
    if np.any((least > share) | (most < share) | (least < 0)):
        raise ValueError("low, high: an interval does not hold its chance, or reaches below 0")
    with np.errstate(divide="ignore", invalid="ignore"):
        value = seen / share
        ends = _joined(seen, share, (least, most), confidence)
    return Estimate(
        value=np.asarray(value),
        unit=unit,
        method=f"count over the chance of being counted; Garwood's and the chance's own interval joined, "
        f"{percent(confidence)}",
        n=seen,
        numerator=seen,
        denominator=share,
        sampling=Interval.of(*ends),
        note=_note(usable, value, ends[1]),
    )


def spread_over_years(
    years: ArrayLike, shares: ArrayLike, *, confidence: float = 0.95
) -> tuple[float, float] | None:
    """An interval for the last of a series of shares whose sample sizes are not known, from how far the shares of its
    years lie from their line: shape (k,) each, a year once.

    The line is least squares on the logit scale, the spread the residual standard deviation with k - 2 degrees of
    freedom, and the interval the last share plus and minus Student's quantile times it. It rests on the assumption
    that the chance moves along a line but for sampling; where it jumps from year to year the interval is too wide.
    None where fewer than five years have a share above 0 and below 1, or the last has none.

    Raises ValueError for a year that stands twice, and columns of different lengths.

    Source: ordinary regression; Draper and Smith (1998), Applied Regression Analysis, chapter 1.
    """
    from scipy.stats import t

    when, share = matched(years=np.atleast_1d(column(years, "years")), shares=column(shares, "shares"))
    if len(np.unique(when)) < len(when):
        raise ValueError("years: one stands twice")
    last = share[np.argmax(when)] if len(when) else np.nan
    inner = (share > 0) & (share < 1)
    if np.count_nonzero(inner) < LEAST_YEARS or not 0 < last < 1:
        return None
    # Years are counted from their mean, so that the line is found to the last digit.
    x, y = when[inner] - when[inner].mean(), _logit(share[inner])
    slope = float(np.sum(x * y) / np.sum(x * x))
    left_over = y - y.mean() - slope * x
    freedom = len(x) - 2
    reach = float(t.ppf(1.0 - tail(confidence), freedom)) * float(np.sqrt(np.sum(left_over**2) / freedom))
    low, high = (1.0 / (1.0 + np.exp(-(float(_logit(np.asarray(last))) + way * reach))) for way in (-1, 1))
    return min(float(low), float(last)), max(float(high), float(last))


def _joined(
    seen: Column, share: Column, ends: tuple[Column, Column], confidence: float
) -> tuple[Column, Column]:
    """The two ends on the logarithmic scale: distances of count and chance, added as squares."""
    few, many = garwood_bounds(seen, confidence=confidence)
    least, most = ends
    middle = np.log(seen) - np.log(share)
    below = np.hypot(np.log(seen) - np.log(few), np.log(most) - np.log(share))
    above = np.hypot(np.log(many) - np.log(seen), np.log(share) - np.log(least))
    low = np.where(seen == 0, 0.0 * share, np.exp(middle - below))
    high = np.where(seen == 0, many / least, np.exp(middle + above))
    value = seen / share
    return np.asarray(np.fmin(low, value)), np.asarray(np.fmax(high, value))


def _note(usable: NDArray[np.bool_], value: Column, high: Column) -> str:
    notes = (
        unless(NO_CHANCE, np.asarray(~usable)),
        unless(NO_END, np.asarray(np.isfinite(value) & np.isinf(high))),
    )
    return "; ".join(filter(None, notes))


def _logit(share: Column) -> Column:
    return np.asarray(np.log(share) - np.log1p(-share))
