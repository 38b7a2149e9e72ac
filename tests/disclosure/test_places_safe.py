"""Near repeats, hot spots and hours go through the gate: small counts of pairs, scores that tell a neighbour's count,
and probabilities that tell the count that they are the probability of."""

from __future__ import annotations

from typing import Any

import cubes
import numpy as np
import pytest

from groundview.profile.disclosure.gate import release_figures
from groundview.profile.disclosure.released import Released
from groundview.statistics.local_association.chance import Chance
from groundview.statistics.local_association.getis_ord import getis_ord
from groundview.statistics.local_association.weights import Weights

AUDIENCES = pytest.mark.parametrize("audience", ["partner", "public"])
DISTANCES, DAYS = ("0 m (same place)", "(0, 200) m", "[200, 400) m"), ("[0, 7)", "[7, 14)", "[14, 28)")


def released(rows: list[cubes.Row], audience: str) -> list[Released]:
    return release_figures(cubes.columns(rows), {}, cubes.rules(audience))


def pairs(observed: float, expected: float, p: float, cell: str) -> list[cubes.Row]:
    """The ratio and the probability of one cell of near repeats."""
    about: dict[str, Any] = {"breakdown": cell, "n": 400.0, "numerator": observed, "area_code": "North"}
    return [
        cubes.row("near_repeat", observed / expected, unit="times chance", denominator=expected, **about),
        cubes.row("near_repeat_p", p, unit="p", **about),
    ]


def table(seed: int) -> list[cubes.Row]:
    """A Knox table of one city and type."""
    chance = np.random.default_rng(seed)
    rows = []
    for near, distance in enumerate(DISTANCES):
        for soon, days in enumerate(DAYS):
            expected = float(chance.uniform(1, 8) * (1 + 5 * near) * (1 + soon))
            cell = f"type=Burglary;distance={distance};days={days}"
            rows += pairs(
                float(chance.poisson(expected)), expected, float(chance.integers(1, 1001)) / 1000, cell
            )
    return rows


@AUDIENCES
@pytest.mark.parametrize("seed", range(8))
def test_a_small_number_of_pairs_is_hidden_with_its_probability(audience: str, seed: int) -> None:
    rows, least = table(seed), cubes.rules(audience).threshold
    figures = released(rows, audience)
    for ratio, p, row in zip(figures[::2], figures[1::2], rows[::2], strict=True):
        if 0 < row["numerator"] < least:
            assert ratio.state == p.state == "suppressed"
            assert ratio.note == p.note
        # Bands are parts of no total that is told: one that is hidden hides no other.
        assert (ratio.state == "suppressed") == (0 < row["numerator"] < least)
        assert ratio.state == p.state
    assert any(one.state == "released" for one in figures)


@AUDIENCES
def test_the_exact_number_of_pairs_cannot_be_worked_out_again(audience: str) -> None:
    """What is expected is exact, since it hangs on all pairs that are near, and all that are soon; the ratio is not."""
    (row, _), expected = pairs(43.0, 20.25, 0.001, "type=Burglary;distance=(0, 200) m;days=[0, 7)"), 20.25
    (figure,) = released([row], audience)
    assert figure.value == pytest.approx(45 / expected)
    assert figure.numerator == 45
    assert figure.denominator == expected


@AUDIENCES
def test_fewer_pairs_than_chance_are_not_taken_for_the_rest_of_a_whole(audience: str) -> None:
    row, _ = pairs(40.0, 42.0, 0.6, "type=Burglary;distance=(0, 200) m;days=[0, 7)")
    (figure,) = released([row], audience)
    assert figure.state == "released"


@AUDIENCES
@pytest.mark.parametrize(
    ("p", "shown"), [(0.001, 0.01), (0.01, 0.01), (0.012, 0.05), (0.07, 1.0), (1.0, 1.0)]
)
def test_a_probability_is_shown_as_the_class_above_it(audience: str, p: float, shown: float) -> None:
    (figure,) = released([cubes.row("hot_spot_p", p, unit="p", n=268.0, area_code="A1")], audience)
    assert figure.value == shown


