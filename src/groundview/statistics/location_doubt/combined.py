"""One answer from many completions: Rubin's rules, and any figure carried over them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import Column, percent, tail
from groundview.statistics.location_doubt.whereabouts import Whole


def rubin(
    values: ArrayLike, variances: ArrayLike, *, unit: str, complete: float = np.inf, confidence: float = 0.95
) -> Estimate:
    """Estimates of m completions, (m,) or (m, k), as one with chance and missingness in one interval.

    The value is their mean; its variance the mean of `variances` (of each as if complete) plus (1 + 1 / m) times the
    variance between; Student's law with Barnard and Rubin's degrees of freedom, `complete` being those of the
    complete figure. Give values on a scale where they are nearly normal (logarithms of rates). n is m.

    `sampling` here holds both kinds of doubt, for that is what the rule is for; `evidence` beside it is the range of
    the completions alone. Raises ValueError for fewer than two completions, shapes that differ, and values that are
    not finite.

    Source: Rubin (1987), Multiple Imputation for Nonresponse in Surveys, section 3.1; Barnard and Rubin (1999),
    Biometrika 86, 948-955.
    """
    from scipy.special import stdtrit

    each, within = np.array(values, dtype=np.float64), np.array(variances, dtype=np.float64)
    if each.shape != within.shape or each.ndim not in (1, 2) or len(each) < 2:
        raise ValueError(
            f"values {each.shape} and variances {within.shape}: give (m,) or (m, k), m of 2 or more"
        )
    if not (np.all(np.isfinite(each)) and np.all(np.isfinite(within)) and np.all(within >= 0)):
        raise ValueError("values and variances must be finite, and variances 0 or more")
    m = len(each)
    inside, between = within.mean(axis=0), each.var(axis=0, ddof=1)
    extra = (1.0 + 1.0 / m) * between
    reach = stdtrit(_freedom(m, inside, extra, complete), 1.0 - tail(confidence)) * np.sqrt(inside + extra)
    middle = each.mean(axis=0)
    return Estimate(
        value=np.asarray(middle),
        unit=unit,
        method=f"Rubin's rules over {m} completions, {percent(confidence)}",
        n=np.full(middle.shape, float(m)),
        sampling=Interval.of(middle - reach, middle + reach),
        evidence=Interval.of(each.min(axis=0), each.max(axis=0)),
    )


@dataclass(frozen=True, slots=True)
class Carried:
    """A figure of every completion, `values` (m, ...), and its mean, low and high over them.

    For a figure that is true or false (a hot-spot flag) the mean is the share of completions in which it is true.
    """

    values: Column
    mean: Column
    low: Column
    high: Column


def carried(completions: Whole, statistic: Callable[[Whole], Any], *, confidence: float = 0.95) -> Carried:
    """A figure of counts by area, (areas,) -> number or array, worked out for every completion.

    Low and high hold the central `confidence` of the completions. Where the figure has no value (NaN) for some
    completion it has none here. Raises ValueError where completions give figures of different shapes.

    Source: the range of a figure over plausible completions, as Rubin (1987), section 1.4.
    """
    found = [np.asarray(statistic(each), dtype=np.float64) for each in completions]
    if len({each.shape for each in found}) != 1:
        raise ValueError("the figure has different shapes for different completions")
    values = np.stack(found)
    low, high = np.quantile(values, [tail(confidence), 1.0 - tail(confidence)], axis=0, method="inverted_cdf")
    gap = np.any(np.isnan(values), axis=0)
    low, high = np.where(gap, np.nan, low), np.where(gap, np.nan, high)
    return Carried(values, values.mean(axis=0), low, high)


def _freedom(m: int, inside: Column, extra: Column, complete: float) -> Column:
    """Barnard and Rubin's degrees of freedom; without variance between completions those of the complete figure."""
    total = inside + extra
    share = np.divide(extra, total, out=np.zeros_like(total), where=total > 0)
    old = (m - 1.0) / np.maximum(share, 1e-4) ** 2
    if np.isinf(complete):
        return np.asarray(old)
    observed = (complete + 1.0) / (complete + 3.0) * complete * (1.0 - share)
    # Below 1 the law has no scale left to speak of.
    return np.asarray(np.maximum(old * observed / (old + observed), 1.0))
