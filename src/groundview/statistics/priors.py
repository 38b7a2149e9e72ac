"""What the rates of a group of areas are like before one of them is looked at: mean and spread."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.inputs import Column

Index = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Priors:
    """One prior a group, every column of shape (g,).

    `areas`, `events` and `exposure` are sums over the group. `mean` and `spread` are the mean and the
    variance of its rates by moments (the spread may come out below 0); `mean_error` is the variance of the
    mean and `spread_error` the standard error of the spread.
    """

    areas: Column
    events: Column
    exposure: Column
    mean: Column
    spread: Column
    mean_error: Column
    spread_error: Column

    def of(self, group: Index) -> Priors:
        """The priors of these groups, in this order."""
        return Priors(*(getattr(self, name)[group] for name in self.__slots__))

    def where(self, chosen: NDArray[np.bool_], other: Priors) -> Priors:
        """These priors where `chosen`, shape (g,), and those of `other` elsewhere."""
        pairs = ((getattr(self, name), getattr(other, name)) for name in self.__slots__)
        return Priors(*(np.where(chosen, mine, theirs) for mine, theirs in pairs))


def moment_priors(events: Column, exposure: Column, indptr: Index, indices: Index) -> Priors:
    """The prior of each group of areas; group i is `indices[indptr[i]:indptr[i + 1]]`.

    `events` and `exposure` have shape (k,), every exposure in a group above 0. With r = events / exposure, N
    the exposure of a group and c its number of areas: mean m = sum(events) / N, and spread a = sum(exposure
    (r - m)^2) / N - m c / N. A group of fewer than two areas has NaN for all but its sums.

    Source: Marshall (1991), Applied Statistics 40, 283-294. The errors are by leaving out one area at a time,
    and never smaller than they would be if the areas did not differ: events Poisson, the spread 0.
    """
    group = np.repeat(np.arange(indptr.size - 1), np.diff(indptr))
    seen, at_risk = events[indices], exposure[indices]
    parts: Column = np.stack([np.ones(indices.size), seen, at_risk, seen**2 / at_risk])
    # bincount adds in the order of the rows, so the digits do not depend on the machine.
    sums: Column = np.stack([_total(part, group, indptr.size - 1) for part in parts])
    sums[0] = np.where(sums[0] < 2, np.nan, sums[0])
    mean, spread = _moments(sums)
    mean_error, spread_error = (_jackknife(left, group, sums[0]) for left in _moments(sums[:, group] - parts))
    areas, total, risk, _ = sums
    return Priors(
        areas=np.bincount(group, minlength=indptr.size - 1).astype(np.float64),
        events=total,
        exposure=risk,
        mean=mean,
        spread=spread,
        mean_error=np.maximum(mean_error, _divide(mean, risk)),
        spread_error=np.maximum(np.sqrt(spread_error), np.sqrt(2.0 * areas) * _divide(mean, risk)),
    )


def _moments(sums: Column) -> tuple[Column, Column]:
    areas, events, exposure, squares = sums
    mean = _divide(events, exposure) + 0.0 * areas
    return mean, _divide(squares, exposure) - mean**2 - mean * _divide(areas, exposure)


def _jackknife(left: Column, group: Index, areas: Column) -> Column:
    """The variance of a figure from its values with one area left out, shape (indices,)."""
    middle = _total(left, group, areas.size) / areas
    return (areas - 1.0) / areas * _total((left - middle[group]) ** 2, group, areas.size)


def _total(values: Column, group: Index, groups: int) -> Column:
    return np.bincount(group, values, groups).astype(np.float64)


def _divide(top: Column, bottom: Column) -> Column:
    return np.asarray(np.divide(top, bottom, out=np.full(np.shape(top), np.nan), where=bottom > 0))
