"""The score interval of a ratio of disagreements."""

from __future__ import annotations

import math

import numpy as np

from groundview.statistics.agreement.disagreement import Disagreement
from groundview.statistics.inputs import Column

DOUBTFUL = 1.645
"""Expected disagreement within so many standard errors of 0 is not known to be there (one-sided, at 5%)."""


def score_bounds(found: Disagreement, reach: float) -> tuple[float, float]:
    """The least and greatest ratio of observed to expected disagreement that lie within sqrt(`reach`) standard errors
    of what was found, the error being that which the ratio itself implies; NaN where there is no such bound.

    With D and E the observed and expected disagreement, the bounds t solve (D - t E)^2 = reach x V(t). V(t) is the
    linearised variance of D - t E, with the moments of the cases that differ scaled to a disagreement of t E. With
    equal weights it is Gwet's variance at t = D / E; where E is a constant and every case has two answers it is
    t E (1 - t E) / n, so that the interval is Wilson's. If nothing differed, those moments are of cases in which one
    coder alone differs. The weight of the cases that differ, which a few may decide, is drawn towards that of all.

    That the error is taken at the bound is the idea of Wilson (1927) and, for kappa, of Lee and Tu (1994), Journal of
    Computational and Graphical Statistics 3, 301-321; docs/statistics.md shows how often it covers.

    There is no interval where E itself is within `DOUBTFUL` standard errors of 0, or no farthest bound (Fieller 1954,
    Journal of the Royal Statistical Society B 16, 175-185).
    """
    squares = (found.weights / np.sum(found.weights)) ** 2
    observed, expected = found.observed, found.expected
    seen = observed > 0.0
    of_case = found.share * (found.differ if seen else found.lone)
    moves = found.moves if seen else found.moves_apart
    scale = expected * np.sum(found.weights) / (found.weights @ of_case)
    scale *= _evened(of_case, found.weights, reach) if seen else 1.0
    linear = float(scale * (squares @ of_case**2))
    crossed = float(scale * (squares @ (of_case * (found.share * expected + moves))))
    own = float(squares @ (found.share * expected + found.moves) ** 2)
    square = expected**2 - reach * (own - 2.0 * crossed)
    if square <= 0.0 or expected**2 <= DOUBTFUL**2 * float(squares @ found.moves**2):
        return math.nan, math.nan
    middle = 2.0 * observed * expected + reach * linear
    root = middle + math.sqrt(max(middle**2 - 4.0 * square * observed**2, 0.0))
    # Nothing differed, and the sample is the whole population: root is 0.
    return 2.0 * observed**2 / root if root else 0.0, root / (2.0 * square)


def _evened(of_case: Column, weights: Column, reach: float) -> float:
    """What to multiply squares of the cases that differ by, so that their mean weight is as if `reach` further cases
    of average weight differed: 1 with equal weights. A heavy case that happened to agree might have differed."""
    plain, heavy = float(weights @ of_case**2), float(weights**2 @ of_case**2)
    cases = float(weights @ of_case) ** 2 / heavy
    average = float(weights @ weights) / float(np.sum(weights))
    return (cases + reach * average * plain / heavy) / (cases + reach)
