"""An interval for a weighted sum of outcomes, by asking of every share whether it could have given what was coded.

A share is kept where the estimate lies no further from it than chance would carry it *if that share were true*: the
variance is that of the outcomes under the share, not under the estimate, which is what keeps Wilson's interval honest
where few or no cases are met. With one stratum and no prediction it is Wilson's interval, but for the skewness.

Each coded case has its expected outcome m (the line, kept in 0 to 1). For a share below or above the estimate the
likeliest expected outcomes p that have this share solve m - p = c p (1 - p), where c is a multiplier, the same for
all, times the weight and the spread of the case (Miettinen and Nurminen 1985; Martín Andrés et al. 2011 for weighted
sums). The larger the multiplier, the further the share: the bound is where the distance is `reach` standard errors.

Half the correction for skewness of Cornish and Fisher moves `reach` outwards on the long side and inwards on the other.
Without it cases that weigh much and are seldom met leave a bound too near; with the whole of it the other tail is left
with next to nothing, and intervals are longer than they say (docs/statistics.md has the numbers).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from groundview.statistics.inputs import Column

STEPS = 40
"""Halvings of the range of the multiplier, which leave the bounds ten digits."""

SKEWNESS = 0.5
"""The part of the correction for skewness that is applied."""


TINY = 1e-100
"""An error of nought, to divide by."""


class Kinds(NamedTuple):
    """Kinds of coded cases, of shape (..., k): cases alike are one kind, with their `number`.

    `fitted` is the expected outcome, 0 to 1; `weight` what one case weighs in the estimate; `spread` the variance of
    an outcome in relation to that of a draw of 0 or 1 (less for a part of a finite number, more for clusters).
    """

    fitted: Column
    weight: Column
    spread: Column
    number: Column


def score_bounds(
    value: Column, kinds: Kinds, *, reach: float, added: Column | float = 0.0
) -> tuple[Column, Column]:
    """The low and the high of estimates `value`, shape (...), within 0 to 1.

    `reach` is in standard errors (1.96 for 95%); `added` is a variance that does not hang on the share.
    """
    # Both sides at once: 1 for the shares below the estimate, -1 for those above.
    side = np.array([1.0, -1.0]).reshape(2, *[1] * np.ndim(value))
    pull = kinds.weight * kinds.spread
    heaviest = np.max(np.abs(pull), axis=-1)
    least = np.log(1e-6 / np.where(heaviest > 0, heaviest, 1.0)) + 0.0 * side
    most = least + np.log(1e15)
    for _ in range(STEPS):
        middle = (least + most) / 2.0
        expected = _tilted(kinds.fitted, (side * np.exp(middle))[..., None] * pull)
        near = side * _moved(kinds, expected) <= _allowed(kinds, expected, side, reach, np.asarray(added))
        least, most = np.where(near, middle, least), np.where(near, most, middle)
    low, high = value - _moved(kinds, _tilted(kinds.fitted, (side * np.exp(least))[..., None] * pull))
    return np.clip(low, 0.0, 1.0), np.clip(high, 0.0, 1.0)


def _tilted(fitted: Column, c: Column) -> Column:
    """The p with fitted - p = c p (1 - p), by the root that keeps its digits where c is large."""
    falls, size = c >= 0, np.abs(c)
    start = np.where(falls, fitted, 1.0 - fitted)
    root = np.sqrt(np.maximum((1.0 + size) ** 2 - 4.0 * size * start, 0.0))
    # Rounding may carry a certainty a hair past itself.
    end = np.minimum(2.0 * start / (1.0 + size + root), 1.0)
    return np.where(falls, end, 1.0 - end)


def _moved(kinds: Kinds, expected: Column) -> Column:
    return np.asarray(np.sum(kinds.number * kinds.weight * (kinds.fitted - expected), axis=-1))


def _allowed(kinds: Kinds, expected: Column, side: Column, reach: float, added: Column) -> Column:
    """The distance that chance explains under the share that has these expected outcomes."""
    variances = kinds.number * kinds.weight**2 * kinds.spread * expected * (1.0 - expected)
    error = np.sqrt(np.sum(variances, axis=-1) + added)
    skewness = np.sum(variances * kinds.weight * (1.0 - 2.0 * expected), axis=-1)
    skewness = skewness / np.maximum(error, TINY) ** 3
    longer = reach + side * SKEWNESS * (reach**2 - 1.0) / 6.0 * skewness
    # An estimate of nought is as skew as can be: the correction must not eat up the reach.
    return np.asarray(np.maximum(longer, reach / 2.0) * error)
