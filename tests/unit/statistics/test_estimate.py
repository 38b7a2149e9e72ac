"""A figure and its doubts."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.statistics.comparison import e_test
from groundview.statistics.counts import exact_poisson
from groundview.statistics.estimate import DOUBTS, Estimate, Interval
from groundview.statistics.inequality import gini, top_share
from groundview.statistics.proportions import wilson
from groundview.statistics.rates import rate
from groundview.statistics.ratios import rate_ratio


def test_a_doubt_is_added_beside_the_others() -> None:
    figure = wilson(3, 10)
    doubted = figure.with_doubt("coding", Interval.of(0.2, 0.4))
    assert doubted.sampling is figure.sampling
    assert doubted.coding == Interval.of(0.2, 0.4)
    assert figure.coding is None


def test_there_are_five_kinds_of_doubt() -> None:
    assert DOUBTS == ("evidence", "sampling", "coding", "linkage", "areas")
    with pytest.raises(ValueError, match="'vague' is not a kind of doubt"):
        wilson(3, 10).with_doubt("vague", Interval.of(0, 1))


def test_an_interval_is_not_upside_down() -> None:
    with pytest.raises(ValueError, match="low lies above"):
        Interval.of([0.1, 0.5], [0.2, 0.4])


@pytest.mark.parametrize(
    "figure",
    [
        wilson(1, 2),
        exact_poisson(3),
        rate(1, 2, unit="x"),
        rate_ratio(1, 2),
        e_test(1, 2),
        gini([1] * 12, seed=1),
        top_share([1] * 12, 0.5, seed=1),
    ],
)
def test_every_number_of_a_figure_is_an_array_even_when_there_is_one(figure: Estimate) -> None:
    parts = [figure.value, figure.n, figure.numerator, figure.denominator]
    if figure.sampling is not None:
        parts += [figure.sampling.low, figure.sampling.high]
    for part in parts:
        assert part is None or (
            isinstance(part, np.ndarray) and part.shape == () and part.dtype == np.float64
        )
