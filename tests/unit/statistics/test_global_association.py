"""Global statistics by hand, their notes, and what they refuse. Their moments: tests/oracle."""

from __future__ import annotations

import math

import numpy as np
import pytest

from groundview.statistics.local_association.chance import Chance
from groundview.statistics.local_association.weights import Weights
from groundview.statistics.local_association.whole import geary, general_g, moran


def line(areas: int) -> Weights:
    """Each area beside the next."""
    left = np.arange(areas - 1)
    row, other = np.concatenate([left, left + 1]), np.concatenate([left + 1, left])
    return Weights.of_pairs(row, other, np.ones(row.size), areas=areas)


def test_by_hand() -> None:
    """1, 2, 3, 10 in a line: products of deviations 6, 2, -6, squared differences 1, 1, 49, of squares 50 in all."""
    values = [1, 2, 3, 10]
    assert moran(values, line(4), seed=1).value == pytest.approx(4 / 6 * 2 * 2 / 50)
    assert geary(values, line(4), seed=1).value == pytest.approx(3 / 12 * 2 * 51 / 50)
    assert general_g(values, line(4), seed=1).value == pytest.approx(2 * 38 / (256 - 114))


def test_likeness_is_found_from_either_side() -> None:
    values = np.arange(30.0)
    assert moran(values, line(30), seed=1).p == pytest.approx(2 / 10_000)
    assert geary(values, line(30), seed=1).p == pytest.approx(2 / 10_000)
    less = Chance(999, side="less", control="none")
    assert geary(values, line(30), seed=1, chance=less).p == pytest.approx(1 / 1000)
    assert moran(values, line(30), seed=1, chance=less).p == 1.0


def test_z_and_p_by_the_normal_law_are_near_those_of_the_permutations() -> None:
    values = np.random.default_rng(2).normal(size=200)
    for found in (moran(values, line(200), seed=1), geary(values, line(200), seed=1)):
        assert found.p == pytest.approx(found.p_randomised, abs=0.03)
        assert found.p_normal == pytest.approx(math.erfc(abs(found.z_normal) / math.sqrt(2)))
    assert math.isnan(general_g(values + 9, line(200), seed=1).p_normal)


def test_digits_do_not_depend_on_the_threads() -> None:
    values = np.random.default_rng(2).normal(size=50)
    ps = [moran(values, line(50), seed=7, chance=Chance(501, threads=n)).p for n in (1, 4)]
    assert ps[0] == ps[1] != moran(values, line(50), seed=8, chance=Chance(501)).p


def test_gaps_and_islands_take_no_part() -> None:
    weights = Weights.of([0, 1, 3, 5, 6, 6, 6], [1, 0, 2, 1, 3, 2])
    found = moran([1, 2, 3, 10, 99, np.nan], weights, seed=1)
    assert found.value == pytest.approx(moran([1, 2, 3, 10], line(4), seed=1).value)
    assert found.areas == 4
    assert found.note == "no value (1 of 6); islands (1 of 5)"


def test_nothing_to_compare() -> None:
    same = moran([2, 2, 2, 2], line(4), seed=1)
    assert math.isnan(same.value)
    assert "all have the same value" in same.note
    assert math.isnan(geary([1, 2, 3, 4], Weights.of([0, 1, 2, 2, 2], [1, 0]), seed=1).p)


def test_no_share_of_what_is_below_0() -> None:
    with pytest.raises(ValueError, match="below 0"):
        general_g([1, 2, -3, 4], line(4), seed=1)
