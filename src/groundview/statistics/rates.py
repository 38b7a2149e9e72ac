"""Events for each so many at risk, with the denominator declared."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.counts import garwood_bounds
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import Column, counts, exposures, matched, percent, unless


def rate(
    events: ArrayLike, exposure: ArrayLike, *, unit: str, per: float = 1000.0, confidence: float = 0.95
) -> Estimate:
    """Events per `per` of exposure, with the exact Poisson interval of the events.

    `events` are whole numbers and `exposure` amounts at risk (residents, households, person-years: say which
    in `unit`, for example "offences per 1,000 residents"), each of shape () or (k,). The exposure is taken as
    known without error. Exposure 0 or missing, or events missing: the value and its interval are NaN, and the
    note says how many. n and the numerator are the events, the denominator is the exposure.

    Raises ValueError for negative or infinite numbers, fractional events, and a `per` that is not above 0.

    Source: Garwood (1936), Biometrika 28, 437-442, divided by the exposure.
    """
    seen, at_risk = matched(
        events=counts(events, "events", gaps=True), exposure=exposures(exposure, "exposure")
    )
    value, (low, high) = per_exposure(seen, at_risk, per), garwood_bounds(seen, confidence=confidence)
    return Estimate(
        value=value,
        unit=unit,
        method=f"events / exposure, exact Poisson interval (Garwood), {percent(confidence)}",
        n=seen,
        numerator=seen,
        denominator=at_risk,
        sampling=Interval.of(per_exposure(low, at_risk, per), per_exposure(high, at_risk, per)),
        note=unless("no rate: exposure is zero or missing, or events are missing", np.isnan(value)),
    )


def per_exposure(amount: Column, exposure: Column, per: float) -> Column:
    """amount x per / exposure, NaN where the exposure is 0 or missing; raises ValueError for a bad `per`."""
    if not 0.0 < per < np.inf:
        raise ValueError(f"per must be above 0, for example 1000: it is {per}")
    return np.asarray(
        np.divide(amount * per, exposure, out=np.full(exposure.shape, np.nan), where=exposure > 0)
    )
