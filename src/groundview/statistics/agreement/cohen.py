"""Cohen's kappa: two coders, each with habits of their own."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.agreement.answers import Answers, Whole
from groundview.statistics.agreement.disagreement import Disagreement, of_pairs
from groundview.statistics.agreement.figure import Agreement, Kind, figure
from groundview.statistics.inputs import Column

KIND = Kind("Cohen's kappa")


def cohen_kappa(
    answers: ArrayLike,
    categories: int,
    *,
    weights: ArrayLike | None = None,
    population: float | None = None,
    confidence: float = 0.95,
) -> Agreement:
    """Cohen's kappa: percent agreement of two coders, corrected for one answer drawn at random from those of each.

    Only cases that both coded take part. Arguments, interval, errors and refusals as in `fleiss.fleiss_kappa`;
    ValueError also unless there are two coders.

    Source: Cohen (1960), Educational and Psychological Measurement 20, 37-46; the standard error: Fleiss, Cohen and
    Everitt (1969), Psychological Bulletin 72, 323-327, which for two coders is Gwet's.
    """
    coded = Answers.of(answers, categories, weights).of_two("Cohen's kappa")
    return figure(coded, _disagreement, KIND, population=population, confidence=confidence)


def _disagreement(answers: Answers) -> Disagreement:
    first, second = (_shares(side, answers) for side in answers.numbers.T)
    same = first * second
    chance = float(np.sum(same))
    met = second[answers.numbers[:, 0]] + first[answers.numbers[:, 1]]
    apart = float(np.sum(same * (2.0 - first - second))) / (1.0 - chance) if chance < 1.0 else 2.0
    return of_pairs(
        answers,
        answers.tallies(),
        expected=1.0 - chance,
        moves=2.0 * chance - met,
        moves_apart=2.0 * chance - apart,
    )


def _shares(numbers: Whole, answers: Answers) -> Column:
    """The share of each category in one coder's answers."""
    weight = np.bincount(numbers, answers.weights, minlength=answers.categories)
    # One category alone must have a share of exactly 1.
    return np.asarray(weight / np.sum(weight))
