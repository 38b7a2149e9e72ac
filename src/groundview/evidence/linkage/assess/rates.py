"""Precision and recall of pairs from a stratified sample, with intervals.

Each stratum's share has Wilson's interval, drawn in where much of the stratum was looked at; the intervals of sums and
of ratios are recovered from those of their parts (MOVER), which holds for small samples and for shares of nought and
one, where a standard error would say that there is no doubt.

Sources: Zou, Huang and Zhang (2009), Computational Statistics and Data Analysis 53, 1080-1085 (sums of proportions);
Donner and Zou (2012), Statistical Methods in Medical Research 21, 347-359 (ratios); Cochran (1977), Sampling
Techniques, 5.3 (strata; the correction for finite populations) and 5A.14 (groups inside strata).
"""

from __future__ import annotations

import math
from typing import NamedTuple, cast

import numpy as np

from groundview.evidence.linkage.assess.strata import Counts, Strata
from groundview.statistics.estimate import Interval
from groundview.statistics.proportions import wilson


class Rate(NamedTuple):
    """A share with its interval, 0 to 1; NaN where there is none."""

    value: float
    low: float
    high: float


NONE = Rate(math.nan, math.nan, math.nan)


def precision(strata: Strata, confidence: float) -> Rate:
    """Of the linked pairs, the share that are one person; what was looked at of each stratum stands for all of it."""
    linked = strata.only(strata.linked & (strata.inside > 0))
    stands_for = linked.size * linked.inside / linked.decided
    if not stands_for.sum():
        return NONE
    share = _total(linked.same, linked.inside, linked, stands_for / stands_for.sum(), confidence)
    return Rate(share.value, max(share.low, 0.0), min(share.high, 1.0))


def recall(strata: Strata, confidence: float) -> Rate:
    """Of the pairs that are one person, the share that are linked. Where few pairs stand for very many, the interval
    is wide: that is what can be known."""
    linked, unlinked = strata.only(strata.linked), strata.only(~strata.linked)
    found = _total(linked.same, linked.decided, linked, linked.size, confidence)
    missed = _total(unlinked.same, unlinked.decided, unlinked, unlinked.size, confidence)
    if found.low <= 0:
        return NONE
    odds = _ratio(missed, found)
    return Rate(1 / (1 + odds.value), 1 / (1 + odds.high), 1 / (1 + odds.low))


def _total(won: Counts, tried: Counts, strata: Strata, weights: Counts, confidence: float) -> Rate:
    """The weighted sum of the strata's shares, with its interval."""
    shares = wilson(won, tried, confidence=confidence)
    bounds = cast("Interval", shares.sampling)  # Wilson's share always has one.
    narrower = np.sqrt(np.maximum(1 - strata.decided / strata.size, 0.0)) * weights
    value = float(weights @ shares.value)
    below = narrower * (shares.value - bounds.low)
    above = narrower * (bounds.high - shares.value)
    return Rate(value, value - math.sqrt(below @ below), value + math.sqrt(above @ above))


def _ratio(over: Rate, under: Rate) -> Rate:
    """One total over another, with its interval; both are independent and the lower one is above nought."""
    product = over.value * under.value
    bounds = []
    for sign, top, bottom in ((-1, max(over.low, 0.0), under.high), (1, over.high, under.low)):
        numerator, denominator = _span(over, top), _span(under, bottom)
        reach = math.sqrt(max(product * product - numerator * denominator, 0.0))
        # Where the lower total may be next to nothing, the ratio has no bound.
        without = math.inf if sign > 0 else 0.0
        bounds.append((product + sign * reach) / denominator if denominator > 0 else without)
    return Rate(over.value / under.value, max(bounds[0], 0.0), bounds[1])


def _span(total: Rate, bound: float) -> float:
    return bound * (2 * total.value - bound)
