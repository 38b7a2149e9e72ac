"""The value and the interval of a share, from the coded cases and the line through them."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np

from groundview.statistics.distinct import distinct_rows
from groundview.statistics.prediction_powered.coded import Coded
from groundview.statistics.prediction_powered.dispersion import dispersion
from groundview.statistics.prediction_powered.line import Line
from groundview.statistics.prediction_powered.score import Kinds, score_bounds

OUTSIDE = "the sum lay outside 0 to 1, and the nearer end is shown"


def bounds(coded: Coded, line: Line, outside: float) -> tuple[float, float, float, str]:
    """The value, its low and high, with `outside` left out on each side, and a note."""
    total = float(line.weight @ coded.outcome)
    low, high = score_bounds(
        np.asarray(total), kinds_of(coded, line), reach=reach(coded, outside), added=line.added
    )
    value = min(max(total, 0.0), 1.0)
    # Rounding may carry a bound a hair past the share itself, and a sum of 1 past 1.
    note = OUTSIDE if abs(value - total) > 1e-12 else ""
    return value, min(float(low), value), max(float(high), value), note


def kinds_of(coded: Coded, line: Line) -> Kinds:
    """The coded cases by kind: a rule has few answers, and cases alike in all that matters are worked out once."""
    each = [np.clip(line.fitted, 0.0, 1.0), line.weight, coded.unseen * dispersion(coded, line)]
    (fitted, weight, spread), which = distinct_rows(each)
    return Kinds(fitted, weight, spread, number=np.bincount(which).astype(np.float64))


def reach(coded: Coded, outside: float) -> float:
    """The standard errors that the interval reaches; with clusters by Student's t, clusters less strata being free."""
    if coded.cluster is None:
        return NormalDist().inv_cdf(1.0 - outside)
    from scipy.special import stdtrit

    free = np.unique(coded.cluster).size - np.unique(coded.stratum).size
    return float(stdtrit(max(free, 1), 1.0 - outside))
