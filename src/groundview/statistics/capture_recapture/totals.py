"""What a total may be: a law over whole numbers, from nobody unseen to a great many."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.estimate import Interval
from groundview.statistics.inputs import Column, tail

EXACT, STEP, TIMES = 500, 0.01, 1000.0
"""Numbers of unseen are looked at one by one up to here, then in steps of a hundredth, to so many times those seen."""


@dataclass(frozen=True, slots=True)
class Totals:
    """A law of the total. `unseen` and `mass` have shape (m,): numbers of unseen persons, each standing for those about
    it, and how probable they are; `persons` were seen."""

    persons: int
    unseen: Column
    mass: Column

    def quantile(self, share: float) -> float:
        """The total below which so much of the law lies."""
        reached = np.cumsum(self.mass)
        at = min(int(np.searchsorted(reached, share * reached[-1])), self.unseen.size - 1)
        return self.persons + float(self.unseen[at])

    @property
    def median(self) -> float:
        """The middle."""
        return self.quantile(0.5)

    def interval(self, confidence: float) -> Interval:
        """The central interval, equal parts being left out on either side."""
        outside = tail(confidence)
        return Interval.of(self.quantile(outside), self.quantile(1.0 - outside))

    def draw(self, random: np.random.Generator, draws: int) -> Column:
        """So many totals drawn from the law."""
        picked = random.choice(self.unseen, draws, p=self.mass / self.mass.sum())
        return self.persons + picked


def grid(persons: int) -> tuple[Column, Column]:
    """Numbers of unseen to look at, shape (m,), and how many whole numbers each stands for."""
    most = max(TIMES * persons, 2.0 * EXACT)
    steps = int(np.log(most / EXACT) / np.log1p(STEP))
    unseen = np.concatenate([np.arange(EXACT), np.round(EXACT * (1.0 + STEP) ** np.arange(steps + 1))])
    edges = np.concatenate([[-0.5], (unseen[1:] + unseen[:-1]) / 2.0, [unseen[-1] + 0.5]])
    return unseen, np.diff(edges)


def mixture(persons: int, unseen: Column, doubt: Column, weights: Column) -> Totals:
    """The mixture of log-normal laws of the unseen: their medians and variances of logarithms, shape (k,)."""
    from scipy.special import ndtr

    points, widths = grid(persons)
    edges = np.log(np.maximum(np.cumsum(widths) - 0.5, 1e-300))
    mass = np.zeros(points.size)
    heavy: NDArray[np.bool_] = weights > 1e-7 * weights.max()
    for middle, variance, weight in zip(unseen[heavy], doubt[heavy], weights[heavy], strict=True):
        mass += weight * np.diff(ndtr((edges - np.log(middle)) / np.sqrt(variance)), prepend=0.0)
    return Totals(persons, points, mass / mass.sum())


def log_normal(persons: int, unseen: float, doubt: float, *, confidence: float) -> tuple[float, float]:
    """The interval of a total from a normal law of the logarithm of the unseen, of variance `doubt`.

    Source: Chao (1987), Biometrics 43, 783-791: it never falls below the persons seen.
    """
    from scipy.special import ndtri

    reach = -float(ndtri(tail(confidence))) * float(np.sqrt(doubt))
    return persons + unseen * float(np.exp(-reach)), persons + unseen * float(np.exp(reach))
