"""Whether two small counts differ by more than chance: the E-test."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from groundview.statistics.distinct import distinct_rows
from groundview.statistics.estimate import Estimate
from groundview.statistics.inputs import Column, counts, exposures, matched, unless

TERMS = 2_000_000
"""The most terms of the sum held at once, which bounds the memory."""

CLOSE = 1e-9
"""A bound this near to a whole number, in relation to it, is that number: ties count as extreme."""


def e_test(
    first: ArrayLike,
    second: ArrayLike,
    *,
    exposure_first: ArrayLike = 1.0,
    exposure_second: ArrayLike = 1.0,
) -> Estimate:
    """The two-sided p-value that two Poisson counts have one rate: powerful where events are few.

    `first` and `second` are whole numbers of shape () or (k,), the exposures (months observed, residents)
    amounts above 0. The value is the probability, at the pooled rate, of a difference at least as large
    against its standard error as the one seen; 1 where the two rates are equal, and where nothing happened in
    either. n is the number of events in both. An exposure of 0 or missing gives NaN, and the note says so.

    A p-value is no effect: show `ratios.rate_ratio` beside it. Raises ValueError for bad counts or exposures.

    Source: Krishnamoorthy and Thomson (2004), Journal of Statistical Planning and Inference 119, 23-35.
    """
    columns = matched(
        first=counts(first, "first"),
        second=counts(second, "second"),
        exposure_first=exposures(exposure_first, "exposure_first"),
        exposure_second=exposures(exposure_second, "exposure_second"),
    )
    lacking = ~((columns[2] > 0) & (columns[3] > 0))
    # Small counts repeat: every different row is tested once.
    rows, where = distinct_rows([np.where(lacking, 1.0, each).ravel() for each in columns])
    value = np.asarray(np.where(lacking, np.nan, _p_values(*rows)[where].reshape(lacking.shape)))
    return Estimate(
        value=value,
        unit="p",
        method="E-test of two Poisson means (Krishnamoorthy and Thomson), two-sided",
        n=np.asarray(columns[0] + columns[1]),
        note=unless("no test: an exposure is zero or missing", lacking),
    )


def _p_values(first: Column, second: Column, risk_first: Column, risk_second: Column) -> Column:
    result = np.ones(first.shape)
    todo = np.flatnonzero(first * risk_second != second * risk_first)
    pooled = (first + second) / (risk_first + risk_second)
    middle = pooled * risk_first
    reach = np.ceil(8.5 * np.sqrt(middle)) + 30.0
    least, most = np.maximum(np.floor(middle - reach), 0.0), middle + reach
    terms = (np.floor(most) - least + 1.0).astype(np.int64)
    for part in _blocks(todo, terms):
        x = least[part].repeat(terms[part]) + _ranks(terms[part])
        row = part.repeat(terms[part])
        term = _terms(x, (first[row], second[row], risk_first[row], risk_second[row]), pooled[row])
        starts = np.concatenate([[0], np.cumsum(terms[part])[:-1]])
        result[part] = np.minimum(np.add.reduceat(term, starts), 1.0)
    return result


def _terms(x: Column, seen: tuple[Column, Column, Column, Column], pooled: Column) -> Column:
    """P(X = x) times the probability of all y that lie, with x, at least as far apart as the counts seen.

    With exposures n and m the standardised difference of (x, y) reaches that of (k, l) where
    (x m - y n)^2 A >= B (x m^2 + y n^2), A = k m^2 + l n^2 and B = (k m - l n)^2. In u = y n that is a
    parabola, so the y that count are those at or below its lower root and at or above its upper one.
    """
    from scipy.special import gammaln, pdtr, pdtrc, xlogy

    k, y, n, m = seen
    a, b = k * m**2 + y * n**2, (k * m - y * n) ** 2
    root = np.sqrt(b * (b * n**2 + 4.0 * a * x * m * (n + m)))
    middle = 2.0 * a * x * m + b * n
    lower, upper = (middle - root) / (2.0 * a * n), (middle + root) / (2.0 * a * n)
    below, above = np.floor(lower * (1.0 + CLOSE) + CLOSE), np.ceil(upper * (1.0 - CLOSE))
    # (0, 0) shows no difference, though the parabola passes through it.
    below = np.where(x == 0, -1.0, below)
    mean = pooled * m
    outside = np.where(below >= 0, pdtr(np.maximum(below, 0.0), mean), 0.0)
    outside = outside + np.where(above > 0, pdtrc(np.maximum(above - 1.0, 0.0), mean), 1.0)
    return np.asarray(np.exp(xlogy(x, pooled * n) - pooled * n - gammaln(x + 1.0)) * outside)


def _blocks(rows: NDArray[np.int64], terms: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    if not rows.size:
        return []
    ends = np.cumsum(terms[rows]) // TERMS
    return np.split(rows, np.flatnonzero(np.diff(ends)) + 1)


def _ranks(lengths: NDArray[np.int64]) -> Column:
    """0, 1, ... anew for every length."""
    starts = np.cumsum(lengths) - lengths
    return np.arange(float(lengths.sum())) - starts.repeat(lengths)
