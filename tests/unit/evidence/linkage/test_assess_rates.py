"""Precision and recall from strata: the arithmetic, and intervals that hold the truth as often as they say."""

from __future__ import annotations

import math

import numpy as np
import pytest

from groundview.evidence.linkage.assess.rates import precision, recall
from groundview.evidence.linkage.assess.strata import Strata
from groundview.statistics.proportions import wilson


def strata(*rows: tuple[float, float, float, float, bool]) -> Strata:
    """Strata of (size, decided, inside, same, linked)."""
    table = np.array([row[:4] for row in rows], dtype=np.float64).reshape(-1, 4)
    linked = np.array([row[4] for row in rows], dtype=np.bool_)
    return Strata(*table.T, linked, np.zeros(len(rows), dtype=np.bool_))


def test_one_large_stratum_is_wilson() -> None:
    rate = precision(strata((1e12, 50, 50, 45, True)), 0.95)
    sampling = wilson(45, 50).sampling
    assert sampling is not None
    assert rate.value == pytest.approx(0.9)
    assert (rate.low, rate.high) == pytest.approx((float(sampling.low), float(sampling.high)))


def test_a_stratum_that_was_taken_whole_has_no_doubt() -> None:
    rate = precision(strata((40, 40, 40, 30, True)), 0.95)
    assert rate == pytest.approx((0.75, 0.75, 0.75))


def test_larger_strata_weigh_more() -> None:
    rate = precision(strata((900, 30, 30, 30, True), (100, 30, 30, 0, True), (500, 30, 30, 9, False)), 0.95)
    assert rate.value == pytest.approx(0.9)
    assert rate.low < 0.9 < rate.high < 1


def test_all_right_is_not_without_doubt() -> None:
    rate = precision(strata((900, 30, 30, 30, True)), 0.95)
    assert rate.value == 1
    assert rate.low < 0.92


def test_recall_counts_what_the_sample_stands_for() -> None:
    rate = recall(strata((1000, 50, 50, 45, True), (2000, 50, 50, 5, False)), 0.95)
    assert rate.value == pytest.approx(900 / (900 + 200))
    assert rate.low < rate.value < rate.high


def test_nothing_found_missing_is_not_a_recall_without_doubt() -> None:
    rate = recall(strata((1000, 50, 50, 45, True), (2000, 50, 50, 0, False)), 0.95)
    assert (rate.value, rate.high) == (1, 1)
    # Wilson's upper bound of 0 in 50 is .071: 139 pairs (of 2,000, a little less for the 50 looked at) of 900.
    assert rate.low == pytest.approx(900 / (900 + 0.0713 * 2000 * math.sqrt(0.975)), abs=0.01)


def test_a_group_is_a_part_of_its_strata() -> None:
    rate = precision(strata((1000, 50, 20, 10, True), (100, 50, 40, 40, True)), 0.95)
    assert rate.value == pytest.approx((400 * 0.5 + 80 * 1) / 480)


def test_without_linked_pairs_there_is_no_figure() -> None:
    assert math.isnan(precision(strata((100, 20, 20, 0, False)), 0.95).value)
    assert math.isnan(recall(strata((100, 20, 20, 0, True)), 0.95).value)
    assert math.isnan(recall(strata(), 0.95).value)


def test_the_intervals_hold_the_truth_as_often_as_they_say() -> None:
    """400 samples of the same frame: precision .9407, recall .9735."""
    random = np.random.default_rng(7)
    size = np.array([30_000, 2_500, 3_500, 700, 1_200, 5_000, 9_000])
    same = np.array([29_950, 2_300, 2_200, 300, 150, 380, 400])
    linked = np.array([True, True, True, True, False, False, False])
    drawn = np.array([70, 30, 35, 20, 25, 45, 60])
    truth = same[linked].sum() / size[linked].sum(), same[linked].sum() / same.sum()
    held = np.zeros(2)
    for _ in range(400):
        found = random.hypergeometric(same, size - same, drawn).astype(np.float64)
        seen = Strata(
            size.astype(float), drawn.astype(float), drawn.astype(float), found, linked, ~linked & False
        )
        for place, rate in enumerate((precision(seen, 0.95), recall(seen, 0.95))):
            held[place] += rate.low <= truth[place] <= rate.high
    assert np.all(held / 400 >= 0.92)
    assert np.all(held / 400 <= 0.995)
