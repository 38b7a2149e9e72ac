"""The mean and its normal interval as the papers on prediction-powered inference print them.

Here to compare with other programmes, for means of amounts, and for thousands of coded cases. It is not made for shares
of a few hundred: at 100 coded cases and a prevalence of .02 it covers 73 to 87% (docs/statistics.md).

Source: Angelopoulos, Bates, Fannjiang, Jordan and Zrnic (2023), Science 382, 669-674; Angelopoulos, Duchi and Zrnic
(2023), PPI++: Efficient Prediction-Powered Inference, arXiv 2311.01453.
"""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import Column, column, percent, tail
from groundview.statistics.prediction_powered.predictions import Predictions


def published_weight(
    outcome: ArrayLike, predicted: ArrayLike, predicted_all: ArrayLike | Predictions
) -> float:
    """The tuning weight of PPI++, not clipped to 0 to 1 as ppi-python clips it; 0 where predictions do not differ.

    Covariance in the coded cases over variance in coded and other cases together, over 1 + n / N. `outcome` and
    `predicted` have shape (n,), any unit; `predicted_all` is for N *other* cases, or their summary of one stratum.
    Raises ValueError as `published_mean` does.

    Source: Angelopoulos, Duchi and Zrnic (2023), example 6.1.
    """
    return _weight(*_columns(outcome, predicted), _others(predicted_all))


def published_mean(
    outcome: ArrayLike,
    predicted: ArrayLike,
    predicted_all: ArrayLike | Predictions,
    *,
    weight: float | None = None,
    unit: str = "share",
    confidence: float = 0.95,
) -> Estimate:
    """The mean outcome of those of whom coded and other cases are both samples, with its normal interval.

    Weight times the mean prediction for the N other cases, plus the mean of outcome less weight times prediction in
    the n coded ones. `weight` is `published_weight` unless given: 1 is plain prediction-powered inference, 0 leaves
    predictions out. Fewer than two coded or no other cases: NaN, an interval without bounds, and a note. n are the
    coded cases.

    Raises ValueError for missing or infinite numbers, columns of different lengths and a summary of several strata.
    """
    (y, f), others = _columns(outcome, predicted), _others(predicted_all)
    n, known = y.size, float(others.cases[0])
    lacking = n < 2 or known < 1
    used = 0.0 if lacking else _weight(y, f, others) if weight is None else weight
    value = np.nan if lacking else float(used * others.mean[0] + np.mean(y - used * f))
    error = 0.0 if lacking else math.sqrt(used**2 * others.variance[0] / known + np.var(y - used * f) / n)
    reach = math.inf if lacking else NormalDist().inv_cdf(1.0 - tail(confidence)) * error
    middle = 0.0 if lacking else value
    return Estimate(
        value=np.asarray(value),
        unit=unit,
        method=f"prediction-powered mean as published (PPI++), normal interval, {percent(confidence)}",
        n=np.asarray(float(n)),
        sampling=Interval.of(middle - reach, middle + reach),
        note="no mean: fewer than two coded cases, or no others" if lacking else "",
    )


def _columns(outcome: ArrayLike, predicted: ArrayLike) -> tuple[Column, Column]:
    y, f = np.atleast_1d(column(outcome, "outcome")), np.atleast_1d(column(predicted, "predicted"))
    if y.size != f.size:
        raise ValueError(f"columns of different lengths: outcome {y.size}, predicted {f.size}")
    if not np.all(np.isfinite(y) & np.isfinite(f)):
        raise ValueError("outcomes or predictions are missing or infinite")
    return y, f


def _others(predicted_all: ArrayLike | Predictions) -> Predictions:
    others = predicted_all if isinstance(predicted_all, Predictions) else Predictions.of(predicted_all)
    if others.cases.size != 1:
        raise ValueError(f"the published mean knows no strata: the summary has {others.cases.size}")
    return others


def _weight(y: Column, f: Column, others: Predictions) -> float:
    n, known = y.size, float(others.cases[0])
    joint = float(np.mean((y - y.mean()) * (f - f.mean())))
    between = n * known / (n + known) * (f.mean() - others.mean[0]) ** 2
    together = float(n * f.var() + known * others.variance[0] + between) / (n + known - 1.0)
    return joint / ((1.0 + n / known) * together) if together > 0 else 0.0