def test_readers_of_records_see_the_exact_ones() -> None:
    rows = [
        cubes.row("hot_spot_p", 0.012, unit="p", n=268.0),
        cubes.row("hot_spot", 2.345, unit="standard deviations"),
    ]
    assert [one.value for one in released(rows, "internal")] == [0.012, 2.345]


def ring(counts: np.ndarray[tuple[int], np.dtype[np.float64]]) -> tuple[Any, Any]:
    """Gi* and its adjusted p of areas in a ring, two neighbours on either side."""
    areas = counts.size
    near = (np.arange(areas)[:, None] + np.array([-2, -1, 1, 2])) % areas
    weights = Weights.of(np.arange(0, 4 * areas + 1, 4), near.ravel())
    made = getis_ord(counts, weights, seed=1, chance=Chance(permutations=999))
    return made.z, made.adjusted


def z_rows(counts: np.ndarray[tuple[int], np.dtype[np.float64]]) -> list[cubes.Row]:
    """The findings of a map of hot spots."""
    z, p = ring(counts)
    n = float(counts.size)
    scores = [
        cubes.row("hot_spot", v, unit="standard deviations", n=n, area_code=f"A{i}") for i, v in enumerate(z)
    ]
    chances = [cubes.row("hot_spot_p", v, unit="p", n=n, area_code=f"A{i}") for i, v in enumerate(p)]
    return [*scores, *chances]


@AUDIENCES
@pytest.mark.parametrize("seed", range(4))
def test_no_hidden_count_is_found_from_the_scores_around_it(audience: str, seed: int) -> None:
    """The attacker knows every count but one exactly, though all are rounded, and the arithmetic: he tries each number
    that the hidden one may be, and holds what it would give against what is released. Most of them still fit."""
    chance = np.random.default_rng(seed)
    counts = chance.poisson(12.0, 40).astype(np.float64)
    counts[7] = 2.0
    figures = released(z_rows(counts), audience)
    assert all(one.value is None for one in figures if one.measure == "hot_spot")
    seen = [one.value for one in figures if one.measure == "hot_spot_p"]
    fits = [n for n in range(cubes.rules(audience).threshold) if _seen_of(counts, n, audience) == seen]
    assert len(fits) >= 0.8 * cubes.rules(audience).threshold


def _seen_of(
    counts: np.ndarray[tuple[int], np.dtype[np.float64]], n: int, audience: str
) -> list[float | None]:
    """What would be released if the hidden count were `n`."""
    guessed = counts.copy()
    guessed[7] = n
    return [one.value for one in released(z_rows(guessed), audience) if one.measure == "hot_spot_p"]


@AUDIENCES
def test_how_many_areas_are_hot_is_no_count_of_records(audience: str) -> None:
    rows = [
        cubes.row("hot_spots", 2.0, unit="areas", n=98.0, breakdown="side=hot"),
        cubes.row("hot_spot_persistence", 3.0, unit="periods", area_code="A1"),
    ]
    assert [one.value for one in released(rows, audience)] == [2.0, 3.0]


@AUDIENCES
def test_a_density_stays_inside(audience: str) -> None:
    """Where single offences lie could be read from how it falls off around them."""
    row = cubes.row(
        "density", 812.5, unit="per square kilometre", n=340.0, breakdown="east=470100;north=436200"
    )
    assert [one.state for one in released([row], audience)] == ["suppressed"]
    assert [one.value for one in released([row], "internal")] == [812.5]


@AUDIENCES
def test_an_hour_with_few_offences_is_hidden(audience: str) -> None:
    least = cubes.rules(audience).threshold
    about = {"unit": "share of offences", "denominator": 300.0}
    rows = [
        cubes.row("aoristic_share", 0.004, n=float(least - 1), breakdown="clock=hour;at=04:00", **about),
        cubes.row("aoristic_share", 0.2137, n=90.0, breakdown="clock=hour;at=18:00", **about),
    ]
    few, many = released(rows, audience)
    assert few.state == "suppressed"
    assert many.value == pytest.approx(0.2)
