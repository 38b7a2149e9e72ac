"""The coded cases beside all cases: what each of them stands for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from groundview.statistics.inputs import Column, column, counts
from groundview.statistics.prediction_powered.design import Design
from groundview.statistics.prediction_powered.predictions import numbered
from groundview.statistics.prediction_powered.refusals import refuse_strata, refuse_values

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Coded:
    """The coded cases, shape (n,), in strata of which the numbers of all `cases`, shape (h,), are known.

    `weight` is the share of all cases that a coded case stands for (they sum to 1 where every stratum is coded), and
    `unseen` the share of its stratum that is not coded: the doubt is about these; 1 where the cases are themselves a
    sample of something larger.
    """

    outcome: Column
    predicted: Column
    stratum: Whole
    cluster: Whole | None
    weight: Column
    unseen: Column
    cases: Column

    @classmethod
    def of(
        cls, outcome: ArrayLike, predicted: ArrayLike, cases: ArrayLike, design: Design, *, finite: bool
    ) -> Coded:
        """Puts the coded cases beside the numbers of all cases by stratum.

        Raises ValueError for outcomes outside 0 to 1, missing or infinite predictions, weights that are not above 0,
        columns of different lengths, and strata of which more are coded than there are.
        """
        y, f = np.atleast_1d(column(outcome, "outcome")), np.atleast_1d(column(predicted, "predicted"))
        weights = np.ones(y.size) if design.weights is None else column(design.weights, "weights")
        refuse_values(y, f, weights)
        known = np.atleast_1d(counts(cases, "cases"))
        strata = (
            np.zeros(y.size, dtype=np.int64) if design.strata is None else numbered(design.strata, "strata")
        )
        refuse_strata(strata, known, coded=y.size, finite=finite)
        drawn, inside = (np.bincount(strata, each, known.size)[strata] for each in (None, weights))
        unseen = 1.0 - drawn / known[strata] if finite else np.ones(y.size)
        stands_for = known[strata] / known.sum() * weights / inside
        return cls(y, f, strata, _numbers(design.clusters, y.size), stands_for, unseen, known)

    @property
    def drawn(self) -> Whole:
        """The number of coded cases of each stratum, shape (h,)."""
        return np.bincount(self.stratum, minlength=self.cases.size)

    def clusters(self) -> Whole:
        """The number of clusters of each stratum, shape (h,); one that lies in two strata counts in both."""
        assert self.cluster is not None
        many = int(self.cluster.max(initial=0)) + 1
        return np.bincount(np.unique(self.stratum * many + self.cluster) // many, minlength=self.cases.size)

    def means(self, values: Column) -> Column:
        """The weighted mean, in its stratum, of values of the coded cases; one for each case, shape (n,)."""
        inside, sums = (
            np.bincount(self.stratum, each)[self.stratum] for each in (self.weight, self.weight * values)
        )
        return np.asarray(sums / inside)


def _numbers(clusters: ArrayLike | None, coded: int) -> Whole | None:
    if clusters is None:
        return None
    numbers = np.unique(np.asarray(clusters), return_inverse=True)[1].ravel()
    if numbers.size != coded:
        raise ValueError(f"columns of different lengths: outcome {coded}, clusters {numbers.size}")
    return numbers.astype(np.int64)
