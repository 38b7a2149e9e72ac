"""Krippendorff's alpha for nominal answers."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.agreement.answers import Answers
from groundview.statistics.agreement.disagreement import Disagreement, pairs
from groundview.statistics.agreement.figure import Agreement, Kind, figure
from groundview.statistics.agreement.pooled import pooled

KIND = Kind("Krippendorff's alpha, nominal")


def krippendorff_alpha(
    answers: ArrayLike,
    categories: int,
    *,
    weights: ArrayLike | None = None,
    population: float | None = None,
    confidence: float = 0.95,
) -> Agreement:
    """Krippendorff's alpha for nominal answers: one minus observed over expected disagreement.

    For any number of coders, with missing answers: only cases with two answers or more take part, each counting by
    its number of answers. Two answers expected by chance are drawn without putting the first back, which makes alpha
    a little larger than pi or Fleiss' kappa in small samples; with weights the number of answers in that correction
    is the effective one, (sum of weights)^2 / sum of weights^2. The standard error leaves the correction out, as
    Gwet's does. Arguments, interval, errors and refusals as in `fleiss.fleiss_kappa`.

    Source: Krippendorff (1970), Sociological Methodology 2, 139-150; Computing Krippendorff's
    Alpha-Reliability (2011); the standard error: Gwet (2014).
    """
    coded = Answers.of(answers, categories, weights).at_least(2)
    return figure(coded, _disagreement, KIND, population=population, confidence=confidence)


def _disagreement(answers: Answers) -> Disagreement:
    tallies = answers.tallies()
    differ, lone, _ = pairs(tallies)
    weights, coded = answers.weights, answers.coded.astype(np.float64)
    total = float(weights @ coded)
    chance, share = pooled(tallies, weights * coded), coded * np.sum(weights) / total
    return Disagreement(
        weights=weights,
        share=share,
        differ=differ,
        lone=lone,
        expected=1.0 - chance.same,
        moves=-share * chance.moves,
        moves_apart=-share * chance.moves_apart,
        correction=1.0 - float(weights**2 @ coded) / total**2,
    )
