"""One prediction from several rules, without letting any case be judged by a model that has seen it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from groundview.statistics.inputs import Column, column
from groundview.statistics.prediction_powered.design import DRAWN_AT_RANDOM, Design
from groundview.statistics.prediction_powered.predictions import numbered
from groundview.statistics.prediction_powered.ridge import fitted_ridge

Rows = NDArray[np.float64]


class CrossFitted(NamedTuple):
    """`predicted`, shape (n,): for each coded case, by the model that has not seen it; `predicted_all`, shape (k,): for
    each row of all cases (or of their distinct patterns), the mean of the models."""

    predicted: Column
    predicted_all: Column


def cross_fitted(
    features: ArrayLike,
    outcome: ArrayLike,
    features_all: ArrayLike,
    *,
    seed: int,
    design: Design = DRAWN_AT_RANDOM,
    folds: int = 5,
) -> CrossFitted:
    """Probabilities of the outcome from the answers of several criteria, fitted in parts.

    `features` has shape (n, p): columns of 0 and 1 (.5 for unknown), of the coded cases; `outcome` (n,), 0 to 1;
    `features_all` (k, p), for all cases or for their distinct patterns, whose numbers then go to `Predictions.of`
    as cases alike. The coded cases are dealt into `folds` parts, evenly by stratum and outcome, clusters whole; each
    part is predicted by a ridge-logistic model of the others. What comes out is for `calibrated_share`, whose tuning
    weight puts right a model that is too sure or too timid; the weights of the design are not used here.

    Raises ValueError for features that are not rows of one width or not finite, outcomes outside 0 to 1, and fewer
    cases or clusters than folds.

    Source: Zrnic and Candès (2024), Cross-prediction-powered inference, PNAS 121, e2322083121.
    """
    known, every, y = (
        _rows(features, "features"),
        _rows(features_all, "features_all"),
        column(outcome, "outcome"),
    )
    _refuse(known, every, y)
    part = _parts(y, design, folds, np.random.default_rng(seed))
    predicted, total = np.empty(y.size), np.zeros(len(every))
    for fold in range(folds):
        model = fitted_ridge(known[part != fold], y[part != fold])
        predicted[part == fold] = model.predicted(known[part == fold])
        total += model.predicted(every)
    return CrossFitted(predicted, total / folds)


def _parts(y: Column, design: Design, folds: int, random: np.random.Generator) -> NDArray[np.int64]:
    """The fold of every case: dealt round in the order of stratum and outcome, so that parts are alike."""
    strata = np.zeros(y.size, dtype=np.int64) if design.strata is None else numbered(design.strata, "strata")
    given = np.arange(y.size) if design.clusters is None else np.asarray(design.clusters)
    _, first, cluster, sizes = np.unique(given, return_index=True, return_inverse=True, return_counts=True)
    if strata.size != y.size or given.size != y.size:
        raise ValueError(
            f"columns of different lengths: outcome {y.size}, strata {strata.size}, clusters {given.size}"
        )
    if not 2 <= folds <= first.size:
        raise ValueError(
            f"{first.size} cases or clusters cannot be dealt into {folds} folds: give 2 to {first.size}"
        )
    met = np.bincount(cluster.ravel(), y) / sizes
    order = np.lexsort((random.random(first.size), met, strata[first]))
    dealt = np.empty(first.size, dtype=np.int64)
    dealt[order] = np.arange(first.size) % folds
    return np.asarray(random.permutation(folds)[dealt][cluster.ravel()])


def _rows(features: ArrayLike, name: str) -> Rows:
    rows = np.array(features, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError(f"{name} has {rows.ndim} dimensions: give rows of columns, of shape (n, p)")
    if not np.all(np.isfinite(rows)):
        raise ValueError(f"{name} holds missing or infinite values: give .5 for unknown")
    return rows


def _refuse(known: Rows, every: Rows, y: Column) -> None:
    if y.shape != known.shape[:1] or known.shape[1] != every.shape[1]:
        raise ValueError(
            f"shapes that do not fit: features {known.shape}, outcome {y.shape}, all {every.shape}"
        )
    if not np.all((y >= 0) & (y <= 1)):
        raise ValueError("outcomes are missing or outside 0 to 1")
