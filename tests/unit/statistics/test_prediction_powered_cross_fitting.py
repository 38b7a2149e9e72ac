"""No case is predicted by a model that has seen it, or another case of its cluster."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.statistics.prediction_powered import cross_fitting
from groundview.statistics.prediction_powered.cross_fitting import cross_fitted
from groundview.statistics.prediction_powered.design import Design
from groundview.statistics.prediction_powered.ridge import Ridge, fitted_ridge

N = 60
OUTCOME = (np.arange(N) % 3 == 0).astype(float)
NUMBERED = np.eye(N)
"""A column a case, so that a model shows which cases it has seen."""


def seen(design: Design, monkeypatch: pytest.MonkeyPatch) -> list[tuple[set[int], set[int]]]:
    """For every model the cases it was fitted to, and those it then predicted."""
    found: list[tuple[set[int], set[int]]] = []

    class Watched:
        def __init__(self, of: set[int], model: Ridge) -> None:
            self.of, self.model = of, model

        def predicted(self, features: np.ndarray) -> np.ndarray:
            if len(features) < N:
                found.append((self.of, set(np.flatnonzero(features.any(axis=0)).tolist())))
            return self.model.predicted(features)

    def fitted(features: np.ndarray, outcome: np.ndarray) -> Watched:
        return Watched(set(np.flatnonzero(features.any(axis=0)).tolist()), fitted_ridge(features, outcome))

    monkeypatch.setattr(cross_fitting, "fitted_ridge", fitted)
    cross_fitted(NUMBERED, OUTCOME, NUMBERED, seed=1, design=design)
    return found


def test_a_model_never_predicts_a_case_that_it_was_fitted_to(monkeypatch: pytest.MonkeyPatch) -> None:
    models = seen(Design(), monkeypatch)
    assert len(models) == 5
    assert all(not fitted & predicted for fitted, predicted in models)
    assert sorted(case for _, predicted in models for case in predicted) == list(range(N))


def test_nor_one_whose_cluster_it_has_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    clusters = np.arange(N) // 4
    for fitted, predicted in seen(Design(clusters=clusters), monkeypatch):
        assert not {int(clusters[case]) for case in fitted} & {int(clusters[case]) for case in predicted}


def test_parts_are_alike_in_stratum_and_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    strata = (np.arange(N) >= 40).astype(int)
    for _, predicted in seen(Design(strata=strata), monkeypatch):
        assert len(predicted) == 12
        assert sum(int(strata[case]) for case in predicted) == 4
        assert 3 <= sum(OUTCOME[case] for case in predicted) <= 5


def test_changing_the_answer_of_a_case_leaves_its_own_prediction_where_parts_stay() -> None:
    """Every case lies in a cluster of its own outcome and stratum, so that the parts do not change with one answer."""
    features = (np.arange(N) % 2.0)[:, None]
    strata = np.arange(N)
    before = cross_fitted(features, OUTCOME, features, seed=3, design=Design(strata=strata))
    other = OUTCOME.copy()
    other[17] = 1 - other[17]
    after = cross_fitted(features, other, features, seed=3, design=Design(strata=strata))
    assert after.predicted[17] == before.predicted[17]
    assert np.any(after.predicted != before.predicted)


def test_all_cases_get_the_mean_of_the_models_and_the_seed_decides() -> None:
    random = np.random.default_rng(4)
    features = random.choice([0.0, 1.0], (N, 3))
    patterns = np.array([[0, 0, 0], [1, 1, 1], [0.5, 0.5, 0.5]])
    one, again, other = (cross_fitted(features, OUTCOME, patterns, seed=seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(one.predicted, again.predicted)
    assert not np.array_equal(one.predicted, other.predicted)
    assert one.predicted_all.shape == (3,)
    assert np.all((one.predicted_all > 0) & (one.predicted_all < 1))


@pytest.mark.parametrize(
    ("features", "outcome", "every", "message"),
    [
        (np.zeros(N), OUTCOME, NUMBERED, "features has 1 dimensions"),
        (np.full((N, N), np.nan), OUTCOME, NUMBERED, "features holds missing or infinite values"),
        (NUMBERED, OUTCOME[1:], NUMBERED, "shapes that do not fit"),
        (NUMBERED, OUTCOME, np.zeros((4, 2)), "shapes that do not fit"),
        (NUMBERED, OUTCOME * 2, NUMBERED, "outside 0 to 1"),
    ],
)
def test_refusals(features: np.ndarray, outcome: np.ndarray, every: np.ndarray, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        cross_fitted(features, outcome, every, seed=1)


def test_there_must_be_as_many_clusters_as_folds() -> None:
    with pytest.raises(ValueError, match="4 cases or clusters cannot be dealt into 5 folds"):
        cross_fitted(NUMBERED, OUTCOME, NUMBERED, seed=1, design=Design(clusters=np.arange(N) % 4))
    with pytest.raises(ValueError, match="columns of different lengths"):
        cross_fitted(NUMBERED, OUTCOME, NUMBERED, seed=1, design=Design(strata=[0]))
