"""How many times one rate is another, with its exact interval."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.distinct import distinct_rows
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import Column, counts, exposures, matched, percent, tail, unless


def rate_ratio(
    first: ArrayLike,
    second: ArrayLike,
    *,
    exposure_first: ArrayLike = 1.0,
    exposure_second: ArrayLike = 1.0,
    confidence: float = 0.95,
) -> Estimate:
    """The second rate over the first: 2 is twice as many as before, 1 no change.

    `first` and `second` are whole numbers of shape () or (k,), the exposures amounts above 0. The interval is
    the exact conditional one: given the events of both, those of the second are binomial. No events in the
    first: no value, and a high of infinity; none in either: an interval from 0 to infinity. An exposure of 0
    or missing gives NaN. n is the number of events in both.

    Raises ValueError for bad counts or exposures.

    Source: Przyborowski and Wilenski (1940), Biometrika 31, 313-323, with the binomial interval of Clopper
    and Pearson (1934), Biometrika 26, 404-413.
    """
    before, after, risk_before, risk_after = matched(
        first=counts(first, "first"),
        second=counts(second, "second"),
        exposure_first=exposures(exposure_first, "exposure_first"),
        exposure_second=exposures(exposure_second, "exposure_second"),
    )
    scale = np.divide(risk_before, risk_after, out=np.full(after.shape, np.nan), where=risk_after > 0)
    scale = np.where(risk_before > 0, scale, np.nan)
    value = np.divide(after, before, out=np.full(after.shape, np.nan), where=before > 0) * scale
    # Small counts repeat: every different pair is worked out once.
    pairs, where = distinct_rows([before.ravel(), after.ravel()])
    bounds = _odds_bounds(*pairs, outside=tail(confidence))
    low, high = (bound[where].reshape(after.shape) for bound in bounds)
    return Estimate(
        value=np.asarray(value),
        unit="ratio",
        method=f"ratio of rates, exact conditional interval, {percent(confidence)}",
        n=np.asarray(before + after),
        numerator=after,
        denominator=before,
        sampling=Interval.of(low * scale, high * scale),
        note=unless("no ratio: no events in the first, or an exposure is zero or missing", np.isnan(value)),
    )


def _odds_bounds(before: Column, after: Column, *, outside: float) -> tuple[Column, Column]:
    """Clopper and Pearson's bounds for the chance that an event is one of the second, as odds."""
    from scipy.special import betaincinv

    def odds(won: Column, lost: Column) -> Column:
        # Both ends of the same beta law, so that no digits are lost in 1 - p.
        share, rest = betaincinv(won, lost, outside), betaincinv(lost, won, 1.0 - outside)
        return np.asarray(share / rest)

    low = np.where(after > 0, odds(np.maximum(after, 1.0), before + 1.0), 0.0)
    high = np.where(before > 0, 1.0 / odds(np.maximum(before, 1.0), after + 1.0), np.inf)
    return low, high
