"""The share of all cases in which something is so, from a coded sample of them and what a rule says of every one.

Coding costs an hour a case and a rule nothing, but a rule errs. The sample says by how much: the share is what the rule
predicts for all cases, times a weight, plus what the coded cases have over it. The weight is chosen so that the doubt
is least: a useless rule gets 0 and leaves the coded sample, a rule that is right the wrong way round a negative weight,
one that is too timid a weight above 1. Nothing is assumed of the rule.

Survey statistics knows this as the difference estimator, and with the weight from the sample as the (generalised)
regression estimator: Cochran (1977), Sampling Techniques, chapter 7; Särndal, Swensson and Wretman (1992), Model
Assisted Survey Sampling, chapter 6. Its present name, and the case of a model for a rule, are from Angelopoulos, Bates,
Fannjiang, Jordan and Zrnic (2023), Science 382, 669-674, and Angelopoulos, Duchi and Zrnic (2023), PPI++, arXiv
2311.01453.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import percent, tail
from groundview.statistics.prediction_powered.coded import Coded
from groundview.statistics.prediction_powered.design import DRAWN_AT_RANDOM, Design
from groundview.statistics.prediction_powered.enough import lacking
from groundview.statistics.prediction_powered.interval import bounds
from groundview.statistics.prediction_powered.line import Line
from groundview.statistics.prediction_powered.predictions import Predictions


def calibrated_share(
    outcome: ArrayLike,
    predicted: ArrayLike,
    predicted_all: ArrayLike | Predictions,
    *,
    design: Design = DRAWN_AT_RANDOM,
    finite: bool = True,
    confidence: float = 0.95,
) -> Estimate:
    """The share of all N cases whose outcome is 1, from n coded ones and predictions for all.

    `outcome`, shape (n,): 0 or 1, or between where coders were left in two minds. `predicted`, shape (n,): what the
    rule says of the coded cases, any numbers (0, .5 and 1 for no, unsure and yes). `predicted_all`, shape (N,): the
    same for *all* cases, the coded ones among them; or `Predictions`, which it must be where the design has strata.
    `design` says how the coded cases were drawn. With `finite` the share is of these N cases, and what is coded is no
    longer in doubt; without, it is of what they and the coded ones are both samples of, and `predicted_all` is for the
    N *other* cases, as in the papers.

    The value is in shares; the denominator is N, the numerator the estimated number, n the coded cases. **Interval:**
    every share that the coded outcomes do not contradict (`score.py`): a Wilson interval of the estimate, whose
    variance is that about the line from prediction to outcome; with clusters by Student's t. It does not shrink to
    nothing where a rule made no error in the sample. docs/statistics.md shows how often it covers and how much shorter
    it is than `classical_share`.

    No figure (NaN, an interval from 0 to 1, and a note): fewer than 30 coded cases; unequal ones worth fewer than 10
    equal ones; fewer than 10 clusters; a stratum with cases of which fewer than two are coded.

    Raises ValueError for outcomes outside 0 to 1, missing predictions, weights not above 0, columns of different
    lengths, and more coded cases in a stratum than there are cases.

    Source: the module's; the combined slope over strata is Cochran's (1977, 7.10), the weights of the coded cases are
    those of Särndal, Swensson and Wretman (1989), Biometrika 76, 527-537.
    """
    predictions = _predictions(predicted_all)
    coded = Coded.of(outcome, predicted, predictions.cases, design, finite=finite)
    return _share(coded, predictions, "prediction-powered share (PPI++, weight not clipped)", confidence)


def classical_share(
    outcome: ArrayLike,
    cases: ArrayLike,
    *,
    design: Design = DRAWN_AT_RANDOM,
    finite: bool = True,
    confidence: float = 0.95,
) -> Estimate:
    """The share from the coded cases alone: what `calibrated_share` gives where predictions are worth nothing.

    `cases` is the number of all cases, or that of each stratum, shape (h,), in the order of their numbers; the rest is
    as in `calibrated_share`, and the interval is of the same kind, so that the two can be held side by side.

    Raises ValueError as `calibrated_share` does. Source: Cochran (1977), chapter 5; Wilson (1927), Journal of the
    American Statistical Association 22, 209-212.
    """
    coded = Coded.of(outcome, np.zeros(np.size(outcome)), cases, design, finite=finite)
    return _share(coded, None, "share of the coded cases", confidence)


def tuning_weight(
    outcome: ArrayLike,
    predicted: ArrayLike,
    predicted_all: ArrayLike | Predictions,
    *,
    design: Design = DRAWN_AT_RANDOM,
    finite: bool = True,
) -> float:
    """How much of the predictions `calibrated_share` uses: 0 for a rule that says nothing, and never clipped.

    The slope of outcome on prediction inside strata, each counted by its part in the variance of the estimate; without
    `finite` drawn towards 0 by what the other cases leave in doubt, spread / (spread + their spread), which for one
    stratum is 1 / (1 + n / N). Arguments and errors are those of `calibrated_share`.

    Source: Angelopoulos, Duchi and Zrnic (2023), section 6, where 0 to 1 is no condition; ppi-python clips to it.
    """
    predictions = _predictions(predicted_all)
    return Line.of(Coded.of(outcome, predicted, predictions.cases, design, finite=finite), predictions).tuning


def _predictions(given: ArrayLike | Predictions) -> Predictions:
    return given if isinstance(given, Predictions) else Predictions.of(given)


def _share(coded: Coded, predictions: Predictions | None, how: str, confidence: float) -> Estimate:
    outside = tail(confidence)
    if why := lacking(coded):
        value, low, high, note = np.nan, 0.0, 1.0, f"no share: {why}"
    else:
        value, low, high, note = bounds(coded, Line.of(coded, predictions), outside)
    known = float(coded.cases.sum())
    return Estimate(
        value=np.asarray(value),
        unit="share",
        method=f"{how}, score interval, {percent(confidence)}",
        n=np.asarray(float(coded.outcome.size)),
        numerator=np.asarray(value * known),
        denominator=np.asarray(known),
        sampling=Interval.of(low, high),
        note=note,
    )
