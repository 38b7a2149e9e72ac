"""How sure the coefficients are when months vary more than chance and each resembles the last."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.inputs import Column
from groundview.statistics.trends.fitting import information

CANDIDATES = [(-0.2, 1.0), (-0.1, 1.0), (0.0, 1.0)] + [
    (ahead / 10.0, share) for ahead in range(1, 10) for share in (0.5, 1.0)
]
"""What is weighed, all alike beforehand: the correlation of one month with the next, and the share of the variance that
has it; the rest is chance of the month alone, as counts have it."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """`covariance` (s, p, p) of the coefficients, `dispersion` and `autocorrelation` (s,), `freedom` (s,)."""

    covariance: Column
    dispersion: Column
    autocorrelation: Column
    freedom: Column


def allowance(residual: Column, weight: Column, design: Column) -> Doubt:
    """The covariance of Poisson coefficients whose standardised residuals are alike from month to month.

    `residual` (s, t) is (count - mean) / sqrt(mean), NaN at gaps; `weight` (s, t) the means. For each candidate
    (r, c) the residuals have variance phi and correlation c r^|i - j| between the months i and j, so that gaps
    need no filling; phi is the generalised least-squares one, never below 1, and the covariance is the sandwich
    about it. All is averaged over the candidates by their restricted likelihood: one best guess from 30 months,
    which is too low on average, makes intervals far too narrow.

    Source: the quasi-likelihood of McCullagh and Nelder (1989), chapter 9; the restricted likelihood of
    Patterson and Thompson (1971), Biometrika 58, 545-554, averaged as by Harville (1974), Biometrika 61, 383-385.
    """
    seen = ~np.isnan(residual)
    scaled = np.where(seen, np.sqrt(weight), 0.0)[:, :, None] * design
    stacked = np.concatenate([scaled, np.where(seen, residual, 0.0)[:, :, None]], axis=2)
    freedom = seen.sum(axis=1) - design.shape[1]
    patterns, which = np.unique(seen, axis=0, return_inverse=True)
    alike = _correlations(seen.shape[1])
    found = [_restricted(stacked, _whitening(each, patterns)[which], freedom) for each in alike]
    likelihood, dispersion = (np.stack(each) for each in zip(*found, strict=True))
    share = np.exp(likelihood - likelihood.max(axis=0))
    share /= share.sum(axis=0)
    # Averaged before it is multiplied: one product for all candidates.
    mixed = np.tensordot((share * dispersion).T, alike, axes=1)
    inverse = np.linalg.inv(information(design, np.where(seen, weight, 0.0)))
    middle = np.swapaxes(scaled, 1, 2) @ mixed @ scaled
    return Doubt(
        covariance=inverse @ middle @ inverse,
        dispersion=np.sum(share * dispersion, axis=0),
        autocorrelation=np.prod(CANDIDATES, axis=1) @ share,
        freedom=freedom.astype(np.float64),
    )


def _correlations(months: int) -> Column:
    """The correlation of every month with every other under each candidate, (candidates, t, t)."""
    at = np.arange(months)
    apart = np.abs(at[:, None] - at)
    ahead, share = (np.array(each)[:, None, None] for each in zip(*CANDIDATES, strict=True))
    return np.where(apart == 0, 1.0, share * ahead**apart)


def _whitening(alike: Column, patterns: NDArray[np.bool_]) -> Column:
    """What makes the months of each pattern of gaps, (g, t), independent with variance 1: (g, t, t)."""
    counted = patterns[:, :, None] & patterns[:, None, :]
    inside = np.where(counted, alike, np.eye(alike.shape[0]))
    return np.asarray(np.linalg.inv(np.linalg.cholesky(inside)))


def _restricted(stacked: Column, whitening: Column, freedom: NDArray[np.int64]) -> tuple[Column, Column]:
    """The restricted log-likelihood and the dispersion of each series under one candidate."""
    white = whitening @ stacked
    products = np.swapaxes(white, 1, 2) @ white
    inside, cross, total = products[:, :-1, :-1], products[:, :-1, -1:], products[:, -1, -1]
    explained = np.sum(cross * np.linalg.solve(inside, cross), axis=(1, 2))
    unexplained = np.maximum(total - explained, 1e-12)
    scale = np.sum(np.log(np.diagonal(whitening, axis1=1, axis2=2)), axis=1)
    likelihood = scale - 0.5 * (np.linalg.slogdet(inside)[1] + freedom * np.log(unexplained))
    return likelihood, np.maximum(unexplained / freedom, 1.0)
