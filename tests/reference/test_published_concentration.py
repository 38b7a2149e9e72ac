"""The worked examples of Bernasco and Steenbeek's programme lorenzgini (2017)."""

from __future__ import annotations

import pytest

from groundview.statistics.inequality import gini, gini_adjusted


@pytest.mark.parametrize(
    ("events", "plain", "adjusted"),
    [
        ([10, 8, 2, *[0] * 7], 0.78, 0.78),
        ([5, 2, 1, *[0] * 7], 0.80, 0.75),
        # Their figure 2 prints .58 for this one, but their own formula gives 2 x (.78 - 1) + 1 = .56.
        ([3, 1, 1, *[0] * 7], 0.78, 0.56),
        ([10, *[0] * 9], 0.90, 0.90),
        ([10, *[0] * 99], 0.99, 0.90),
    ],
)
def test_lorenzgini_examples(events: list[int], plain: float, adjusted: float) -> None:
    assert float(gini(events, seed=1).value) == pytest.approx(plain, abs=1e-12)
    assert float(gini_adjusted(events, seed=1).value) == pytest.approx(adjusted, abs=1e-12)


def test_fewer_events_in_places_of_their_own_are_no_concentration() -> None:
    """Their robbery example: one each in ten places, then one each in five of the ten."""
    assert float(gini_adjusted([1] * 10, seed=1).value) == 0.0
    assert float(gini_adjusted([1] * 5 + [0] * 5, seed=1).value) == pytest.approx(0.0, abs=1e-15)
    assert float(gini([1] * 5 + [0] * 5, seed=1).value) == 0.5
