"""The bootstrap: how far a statistic of a sample would move if the sample were drawn again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.bca import acceleration, bca_bounds, percentile_bounds
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import Column, enough, percent

Statistic = Callable[..., Any]
"""Takes samples of shape (r, n), or (r, n, p) for rows of p numbers, and axis=1; returns r numbers."""

Bounds = tuple[float, float, str]
"""A low, a high and a note."""

NONE: Bounds = (np.nan, np.nan, "no figure: fewer than two observations")
FLAT = "every observation is the same: the interval has no width"

CELLS = 4_000_000
"""The most cells held at once: the memory is bounded whatever the sample and the number of replicates."""

GROUPS = 2_000
"""The most jackknife groups: a larger sample is left out in groups, so that time stays linear in its size."""


def percentile(
    sample: ArrayLike,
    statistic: Statistic,
    *,
    unit: str,
    seed: int,
    replicates: int = 2000,
    confidence: float = 0.95,
) -> Estimate:
    """A statistic of a sample with its percentile bootstrap interval: simple, too narrow for small samples.

    Arguments, errors and what happens to tiny or constant samples are those of `bca`, which is the better
    default.

    Source: Efron (1979), Annals of Statistics 7, 1-26; Efron and Tibshirani (1993), chapter 13.
    """
    rows = _rows(sample)

    def bounds(value: float) -> Bounds:
        drawn = resampled(rows, statistic, seed=seed, replicates=replicates)
        return *percentile_bounds(drawn, confidence=confidence), ""

    method = f"percentile bootstrap, {replicates:,} replicates, {percent(confidence)}"
    return _estimate(rows, statistic, bounds, unit=unit, method=method)


def bca(
    sample: ArrayLike,
    statistic: Statistic,
    *,
    unit: str,
    seed: int,
    replicates: int = 2000,
    confidence: float = 0.95,
) -> Estimate:
    """A statistic of a sample with its bias-corrected and accelerated bootstrap interval.

    `sample` has shape (n,), or (n, p) for n rows of p numbers that stay together (a correlation). `statistic`
    is called with `axis=1` on samples of shape (r, n) or (r, n, p) and returns r numbers: np.mean, np.median
    or a function of yours; its unit is `unit`. The same seed gives the same digits. Fewer than two
    observations: no number, and the note says so. A sample of equal observations has an interval of no width,
    and a note.

    Raises ValueError for values that are not finite, and where the statistic itself is not finite for a
    replicate.

    Source: Efron (1987), Journal of the American Statistical Association 82, 171-185; the acceleration by the
    jackknife, in at most 2,000 groups.
    """
    rows = _rows(sample)

    def bounds(value: float) -> Bounds:
        drawn = resampled(rows, statistic, seed=seed, replicates=replicates)
        lean = acceleration(left_out(rows, statistic, seed=seed))
        return bca_bounds(value, drawn, lean, confidence=confidence)

    method = f"BCa bootstrap, {replicates:,} replicates, {percent(confidence)}"
    return _estimate(rows, statistic, bounds, unit=unit, method=method)


def resampled(rows: Column, statistic: Statistic, *, seed: int, replicates: int) -> Column:
    """The statistic of `replicates` samples drawn with replacement from `rows`; shape (replicates,)."""
    enough(replicates)
    random = np.random.default_rng(seed)
    block = max(1, CELLS // rows.size)
    parts = []
    for first in range(0, replicates, block):
        picks = random.integers(0, len(rows), size=(min(block, replicates - first), len(rows)))
        parts.append(_finite(statistic(rows[picks], axis=1)))
    return np.concatenate(parts)


def left_out(rows: Column, statistic: Statistic, *, seed: int) -> Column:
    """The statistic with each observation left out; above 2,000 of them, with each of 2,000 random groups."""
    order = np.arange(len(rows))
    if len(rows) > GROUPS:
        order = np.random.default_rng([seed, 1]).permutation(len(rows))
    groups = np.array_split(order, min(len(rows), GROUPS))
    return np.array([_finite(statistic(np.delete(rows, group, axis=0)[None], axis=1))[0] for group in groups])


def _estimate(
    rows: Column, statistic: Statistic, bounds: Callable[[float], Bounds], *, unit: str, method: str
) -> Estimate:
    value, (low, high, note) = np.nan, NONE
    if len(rows) >= 2:
        value = float(_finite(statistic(rows[None], axis=1))[0])
        low, high, note = (value, value, FLAT) if np.all(rows == rows[0]) else bounds(value)
    return Estimate(
        value=np.asarray(value),
        unit=unit,
        method=method,
        n=np.asarray(float(len(rows))),
        sampling=Interval.of(low, high),
        note=note,
    )


def _rows(sample: ArrayLike) -> Column:
    rows = np.array(sample, dtype=np.float64)
    if rows.ndim not in (1, 2):
        raise ValueError(f"a sample has shape (n,) or (n, p): this one has {rows.ndim} dimensions")
    if not np.all(np.isfinite(rows)):
        raise ValueError(
            "the sample holds missing or infinite values: leave them out and say how many they were"
        )
    return rows


def _finite(values: Any) -> Column:
    numbers = np.atleast_1d(np.asarray(values, dtype=np.float64))
    if not np.all(np.isfinite(numbers)):
        raise ValueError("the statistic has no finite value for some resampled data: choose another one")
    return numbers
