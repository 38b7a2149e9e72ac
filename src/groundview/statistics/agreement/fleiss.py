"""Fleiss' kappa: any number of coders, chance from all their answers together."""

from __future__ import annotations

from numpy.typing import ArrayLike

from groundview.statistics.agreement.answers import Answers
from groundview.statistics.agreement.figure import Agreement, Kind, figure
from groundview.statistics.agreement.pooled import against_pooled

KIND = Kind("Fleiss' kappa")


def fleiss_kappa(
    answers: ArrayLike,
    categories: int,
    *,
    weights: ArrayLike | None = None,
    population: float | None = None,
    confidence: float = 0.95,
) -> Agreement:
    """Fleiss' kappa: percent agreement corrected for two answers drawn at random from those of all coders.

    The coders of one case need not be those of another. Missing answers as in Gwet's generalisation: cases with two
    answers or more make the agreement, all cases with an answer make the shares of the categories, each case counting
    the same. Arguments, interval and errors as in `percent.percent_agreement`; a category that nobody used makes no
    difference. If all answers are in one category chance would agree as well: NaN, and the note says so. There is a
    value but no interval where answers outside the commonest category are so few (about three) that the agreement
    that chance would reach is itself not known.

    Source: Fleiss (1971), Psychological Bulletin 76, 378-382; missing answers and the standard error: Gwet (2014).
    """
    coded = Answers.of(answers, categories, weights)
    return figure(coded, against_pooled, KIND, population=population, confidence=confidence)
