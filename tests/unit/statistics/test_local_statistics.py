"""Local statistics by hand, their notes, and what they refuse. Every p: tests/oracle."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from groundview.statistics.local_association.chance import Chance
from groundview.statistics.local_association.figure import Local
from groundview.statistics.local_association.geary_local import local_geary
from groundview.statistics.local_association.getis_ord import getis_ord
from groundview.statistics.local_association.moran_local import (
    local_moran,
    local_moran_rates,
    standardised_rates,
)
from groundview.statistics.local_association.weights import Weights

QUICK = Chance(199, threads=1)


def line(areas: int) -> Weights:
    """Each area beside the next."""
    left = np.arange(areas - 1)
    row, other = np.concatenate([left, left + 1]), np.concatenate([left + 1, left])
    return Weights.of_pairs(row, other, np.ones(row.size), areas=areas)


def test_getis_ord_by_hand() -> None:
    """1, 2, 3, 10: beside the second area lie 4 of 14, with itself 6 of 16."""
    plain = getis_ord([1, 2, 3, 10], line(4), seed=1, star=False, chance=QUICK)
    assert plain.value == pytest.approx([2 / 15, 4 / 14, 12 / 13, 3 / 6])
    starred = getis_ord([1, 2, 3, 10], line(4), seed=1, chance=QUICK)
    assert starred.value == pytest.approx([3 / 16, 6 / 16, 15 / 16, 13 / 16])
    assert starred.kind.tolist() == ["low", "low", "high", "high"]
    assert starred.p.tolist() == plain.p.tolist()


def test_local_moran_by_hand() -> None:
    """Deviations -3, -2, -1, 6 with squares of 50 in all; 3 z_i (sum beside it) / 50."""
    found = local_moran([1, 2, 3, 10], line(4), seed=1, chance=QUICK)
    assert found.value == pytest.approx([3 * 6 / 50, 3 * 8 / 50, 3 * -4 / 50, 3 * -6 / 50])
    assert found.kind.tolist() == ["low-low", "low-low", "low-high", "high-low"]
    assert found.neighbours.tolist() == [1, 2, 2, 1]


def test_local_geary_by_hand() -> None:
    """Squared differences 1, 1, 49 over a variance of 12.5; from 10 the others would be further off than 3 is."""
    found = local_geary([1, 2, 3, 10], line(4), seed=1, chance=QUICK)
    assert found.value == pytest.approx(np.array([1, 2, 50, 49]) / 12.5)
    assert found.kind.tolist() == ["alike", "alike", "unlike", "alike"]


def test_an_area_at_the_mean_has_a_moran_of_0_in_every_arrangement() -> None:
    found = local_moran([0.1, 0.7, 0.4, 0.2, 0.6], line(5), seed=1, chance=QUICK)
    assert (found.value[2], found.p[2], found.kind[2]) == (0.0, 1.0, "")
    assert np.isnan(found.z[2])
    assert "no z" in found.note


def test_gaps_and_islands_take_no_part_and_are_noted() -> None:
    weights = Weights.of([0, 1, 3, 5, 6, 6, 7], [1, 0, 2, 1, 3, 2, 3])
    found = local_moran([1, 2, 4, 8, 7, np.nan], weights, seed=1, chance=QUICK)
    assert np.isnan(found.value).tolist() == [False, False, False, False, True, True]
    assert np.isnan(found.adjusted).tolist() == [False, False, False, False, True, True]
    assert found.kind[4:].tolist() == ["", ""]
    assert found.note == "no value (1 of 6); no neighbours with a value (islands) (1 of 6)"


def test_where_all_are_alike_there_is_nothing_to_compare() -> None:
    found = getis_ord([3, 3, 3, 3, np.nan], line(5), seed=1)
    assert np.isnan(found.value).all()
    assert not found.significant.any()
    assert found.note == "every area has the same value: there is nothing to compare"


def blocks(side: int) -> tuple[Weights, Any]:
    """A grid, each area beside up to eight, with a high corner."""
    at = np.arange(side * side)
    x, y = at % side, at // side
    near = (abs(x[:, None] - x) <= 1) & (abs(y[:, None] - y) <= 1) & (at[:, None] != at)
    row, other = np.nonzero(near)
    values = np.random.default_rng(3).poisson(5, at.size) + 20 * ((x < 4) & (y < 4))
    return Weights.of_pairs(row, other, np.ones(row.size), areas=at.size), values


@pytest.mark.parametrize("function", [getis_ord, local_moran, local_geary])
@pytest.mark.parametrize("power", [0.0, 1.0])
def test_the_digits_do_not_depend_on_the_threads(function: Any, power: float) -> None:
    weights, values = blocks(12)
    if power:
        weights = Weights(weights.indptr, weights.indices, 1.0 + weights.indices % 3)
    one, many = (function(values, weights, seed=4, chance=Chance(5_001, threads=n)) for n in (1, 5))
    assert one.p.tobytes() == many.p.tobytes()
    other = function(values, weights, seed=5, chance=Chance(5_001, threads=1))
    assert one.p.tobytes() != other.p.tobytes()


def test_a_high_corner_is_found_and_little_else() -> None:
    weights, values = blocks(12)
    corner = values > 15
    for found in (getis_ord(values, weights, seed=1), local_moran(values, weights, seed=1)):
        assert found.significant[corner].mean() > 0.8
        assert found.significant[~corner].mean() < 0.15
    hot = getis_ord(values, weights, seed=1)
    assert set(hot.kind[hot.significant & corner]) == {"high"}


def test_the_weights_unit_does_not_change_p_or_z() -> None:
    weights, values = blocks(6)
    for function in (getis_ord, local_moran, local_geary):
        one, two = (
            function(values, made, seed=1, chance=QUICK) for made in (weights, weights.row_standardised())
        )
        assert one.p.tolist() == two.p.tolist()
        np.testing.assert_allclose(one.z, two.z)


def test_sides_add_up() -> None:
    weights, values = blocks(6)
    sides: list[Local] = [
        local_moran(values, weights, seed=1, chance=Chance(999, side=side, control="none"))
        for side in ("greater", "less", "two-sided")
    ]
    greater, less, both = (side.p for side in sides)
    assert np.all(greater + less >= 1.0)
    np.testing.assert_allclose(both, np.minimum(2 * np.minimum(greater, less), 1.0))
    np.testing.assert_allclose(sides[2].adjusted, both)


def test_benjamini_yekutieli_is_stricter() -> None:
    weights, values = blocks(12)
    hochberg, yekutieli = (
        getis_ord(values, weights, seed=1, chance=Chance(9_999, control=control))
        for control in ("Benjamini-Hochberg", "Benjamini-Yekutieli")
    )
    assert np.all(hochberg.adjusted <= yekutieli.adjusted)
    assert hochberg.significant.sum() > yekutieli.significant.sum() > 0


def test_rates_by_hand() -> None:
    """m = 10 / 500; each of exposure 100: variance .00148 by moments less m / 100 = .0002."""
    found = standardised_rates([0, 0, 0, 0, 10], [100] * 5)
    spread = (4 * 0.02**2 + 0.08**2) / 5 - 0.02 / 100
    assert found == pytest.approx(np.array([-0.02] * 4 + [0.08]) / np.sqrt(spread + 0.02 / 100))


def test_rates_of_small_populations_are_held_back() -> None:
    """One event in a population of 10 is ten times the rate, and may well be chance."""
    events, population = [100, 90, 110, 95, 1], [10_000, 10_000, 10_000, 10_000, 10]
    found = standardised_rates(events, population)
    raw = np.array(events) / population
    assert (raw[4] - raw[:4].mean()) / raw.std() > 1.9
    assert abs(found[4]) < 4 < (raw[4] - raw[:4].mean()) / raw[:4].std()


def test_no_population_no_rate() -> None:
    found = local_moran_rates(
        [1, 5, 2, 7, 0, np.nan], [100, 90, 80, 120, 0, 50], line(6), seed=1, chance=QUICK
    )
    assert np.isnan(found.value).tolist() == [False] * 4 + [True, True]
    assert "no value (2 of 6)" in found.note
    none = local_moran_rates([0] * 5, [100] * 5, line(5), seed=1, chance=QUICK)
    assert "the same value" in none.note


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ([1, 2, 3], "the weights are of 5 areas, the values of 3"),
        ([1, np.inf, 2, 3, 4], "position 1 is infinite"),
        ([1, 2, 3, np.nan, np.nan], "at least 4 areas need a value: 3 have one"),
        ([1, -2, 3, 4, 5], r"1 are below 0 \(the first at position 1"),
    ],
)
def test_bad_values_are_refused(values: Any, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        getis_ord(values, line(5), seed=1)


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"permutations": 98}, "at least 99 permutations"),
        ({"side": "up"}, "the side is"),
        ({"control": "Bonferroni"}, "the control is one of"),
        ({"level": 0.0}, "the level lies"),
        ({"threads": 0}, "at least one thread"),
    ],
)
def test_bad_tests_are_refused(options: Any, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Chance(**options)
