"""Counts of periods in a row, of one series or many, with what was at risk in each."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.inputs import Column, counts, exposures


def periods(events: ArrayLike, exposure: ArrayLike) -> tuple[Column, Column]:
    """Counts and exposures of one shape, (t,) or (s, t); both NaN in a gap.

    `events` are whole numbers, NaN for a period nobody counted; `exposure` is a number, one a period (t,), or one a
    count. A period without a count, or whose exposure is 0 or missing, is a gap.

    Raises ValueError for bad counts or exposures and for shapes that do not match.
    """
    array, risk = (
        np.ma.filled(np.ma.asarray(each).astype(np.float64), np.nan) for each in (events, exposure)
    )
    if array.ndim not in (1, 2):
        raise ValueError(f"events have {array.ndim} dimensions: give (periods,) or (series, periods)")
    if risk.ndim and risk.shape not in (array.shape, array.shape[-1:]):
        raise ValueError(f"exposure has shape {risk.shape}: give a number, one a period, or one a count")
    seen = counts(array.ravel(), "events", gaps=True).reshape(array.shape)
    at_risk = np.broadcast_to(exposures(risk.ravel(), "exposure").reshape(risk.shape), array.shape)
    gap = np.isnan(seen) | ~(at_risk > 0)
    return np.where(gap, np.nan, seen), np.where(gap, np.nan, at_risk)
