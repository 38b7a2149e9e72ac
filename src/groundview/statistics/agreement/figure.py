"""From disagreement to a figure with its error and its interval."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.agreement.answers import Answers
from groundview.statistics.agreement.disagreement import Disagreement
from groundview.statistics.agreement.score import score_bounds
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import percent, tail

FEW = "no figure: fewer than two cases were coded by two coders"
ALIKE = "no figure: every answer is in one category, so that chance alone would agree as well"
UNTRIED = "every answer is in one category: how well others are told apart was not seen"
RARE = (
    "no interval: too few cases, or too few outside the commonest category, to know how often chance agrees"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """What is measured, in which unit, and the least that its low is shown as."""

    name: str
    unit: str = "chance-corrected agreement"
    least: float = -1.0

    @property
    def corrected(self) -> bool:
        """Whether the agreement of chance is taken off."""
        return self.least < 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Estimate):
    """An `Estimate` of agreement with its standard error.

    `standard_error` is the square root of the linearised variance (Gwet 2014): 0 where nobody
    disagreed, which `sampling` does not believe. `gwet_error` is the same where every case has two answers; where
    some have one it is what Gwet's formulas and his programme irrCAC print, which is too large, since they take the
    number of cases with two answers for one more thing that chance decides. Both are NaN where there is no value.
    """

    standard_error: NDArray[np.float64]
    gwet_error: NDArray[np.float64]


def figure(
    answers: Answers,
    disagreement: Callable[[Answers], Disagreement],
    kind: Kind,
    *,
    population: float | None,
    confidence: float,
) -> Agreement:
    """The coefficient of checked answers by a function that gives their disagreement; NaN, and a note that says why,
    where there is none. Raises ValueError for a population smaller than the sample."""
    reach = NormalDist().inv_cdf(1.0 - tail(confidence)) ** 2
    cases, coded = int(np.sum(answers.coded >= 2)), len(answers.numbers)
    left = [_left(number, population) for number in (cases, coded)]
    found = disagreement(answers) if cases >= 2 else None
    if found is None or not found.expected > 0.0:
        bounds, errors = (math.nan, math.nan, math.nan), [math.nan, math.nan]
    else:
        bounds = _bounds(found, reach * left[0], kind.least)
        # Two coders who coded every case: the published formulas for a table of two divide by n, not by n - 1.
        fewer = 0 if answers.numbers.shape[1] == 2 and cases == coded else 1
        errors = [
            found.error(ours=ours, left=part, fewer=fewer)
            for ours, part in zip((True, False), left, strict=True)
        ]
    value, low, high = bounds
    return Agreement(
        value=np.asarray(value),
        unit=kind.unit,
        method=f"{kind.name}; score interval of the linearised variance, {percent(confidence)}",
        n=np.asarray(float(cases)),
        sampling=Interval.of(low, high),
        note=_note(cases, bounds, alike=kind.corrected and answers.one_category),
        standard_error=np.asarray(errors[0]),
        gwet_error=np.asarray(errors[1]),
    )


def _bounds(found: Disagreement, reach: float, least: float) -> tuple[float, float, float]:
    """The value, its low and its high; NaN for both where there is no interval."""
    value = 1.0 - found.correction * found.ratio
    high, low = (1.0 - found.correction * ratio for ratio in score_bounds(found, reach))
    if math.isnan(low):
        return value, math.nan, math.nan
    # Rounding may carry a bound a hair past the value; the value itself may lie below what a bound is shown as.
    return value, min(max(low, least), value), max(high, value)


def _left(cases: int, population: float | None) -> float:
    if population is None:
        return 1.0
    if not cases <= population:
        raise ValueError(
            f"the population must be at least as large as the sample of {cases}: it is {population}"
        )
    return 1.0 - cases / population if population else 1.0


def _note(cases: int, bounds: tuple[float, float, float], *, alike: bool) -> str:
    if cases < 2:
        return FEW
    value, low, _ = bounds
    if math.isnan(value):
        return ALIKE
    if math.isnan(low):
        return RARE
    return UNTRIED if alike else ""
