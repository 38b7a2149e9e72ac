"""The line from what is predicted to what was coded, and what each coded case weighs once it is used."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from groundview.statistics.inputs import Column
from groundview.statistics.prediction_powered.coded import Coded
from groundview.statistics.prediction_powered.predictions import Predictions

FLAT = 1e-20
"""Predictions whose spread is less than this, in relation to their square, are equal but for rounding."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with one slope for all strata, and what it makes of the coded cases.

    `tuning` is the weight of the predictions in the estimate. `fitted`, shape (n,), is the height of the line at each
    coded case, which may leave 0 to 1. `weight`, shape (n,), is what each outcome weighs in the estimate: the sum of
    weight times outcome is the estimate. `added` is the variance that comes of predictions for a sample of cases only.
    """

    tuning: float
    fitted: Column
    weight: Column
    added: float

    @classmethod
    def of(cls, coded: Coded, predictions: Predictions | None) -> Line:
        """The line through the coded cases; with the slope 0 where predictions do not differ inside any stratum.

        The slope is the one that leaves the least variance about the line in the estimate: of each stratum the sum of
        squares about its mean counts by its weight squared. Source: Cochran (1977), Sampling Techniques, 7.10 (the
        combined regression estimator); Angelopoulos, Duchi and Zrnic (2023), proposition 2, for one stratum.
        """
        level = coded.means(coded.outcome)
        if predictions is None:
            return cls(0.0, level, coded.weight, 0.0)
        f = coded.predicted - coded.means(coded.predicted)
        drawn = coded.drawn[coded.stratum]
        squares = coded.unseen * coded.weight**2 * drawn / np.maximum(drawn - 1, 1)
        spread = float(squares @ f**2)
        if spread <= FLAT * float(squares @ coded.predicted**2):
            return cls(0.0, level, coded.weight, 0.0)
        # What an outcome adds to the covariance, less its part in the mean of its stratum.
        pull = squares * f
        pull -= coded.weight * coded.means(pull / coded.weight)
        joint, above = float(pull @ coded.outcome), _above(coded, predictions)
        shares = coded.cases / coded.cases.sum()
        short = float(shares @ predictions.mean - coded.weight @ coded.predicted)
        slope = joint / spread
        return cls(
            tuning=joint / (spread + above),
            fitted=level + slope * f,
            weight=coded.weight + short / (spread + above) * pull,
            added=slope**2 * spread * above / (spread + above),
        )


def _above(coded: Coded, predictions: Predictions) -> float:
    """The variance of the mean prediction of all cases, which are a sample where no share of them counts as seen."""
    if np.all(coded.unseen < 1.0):
        return 0.0
    shares = coded.cases / coded.cases.sum()
    return float(np.sum(shares**2 * predictions.variance / np.maximum(coded.cases, 1.0)))
