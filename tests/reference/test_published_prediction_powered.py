"""Prediction-powered means as ppi-python prints them, and what is lost where it clips the weight.

The figures are those of `ppi_mean_pointestimate` and `ppi_mean_ci` (alpha .05) of ppi-python 0.2.3 with numpy 2.4.6, of
the arrays below, which need no random numbers. The package is not needed to run this.
"""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from groundview.statistics.prediction_powered.published import published_mean, published_weight
from groundview.statistics.prediction_powered.share import calibrated_share, tuning_weight

Column = NDArray[np.float64]
Given = tuple[Column, Column, Column]


def given(n: int, others: int, every: int, wrong: int, unsure: int, size: float) -> Given:
    """Outcomes, what a rule says of them and of others: so in one case of `every`, said wrongly of one of `wrong`."""
    i, j = np.arange(n), np.arange(others)
    outcome = (i % every == 0).astype(float)
    said, of_others = np.where(i % wrong == 1, 1 - outcome, outcome), (j % every == 1).astype(float)
    said[i % unsure == 2] = 0.5
    of_others[j % unsure == 2] = 0.5
    return outcome, size * said, size * of_others


A, B, C = (60, 400, 5, 7, 11, 1.0), (100, 1000, 10, 3, 17, 1.0), (300, 3000, 3, 20, 50, -2.0)
D, E = (1000, 5000, 50, 100, 200, 0.9), (100, 50, 4, 9, 13, 1.0)
PRINTED = [
    (A, None, 0.16152663022753275, 0.07592509237610733, 0.24712816807895815),
    (A, 0.0, 0.2, 0.09878789504946721, 0.3012121049505328),
    (A, 1.0, 0.12875, 0.0240162234539206, 0.2334837765460794),
    (B, None, 0.02158917220543799, -0.03685629893345341, 0.08003464334432939),
    (B, 1.0, -0.1665, -0.2645471420057959, -0.0684528579942041),
    (B, 1.3, -0.24645, -0.3686773078448626, -0.12422269215513737),
    (C, 0.0, 1 / 3, 0.27998987026271877, 0.38667679640394786),
    (C, 1.3, 0.3766666666666667, 0.18404824331991584, 0.5692850900134175),
    (D, None, 0.012780829627786889, 0.006720802123922319, 0.01884085713165146),
    (D, 1.0, 0.011, 0.004046290572933339, 0.017953709427066665),
    (E, None, 0.23348216270282285, 0.15706211618465826, 0.30990220922098743),
    (E, 1.3, 0.159, -0.014263809365155922, 0.3322638093651558),
]
"""Arrays, the weight (None: the program chose), and what it printed: value, low, high."""


@pytest.mark.parametrize(("arrays", "weight", "value", "low", "high"), PRINTED)
def test_ppi_python_0_2_3(
    arrays: tuple[int, int, int, int, int, float], weight: float | None, value: float, low: float, high: float
) -> None:
    found = published_mean(*given(*arrays), weight=weight)
    assert found.sampling
    shown = [float(part) for part in (found.value, found.sampling.low, found.sampling.high)]
    assert shown == pytest.approx([value, low, high], abs=1e-12)


def timid() -> Given:
    """A rule that is nearly always right, and says .10 and .71 where 0 and 1 would be meant."""
    i, j = np.arange(600), np.arange(20_000)
    outcome = (i % 4 == 0).astype(float)
    said = np.where(i % 79 == 5, 1 - outcome, outcome)
    return outcome, 0.25 + 0.61 * (said - 0.25), 0.25 + 0.61 * ((j % 4 == 1) - 0.25)


CLIPPED = (0.2459333333333333, 0.2303487214686654, 0.26151794519800126)
"""What ppi-python prints for `timid`: value, low and high; its weight would be 1.55, and is cut to 1."""


def test_a_weight_of_1_55_is_not_cut_to_1_and_the_interval_is_31_percent_narrower() -> None:
    cut, free = published_mean(*timid(), weight=1.0), published_mean(*timid())
    assert published_weight(*timid()) == pytest.approx(1.55, abs=0.005)
    assert cut.sampling
    assert free.sampling
    shown = [float(part) for part in (cut.value, cut.sampling.low, cut.sampling.high)]
    assert shown == pytest.approx(CLIPPED, abs=1e-12)
    width = float(free.sampling.high - free.sampling.low)
    assert width / (CLIPPED[2] - CLIPPED[1]) == pytest.approx(0.69, abs=0.005)


def test_the_calibrated_share_uses_that_weight() -> None:
    """But for the spread of predictions, which ours takes from the coded cases, and the papers from all together."""
    assert tuning_weight(*timid(), finite=False) == pytest.approx(1.55, abs=0.03)
    found = calibrated_share(*timid(), finite=False)
    assert found.sampling
    assert float(found.sampling.high - found.sampling.low) < 0.8 * (CLIPPED[2] - CLIPPED[1])


def test_a_rule_that_is_right_the_wrong_way_round_is_thrown_away_by_clipping() -> None:
    """C: ppi-python's weight is 0 and its interval the classical one; ours is below 0, and less than half as wide."""
    free, cut = published_mean(*given(*C)), published_mean(*given(*C), weight=0.0)
    assert published_weight(*given(*C)) < -0.3
    assert free.sampling
    assert cut.sampling
    assert (free.sampling.high - free.sampling.low) < 0.7 * (cut.sampling.high - cut.sampling.low)
