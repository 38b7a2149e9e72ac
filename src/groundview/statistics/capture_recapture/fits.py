"""Log-linear models fitted: how many are unseen under each, and how well each describes who was seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.capture_recapture.models import Model
from groundview.statistics.capture_recapture.patterns import Patterns, Whole
from groundview.statistics.inputs import Column


@dataclass(frozen=True, slots=True)
class Fits:
    """Fits of k models to one table; arrays of shape (k,), NaN where a model did not pass.

    `unseen` is the expected number on no list, `doubt` the variance of its logarithm as an estimate of how many *were*
    unseen (that of the constant, and 1 / unseen for chance itself), `parameters` those that were asked for.
    """

    passed: NDArray[np.bool_]
    unseen: Column
    doubt: Column
    likelihood: Column
    parameters: Whole

    @property
    def aic(self) -> Column:
        """Akaike's criterion, shape (k,), up to what all models of one table share; infinite where none passed."""
        return np.where(self.passed, 2.0 * self.parameters - 2.0 * self.likelihood, np.inf)

    def bic(self, persons: int) -> Column:
        """Schwarz's criterion, shape (k,), of so many persons; infinite where a model did not pass."""
        costs = np.log(persons) * self.parameters
        return np.where(self.passed, costs - 2.0 * self.likelihood, np.inf)


def fit_models(table: Patterns, models: Sequence[Model], *, offset: Column | None = None) -> Fits:
    """Fits every model to one table by Newton's method; `offset`, shape (2^L - 1,), is added to each log-mean.

    The number on no list is the constant's exponential: what the model expects where no parameter counts. A fit that
    cannot be had (`existence.check` says which of two reasons) has not passed.

    Source: Fienberg (1972), Biometrika 59, 591-603; the variance is that of Sanathanan (1972), Annals of Mathematical
    Statistics 43, 142-152.
    """
    from groundview.statistics.capture_recapture.newton_kernel import PASSED, fit_each

    most = max(len(model.terms) for model in models)
    terms = np.array([model.terms + (0,) * (most - len(model.terms)) for model in models], dtype=np.int64)
    sizes = np.array([len(model.terms) for model in models], dtype=np.int64)
    answers, status = np.full((len(models), 3), np.nan), np.zeros(len(models), dtype=np.int64)
    added = np.zeros(table.counts.size) if offset is None else offset
    fit_each(np.ascontiguousarray(table.counts), terms, sizes, added, answers, status)
    passed = status == PASSED
    answers[~passed] = np.nan
    unseen = np.exp(answers[:, 0])
    return Fits(passed, unseen, answers[:, 1] + 1.0 / unseen, answers[:, 2], sizes)
