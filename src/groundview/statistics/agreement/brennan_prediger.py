"""Agreement beyond coders who choose every category as often."""

from __future__ import annotations

from numpy.typing import ArrayLike

from groundview.statistics.agreement.answers import Answers
from groundview.statistics.agreement.disagreement import Disagreement, of_pairs
from groundview.statistics.agreement.figure import Agreement, Kind, figure

KIND = Kind("Brennan and Prediger's coefficient")


def brennan_prediger(
    answers: ArrayLike,
    categories: int,
    *,
    weights: ArrayLike | None = None,
    population: float | None = None,
    confidence: float = 0.95,
) -> Agreement:
    """Percent agreement corrected for coders who choose every category equally often: chance agrees in one of
    `categories` cases, whether or not a category was used.

    For any number of coders, with missing answers. Arguments, interval and errors as in `percent.percent_agreement`;
    1 where all agree, 0 where they agree as often as that chance. If all answers are in one category the value is 1,
    and a note says that nothing else was tried.

    Source: Brennan and Prediger (1981), Educational and Psychological Measurement 41, 687-699; also Bennett, Alpert
    and Goldstein's S (1954); several coders and the standard error: Gwet (2014).
    """
    coded = Answers.of(answers, categories, weights)
    return figure(coded, _disagreement, KIND, population=population, confidence=confidence)


def _disagreement(answers: Answers) -> Disagreement:
    expected = 1.0 - 1.0 / answers.categories
    return of_pairs(answers, answers.tallies(), expected=expected, moves=0.0, moves_apart=0.0)
