"""What a weighted sum over neighbours is expected to be, and how much it varies, when others stand in their places."""

from __future__ import annotations

from typing import Any

import numpy as np

from groundview.statistics.inputs import Column

Moment = Column | np.floating[Any]

FLAT = 1e-12
"""Of a variance in relation to all areas' own: what is below it is rounding, and the others are all alike."""


def standardised(
    seen: Column, powers: tuple[Column, Column], moments: tuple[Moment, Moment], *, others: int
) -> Column:
    """The sums that were seen, in standard deviations from what is expected; shape (areas,).

    `powers` are the sums of each row's weights and of their squares, `moments` the mean and variance of the `others`
    from whom neighbours are drawn without repeating one. NaN where nothing can vary.

    Source: Ord and Getis (1995), Geographical Analysis 27, 286-306.
    """
    total, squares = powers
    mean, variance = moments
    free = others * squares - total**2
    # Where all others are neighbours and weigh alike nothing is left to chance but the last digits.
    free = np.where(free > FLAT * others * squares, free, np.nan)
    spread = np.sqrt(np.where(np.asarray(variance) > 0, variance, np.nan) * free / (others - 1))
    return np.asarray((seen - total * mean) / spread)


def of_others(values: Column) -> tuple[Column, Column]:
    """The mean and the variance (by their number) of all other areas' values, shape (areas,) each."""
    n, middle = values.size, values.mean()
    away = values - middle
    mean = -away / (n - 1)
    variance = (np.sum(away**2) - away**2) / (n - 1) - mean**2
    return mean + middle, np.where(variance > FLAT * np.mean(away**2), variance, 0.0)


def of_squares(values: Column) -> tuple[Column, Column]:
    """The mean and the variance of (value - own value)^2 over all other areas, shape (areas,) each."""
    away = values - values.mean()
    n, squares, cubes, fourths = values.size, *(np.sum(away**power) for power in (2, 3, 4))
    mean = (squares + n * away**2) / (n - 1)
    fourth = (fourths - 4 * away * cubes + 6 * away**2 * squares + n * away**4) / (n - 1)
    variance = fourth - mean**2
    return mean, np.where(variance > FLAT * fourth, variance, 0.0)
