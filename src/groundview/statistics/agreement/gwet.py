"""Gwet's AC1: agreement that stays readable where nearly all cases are alike."""

from __future__ import annotations

from numpy.typing import ArrayLike

from groundview.statistics.agreement.answers import Answers
from groundview.statistics.agreement.disagreement import Disagreement, of_pairs
from groundview.statistics.agreement.figure import Agreement, Kind, figure
from groundview.statistics.agreement.pooled import pooled

KIND = Kind("Gwet's AC1")


def gwet_ac1(
    answers: ArrayLike,
    categories: int,
    *,
    weights: ArrayLike | None = None,
    population: float | None = None,
    confidence: float = 0.95,
) -> Agreement:
    """Gwet's AC1: percent agreement corrected for the chance that somebody who guesses agrees.

    With p(k) the share of category k in the answers, chance agrees with sum p(k) (1 - p(k)) / (categories - 1): it is
    low where one category holds nearly all, which is where kappa is low though coders agree. `categories` matters: it
    counts those that nobody used. For any number of coders; missing answers, arguments, interval and errors as in
    `fleiss.fleiss_kappa`, but nothing is refused for want of categories: if all answers are in one the value is 1,
    and a note says that nothing else was tried.

    Source: Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29-48; Gwet (2014).
    """
    coded = Answers.of(answers, categories, weights)
    return figure(coded, _disagreement, KIND, population=population, confidence=confidence)


def _disagreement(answers: Answers) -> Disagreement:
    tallies, guesses = answers.tallies(), answers.categories - 1.0
    chance = pooled(tallies, answers.weights)
    return of_pairs(
        answers,
        tallies,
        expected=1.0 - (1.0 - chance.same) / guesses,
        moves=chance.moves / guesses,
        moves_apart=chance.moves_apart / guesses,
    )
