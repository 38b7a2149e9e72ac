"""How much more the estimate varies than draws of 0 and 1 along the line would."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.statistics.prediction_powered.coded import Coded
from groundview.statistics.prediction_powered.design import DRAWN_AT_RANDOM, Design
from groundview.statistics.prediction_powered.dispersion import dispersion
from groundview.statistics.prediction_powered.line import Line
from groundview.statistics.prediction_powered.predictions import Predictions


def of(outcome: np.ndarray, design: Design = DRAWN_AT_RANDOM, cases: int = 10_000) -> float:
    coded = Coded.of(outcome, outcome, cases, design, finite=True)
    return dispersion(coded, Line.of(coded, None))


def test_outcomes_of_nought_and_one_vary_as_they_should() -> None:
    assert of(np.arange(100) % 2.0) == pytest.approx(1.0)
    assert of((np.arange(100) % 10 == 0).astype(float)) == pytest.approx(1.0)


def test_outcomes_in_between_vary_less() -> None:
    assert of(np.tile([0.4, 0.6], 50)) < 0.2


def test_clusters_all_alike_vary_by_their_size() -> None:
    alike = np.repeat((np.arange(30) % 3 == 0).astype(float), 4)
    assert of(alike, Design(clusters=np.repeat(np.arange(30), 4))) == pytest.approx(4.0 * 30 / 29, rel=0.02)


def test_clusters_that_are_unlike_are_never_taken_for_less_than_single_cases() -> None:
    mixed = np.tile([0.0, 1.0], 40)
    assert of(mixed, Design(clusters=np.repeat(np.arange(40), 2))) >= 1.0


def test_a_rule_without_an_error_is_not_thought_perfect() -> None:
    """Nothing is left about the line, and nothing is expected: the one case more is all there is, on both sides."""
    outcome = np.arange(100) % 2.0
    coded = Coded.of(outcome, outcome, [10_000], Design(), finite=True)
    line = Line.of(coded, Predictions.of(np.tile([0.0, 1.0], 5000)))
    assert line.fitted == pytest.approx(outcome)
    assert dispersion(coded, line) == pytest.approx(1.0)


def test_all_coded_leaves_nothing_to_vary() -> None:
    assert of(np.arange(100) % 2.0, cases=100) == 1.0
