"""Bounds by asking of every share whether it could have given what was coded."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.statistics.prediction_powered.score import Kinds, score_bounds

REACH = 1.959963984540054


def one_kind(fitted: float, n: int) -> Kinds:
    return Kinds(np.array([fitted]), np.array([1 / n]), np.ones(1), np.array([float(n)]))


@pytest.mark.parametrize(("k", "n"), [(0, 50), (3, 50), (25, 50), (50, 50)])
def test_each_bound_lies_as_far_off_as_its_own_chance_explains(k: int, n: int) -> None:
    """Wilson's equation, with half the correction for skewness on either side."""
    share = k / n
    for side, bound in zip(
        (1, -1), score_bounds(np.asarray(share), one_kind(share, n), reach=REACH), strict=True
    ):
        p = float(bound)
        if p in (0.0, 1.0):
            assert share == p
            continue
        error = (p * (1 - p) / n) ** 0.5
        skew = (1 - 2 * p) / (n * p * (1 - p)) ** 0.5
        longer = max(REACH + side * 0.5 * (REACH**2 - 1) / 6 * skew, REACH / 2)
        assert side * (share - p) == pytest.approx(longer * error, rel=1e-6)


def test_what_is_so_and_what_is_not_are_mirror_images() -> None:
    low, high = score_bounds(np.asarray(0.1), one_kind(0.1, 80), reach=REACH)
    other_low, other_high = score_bounds(np.asarray(0.9), one_kind(0.9, 80), reach=REACH)
    assert (1 - other_high, 1 - other_low) == pytest.approx((low, high))


def test_many_at_once_are_each_by_itself() -> None:
    kinds = Kinds(*(np.stack([a, b]) for a, b in zip(one_kind(0.2, 40), one_kind(0.5, 90), strict=True)))
    low, high = score_bounds(np.array([0.2, 0.5]), kinds, reach=REACH)
    for row, (share, n) in enumerate([(0.2, 40), (0.5, 90)]):
        alone = score_bounds(np.asarray(share), one_kind(share, n), reach=REACH)
        assert (low[row], high[row]) == pytest.approx((float(alone[0]), float(alone[1])), abs=1e-12)


def test_a_kind_without_cases_or_weight_changes_nothing() -> None:
    plain = one_kind(0.3, 60)
    padded = Kinds(*(np.append(part, end) for part, end in zip(plain, (0.9, 0.0, 1.0, 0.0), strict=True)))
    value = np.asarray(0.3)
    assert score_bounds(value, padded, reach=REACH) == pytest.approx(score_bounds(value, plain, reach=REACH))


def test_variance_that_comes_of_elsewhere_widens() -> None:
    low, high = score_bounds(np.asarray(0.3), one_kind(0.3, 60), reach=REACH)
    wide_low, wide_high = score_bounds(np.asarray(0.3), one_kind(0.3, 60), reach=REACH, added=0.01)
    assert wide_low < low
    assert wide_high > high
