"""Scott's pi: two coders, chance from the answers of both together."""

from __future__ import annotations

from numpy.typing import ArrayLike

from groundview.statistics.agreement.answers import Answers
from groundview.statistics.agreement.figure import Agreement, Kind, figure
from groundview.statistics.agreement.pooled import against_pooled

KIND = Kind("Scott's pi")


def scott_pi(
    answers: ArrayLike,
    categories: int,
    *,
    weights: ArrayLike | None = None,
    population: float | None = None,
    confidence: float = 0.95,
) -> Agreement:
    """Scott's pi: percent agreement of two coders, corrected for two answers drawn at random from those of both.

    Only cases that both coded take part; without missing answers it is Fleiss' kappa of two coders. Arguments,
    interval, errors and refusals as in `fleiss.fleiss_kappa`; ValueError also unless there are two coders.

    Source: Scott (1955), Public Opinion Quarterly 19, 321-325; the standard error: Gwet (2014).
    """
    coded = Answers.of(answers, categories, weights).of_two("Scott's pi")
    return figure(coded, against_pooled, KIND, population=population, confidence=confidence)
