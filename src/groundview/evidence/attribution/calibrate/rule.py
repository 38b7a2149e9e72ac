"""The rule that helps the coded cases: what the criteria make likely of every pattern of answers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.attribution.calibrate.features import Features, telling
from groundview.evidence.attribution.calibrate.judged import Judged
from groundview.statistics.prediction_powered.cross_fitting import cross_fitted
from groundview.statistics.prediction_powered.design import Design

SEED = 20261129
FOLDS = 5
Column = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rule:
    """What is predicted: of each coded case, shape (n,), by a model that has not seen it; of each pattern, shape
    (k,)."""

    coded: Column
    patterns: Column


def rule_of(judged: Judged, features: Features, decided: Column) -> Rule:
    """Fits the rule to the coded cases of which coders could tell. `features` has a row a pattern, in the order of the
    places that `judged.pattern` holds; `decided` is what the definition itself makes of the patterns. Too few cases,
    or all alike: what the definition decides."""
    known = np.isfinite(judged.met)
    clusters = None if judged.cluster is None else judged.cluster[known]
    many = known.sum() if clusters is None else np.unique(clusters).size
    if many < FOLDS or np.unique(judged.met[known]).size < 2:
        return Rule(decided[judged.pattern], decided)
    every = telling(features, decided)
    made = cross_fitted(
        every[judged.pattern[known]],
        judged.met[known],
        every,
        seed=SEED,
        design=Design(strata=judged.stratum[known], clusters=clusters),
        folds=FOLDS,
    )
    coded = made.predicted_all[judged.pattern]
    coded[known] = made.predicted
    return Rule(coded, made.predicted_all)
