"""What a rule predicts for all cases, summed up by stratum: all that an estimate needs of a million rows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from groundview.statistics.inputs import Column, column, counts, matched

MOST_STRATA = 100_000
"""Strata are numbered from 0, so that a high number is a code by mistake and not a stratum."""


@dataclass(frozen=True, slots=True)
class Predictions:
    """The number of cases of every stratum, and the mean and variance (over the cases) of what is predicted for them.

    All have shape (h,), for the strata 0 to h - 1; where a stratum has no cases, its mean and variance are 0.
    """

    cases: Column
    mean: Column
    variance: Column

    @classmethod
    def of(
        cls, predicted: ArrayLike, *, strata: ArrayLike | None = None, alike: ArrayLike | None = None
    ) -> Predictions:
        """Sums up predictions of shape (k,), in any unit, each for one case or for so many cases `alike`.

        `strata` are the strata's numbers, from 0; without them there is one. A rule with three answers is three rows
        and the cases alike in each, and so is every table of distinct patterns. Raises ValueError for missing or
        infinite predictions, for numbers alike that are not whole and for columns of different lengths.
        """
        values = np.atleast_1d(column(predicted, "predictions"))
        where = None if strata is None else numbered(strata, "strata")
        if where is not None and where.size != values.size:
            raise ValueError(f"columns of different lengths: predictions {values.size}, strata {where.size}")
        weights = None if alike is None else matched(predictions=values, alike=counts(alike, "alike"))[1]
        middle = float(values.mean()) if values.size else 0.0
        if not np.isfinite(middle):
            bad = int(np.argmin(np.isfinite(values)))
            raise ValueError(
                f"predictions are missing or infinite (the first at position {bad}): give .5 for unknown"
            )
        # About their middle, so that no digits are lost where predictions are large and near each other.
        apart = values - middle
        cases, once, twice = (_sums(where, each, weights) for each in (np.ones_like(apart), apart, apart**2))
        some = np.maximum(cases, 1.0)
        mean = once / some
        variance = np.maximum(twice / some - mean**2, 0.0)
        return cls(cases, np.where(cases > 0, mean + middle, 0.0), variance)


def numbered(strata: ArrayLike, name: str) -> NDArray[np.int64]:
    """The numbers of strata, shape (k,), as whole numbers from 0; raises ValueError for anything else."""
    given = np.atleast_1d(np.asarray(strata))
    if given.dtype.kind not in "iub":
        given = counts(given, name)
    if given.size and (given.min() < 0 or given.max() >= MOST_STRATA):
        raise ValueError(
            f"{name} are numbered from 0, to {MOST_STRATA - 1:,} at most: they run to {given.max():g}"
        )
    return given.astype(np.int64, copy=False)


def _sums(where: NDArray[np.int64] | None, values: Column, weights: Column | None) -> Column:
    """Weighted sums by stratum; of all where there are no strata."""
    weighted = values if weights is None else values * weights
    if where is None:
        return np.array([weighted.sum()])
    return np.bincount(where, weighted).astype(np.float64)
