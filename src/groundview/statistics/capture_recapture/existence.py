"""Whether a log-linear model can be fitted to a table at all, and whether the fit says how many are unseen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.capture_recapture.models import Model, design
from groundview.statistics.capture_recapture.patterns import Patterns, Whole
from groundview.statistics.inputs import Column


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether the maximum likelihood estimate exists, whether every parameter is identifiable, and in words what is
    wrong; `vanishing` are the terms that nobody has, whose parameters are minus infinity."""

    exists: bool
    identifiable: bool
    vanishing: tuple[int, ...]
    note: str

    @property
    def passed(self) -> bool:
        """Whether a number may be computed."""
        return self.exists and self.identifiable


def check(table: Patterns, model: Model) -> Checked:
    """Both tests of one model, before any number is computed.

    A term that nobody has (an empty overlap) gets the parameter minus infinity, and the patterns that hold it are left
    out: that is the extended estimate of Chan, Silverman and Vincent. On what is left the estimate *exists* where the
    sufficient statistics lie inside their cone, which a linear programme decides, and it is *identifiable* where the
    design has full rank. Without the first the number of unseen runs away to infinity or to 0; without the second any
    number fits equally well.

    Source: Fienberg and Rinaldo (2012), Annals of Statistics 40, 996-1023; Chan, Silverman and Vincent (2021), Journal
    of the American Statistical Association 116, 1297-1306.
    """
    matrix, kept, vanishing = reduced(table, model)
    exists = bool(inside(matrix, kept).all())
    identifiable = bool(np.linalg.matrix_rank(matrix) == matrix.shape[1])
    why = [] if exists else ["the maximum likelihood estimate does not exist"]
    if not identifiable:
        why.append("its parameters are not identifiable: the lists overlap too little to tell them apart")
    return Checked(exists, identifiable, vanishing, "; ".join(why))


def reduced(table: Patterns, model: Model) -> tuple[Column, Column, tuple[int, ...]]:
    """The design and the counts without the terms that nobody has and the patterns that hold them; and those terms."""
    whole = design(table.codes, model.terms)
    empty = table.counts @ whole == 0
    live = ~whole[:, empty].any(axis=1)
    gone = tuple(term for term, none in zip(model.terms, empty, strict=True) if none)
    return whole[np.ix_(live, ~empty)], table.counts[live], gone


def inside(matrix: Column, number: Column) -> NDArray[np.bool_]:
    """Which patterns keep a mean above 0 in the limit of the likelihood, given a design and counts: all of them where
    the estimate exists.

    The programme looks for a direction that changes no mean of a pattern that was seen, lowers as many of the others
    as can be, and raises none: along it the likelihood never falls, and those means go to 0.
    """
    from scipy.optimize import linprog

    seen = number > 0
    unseen, rank = matrix[~seen], matrix.shape[1]
    if not len(unseen):
        return seen
    identity = np.eye(len(unseen))
    found = linprog(
        np.concatenate([np.zeros(rank), -np.ones(len(unseen))]),
        A_ub=np.hstack([unseen, identity]),
        b_ub=np.zeros(len(unseen)),
        A_eq=np.hstack([matrix[seen], np.zeros((int(seen.sum()), len(unseen)))]),
        b_eq=np.zeros(int(seen.sum())),
        bounds=[(None, None)] * rank + [(0.0, 1.0)] * len(unseen),
        method="highs",
    )
    kept = seen.copy()
    kept[~seen] = found.x[rank:] < 0.5
    return kept


def vanishing_pairs(table: Patterns) -> Whole:
    """The pairs of lists with nobody on both, as positions, shape (k, 2)."""
    return np.argwhere(np.triu(table.overlaps == 0, k=1))
