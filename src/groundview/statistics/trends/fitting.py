"""Poisson regression of many series at once on one course, by iterated weighted least squares."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.inputs import Column

STEPS = 50
"""The most steps of the iteration; a series that needs more has no fit."""

CLOSE = 1e-10
"""A step below this, in every coefficient, ends the iteration."""


@dataclass(frozen=True, slots=True)
class Fit:
    """`coefficients` (s, p), `mean` (s, t): NaN where the iteration did not settle."""

    coefficients: Column
    mean: Column


def poisson_fit(counts: Column, exposure: Column, design: Column) -> Fit:
    """Log-linear means: log(mean / exposure) = design x coefficients, by maximum likelihood.

    `counts` (s, t) with NaN for gaps, which take no part; `exposure` (s, t), above 0; `design` (t, p). The caller
    sees to it that a maximum exists: the design has full rank over the months with events.

    Source: McCullagh and Nelder (1989), Generalized Linear Models, section 2.5.
    """
    seen = ~np.isnan(counts)
    events = np.where(seen, counts, 0.0)
    rate = events.sum(axis=1) / np.where(seen, exposure, 0.0).sum(axis=1)
    # Half way between the count and the average: no logarithm of nought, and near enough to settle.
    start = np.log((events / exposure + rate[:, None]) / 2.0)
    coefficients = _step(design, np.where(seen, exposure * np.exp(start), 0.0), start)
    settled = np.zeros(len(counts), dtype=bool)
    for _ in range(STEPS):
        linear = coefficients @ design.T
        mean = np.where(seen, exposure * np.exp(np.clip(linear, -300.0, 300.0)), 0.0)
        toward = np.divide(events - mean, mean, out=np.zeros_like(mean), where=mean > 0)
        last, coefficients = coefficients, _step(design, mean, linear + toward)
        settled = np.max(np.abs(coefficients - last), axis=1) < CLOSE
        if np.all(settled):
            break
    coefficients = np.where(settled[:, None], coefficients, np.nan)
    return Fit(coefficients, exposure * np.exp(coefficients @ design.T))


def information(design: Column, weight: Column) -> Column:
    """The sums of weight x outer products of the rows of the design, (s, p, p), for weights (s, t)."""
    months, width = design.shape
    products = (design[:, :, None] * design[:, None, :]).reshape(months, width * width)
    return np.asarray((weight @ products).reshape(-1, width, width))


def full_rank(design: Column, used: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether the rows used, (s, t), tell all columns of the design apart."""
    values = np.linalg.eigvalsh(information(design, used.astype(np.float64)))
    return np.asarray(values[:, 0] > 1e-6 * values[:, -1])


def _step(design: Column, weight: Column, response: Column) -> Column:
    # A hair of ridge, so that one runaway series does not stop the others: it is found not to have settled.
    inside = information(design, weight) + 1e-12 * np.eye(design.shape[1])
    return np.asarray(np.linalg.solve(inside, ((weight * response) @ design)[:, :, None])[:, :, 0])
