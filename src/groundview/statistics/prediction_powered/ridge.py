"""A probability from a few columns, kept modest: logistic regression with a ridge penalty."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.inputs import Column

PENALTY = 1.0
"""Half of it times the squared coefficients is taken from the log likelihood: a normal law of variance 1 about nought
for each log odds ratio, which says that most lie between a seventh and seven."""

STEPS = 50
CLOSE = 1e-10


class Ridge(NamedTuple):
    """A fitted model: `level` is the log odds where all columns are 0, `slopes`, shape (p,), are log odds ratios."""

    level: float
    slopes: Column

    def predicted(self, features: NDArray[np.float64]) -> Column:
        """Probabilities for rows of shape (k, p)."""
        return _chance(self.level + features @ self.slopes)


def fitted_ridge(features: NDArray[np.float64], outcome: Column) -> Ridge:
    """The model of outcomes (n,), 0 to 1, by features (n, p), by Newton's method; the level is not penalised.

    Outcomes that are all 0 or all 1 give that as every probability, as near as the numbers go. Source: Hoerl and
    Kennard (1970), Technometrics 12, 55-67; le Cessie and van Houwelingen (1992), Applied Statistics 41, 191-201.
    """
    mean = float(outcome.mean())
    level = float(np.log(max(mean, 1e-12) / max(1.0 - mean, 1e-12)))
    if mean in (0.0, 1.0):
        return Ridge(level, np.zeros(features.shape[1]))
    rows = np.column_stack([np.ones(outcome.size), features])
    penalties = np.append(0.0, np.full(features.shape[1], PENALTY))
    found = np.append(level, np.zeros(features.shape[1]))
    for _ in range(STEPS):
        chance = _chance(rows @ found)
        slope = rows.T @ (outcome - chance) - penalties * found
        curve = (rows * (chance * (1.0 - chance))[:, None]).T @ rows + np.diag(penalties)
        step = np.linalg.solve(curve + 1e-9 * np.eye(found.size), slope)
        # A long step is cut, so that the first ones cannot overshoot.
        found = found + step * min(1.0, 5.0 / max(float(np.max(np.abs(step))), CLOSE))
        if np.max(np.abs(step)) < CLOSE:
            break
    return Ridge(float(found[0]), found[1:])


def _chance(log_odds: Column) -> Column:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(log_odds, -700.0, 700.0))))
