"""The rate of one area, given its events and what areas like it are like."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.counts import garwood_bounds
from groundview.statistics.inputs import Column, tail
from groundview.statistics.priors import Priors

POINTS = 9
"""How many values of the spread stand for what it may be; a hundred change no interval by 2%."""


def posterior_mean(events: Column, exposure: Column, prior: Priors) -> Column:
    """The mean of every area's rate per unit of exposure, shape (k,), under the prior in the same row.

    The prior is a gamma law with the mean and the spread of `prior`; a spread below 0 counts as 0. Every
    exposure is above 0.
    """
    mean, _ = _given(np.maximum(prior.spread, 0.0), events, exposure, prior)
    return np.where(_bare(prior), 0.0, mean)


def posterior_bounds(
    events: Column, exposure: Column, prior: Priors, *, confidence: float
) -> tuple[Column, Column]:
    """The low and high of every area's rate per unit of exposure, shape (k,).

    Quantiles of the gamma law with the mean and variance of the posterior *averaged over what the spread may
    be*: a normal law about its moment estimate with its error, cut at 0, and with the doubt about the mean
    added. Where the areas of a prior have no event at all, the exact Poisson bounds of their exposure
    together.
    """
    from scipy.special import gammainccinv, gammaincinv

    mean, variance = _averaged(events, exposure, prior)
    bare, outside = _bare(prior), tail(confidence)
    with np.errstate(invalid="ignore", divide="ignore"):
        shape, scale = mean**2 / variance, variance / mean
        most = garwood_bounds(prior.events, confidence=confidence)[1] / prior.exposure
    low = np.where(bare, 0.0, scale * gammaincinv(shape, outside))
    return low, np.where(bare, most, scale * gammainccinv(shape, outside))


def _averaged(events: Column, exposure: Column, prior: Priors) -> tuple[Column, Column]:
    total, squares, variance = (np.zeros(events.shape) for _ in range(3))
    for spread in _possible_spreads(prior):
        mean, own = _given(spread, events, exposure, prior)
        total += mean
        squares += mean**2
        variance += own
    middle = total / POINTS
    return middle, variance / POINTS + np.maximum(squares / POINTS - middle**2, 0.0)


def _given(spread: Column, events: Column, exposure: Column, prior: Priors) -> tuple[Column, Column]:
    """The posterior mean and variance if the spread were known; the doubt about the mean to first order."""
    with np.errstate(invalid="ignore", divide="ignore"):
        whole = spread * exposure + prior.mean
        weight = spread * exposure / whole
        rate = events / exposure
        mean = weight * rate + (1.0 - weight) * prior.mean
        by_mean = (1.0 - weight) - (rate - prior.mean) * spread * exposure / whole**2
        return mean, mean * spread / whole + by_mean**2 * prior.mean_error


def _possible_spreads(prior: Priors) -> list[Column]:
    """Equally likely values of the spread: quantiles of the normal law about its estimate, cut at 0."""
    from scipy.special import ndtr, ndtri

    with np.errstate(invalid="ignore", divide="ignore"):
        # Beyond six errors below 0 the tail has no digits left, and the answer no longer changes.
        away = np.maximum(prior.spread / prior.spread_error, -6.0)
    below = ndtr(-away)
    levels = (below + (1.0 - below) * (point + 0.5) / POINTS for point in range(POINTS))
    return [np.maximum(prior.spread_error * (away + ndtri(level)), 0.0) for level in levels]


def _bare(prior: Priors) -> NDArray[np.bool_]:
    """Where there are areas to learn from, and none of them has an event."""
    return np.asarray((prior.events == 0) & (prior.areas >= 2))
