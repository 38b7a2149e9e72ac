"""Percent agreement: how often two coders of a case agree."""

from __future__ import annotations

from numpy.typing import ArrayLike

from groundview.statistics.agreement.answers import Answers
from groundview.statistics.agreement.disagreement import Disagreement, of_pairs
from groundview.statistics.agreement.figure import Agreement, Kind, figure

KIND = Kind("percent agreement", unit="share", least=0.0)


def percent_agreement(
    answers: ArrayLike,
    categories: int,
    *,
    weights: ArrayLike | None = None,
    population: float | None = None,
    confidence: float = 0.95,
) -> Agreement:
    """The share of pairs of answers to one case that agree, averaged over the cases that at least two coded.

    `answers` are whole numbers of shape (cases, coders): the number of each answer's category, from 0 to below
    `categories`, and -1 where a coder did not code a case. `categories` counts those that nobody used as well; here
    it only checks the answers. The value is a share (0 to 1); n is the number of cases that at least two coded. With
    fewer than two such cases there is no value: NaN, and the note says so.

    `weights`, shape (cases,), are how many cases each stands for, up to a factor: one over its chance to be drawn.
    The standard error and the interval then take the cases as drawn one by one, each with its own chance: of strata
    (which make both a little too wide) and clusters (which make them too narrow) they know nothing. `population` is
    the number of cases of which these are a simple sample: variances are multiplied by 1 - n / population.

    **Interval:** the score interval of Gwet's linearised variance (`score.score_bounds`); for two coders without
    weights it is Wilson's. The usual one, the value with t standard errors on either side, holds the truth far too
    seldom in small samples and near 1: docs/statistics.md shows both. It is about cases like these, coded by these
    coders; it does not say what other coders would do.

    Raises ValueError for answers that are no such numbers, fewer than two coders or categories, weights that are not
    one a case and above 0, a population smaller than the sample, and a confidence that is not between 0 and 1.

    Source: Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition; Wilson (1927), Journal of the
    American Statistical Association 22, 209-212.
    """
    coded = Answers.of(answers, categories, weights)
    return figure(coded, _disagreement, KIND, population=population, confidence=confidence)


def _disagreement(answers: Answers) -> Disagreement:
    return of_pairs(answers, answers.tallies(), expected=1.0, moves=0.0, moves_apart=0.0)
