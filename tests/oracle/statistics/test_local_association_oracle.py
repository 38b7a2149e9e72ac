"""Local and global association against permutations done one by one in plain Python, and against every arrangement."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundview.statistics.local_association.chance import Chance
from groundview.statistics.local_association.figure import Local
from groundview.statistics.local_association.geary_local import local_geary
from groundview.statistics.local_association.getis_ord import getis_ord
from groundview.statistics.local_association.moran_local import local_moran
from groundview.statistics.local_association.weights import Weights
from groundview.statistics.local_association.whole import geary, general_g, moran

FULL = 2**64
MANY = 149


@dataclass(frozen=True)
class Town:
    """Whole values, so that sums tie often, and each area's neighbours with their weights."""

    values: list[int]
    rows: list[dict[int, float]]

    def weights(self) -> Weights:
        starts = np.cumsum([0, *map(len, self.rows)])
        pairs = [pair for row in self.rows for pair in sorted(row.items())]
        return Weights.of(starts, [j for j, _ in pairs], [w for _, w in pairs])

    @property
    def longest(self) -> int:
        return max(map(len, self.rows))


@st.composite
def towns(draw: st.DrawFn, *, even: bool, most: int = 8) -> Town:
    n = draw(st.integers(4, most))
    values = draw(st.lists(st.integers(0, 5), min_size=n, max_size=n).filter(lambda seen: len(set(seen)) > 1))
    weight = st.just(1.0) if even else st.sampled_from([0.25, 0.5, 1.0, 2.0])
    rows = []
    for i in range(n):
        near = draw(st.sets(st.integers(0, n - 1).filter(lambda j, i=i: j != i)))  # type: ignore[misc]
        rows.append({j: draw(weight) for j in near})
    if not any(rows):
        rows[0] = {1: 1.0}
    return Town(values, rows)


def mixed(state: int) -> int:
    state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9 % FULL
    state = (state ^ (state >> 27)) * 0x94D049BB133111EB % FULL
    return state ^ (state >> 31)


def drawn(seed: int, permutation: int, areas: int, many: int) -> list[int]:
    """Different areas, from the stream of one permutation."""
    step = 0x9E3779B97F4A7C15
    state = mixed((mixed(seed) + step * (permutation + 1)) % FULL)
    found: list[int] = []
    while len(found) < many:
        state = (state + step) % FULL
        area = int((mixed(state) >> 11) * 2.0**-53 * areas)
        if area not in found:
            found.append(area)
    return found


def others(town: Town, i: int, seed: int, longest: int) -> Iterator[list[int]]:
    """Whose values stand in the places of the neighbours of i, for each permutation."""
    k = len(town.rows[i])
    for permutation in range(MANY):
        picked = drawn(seed, permutation, len(town.values), longest + 1)
        yield [picked[k] if area == i else area for area in picked[:k]]


def compare(town: Town, found: Local, of: Callable[[int, list[float]], float], groups: list[int]) -> None:
    """The p of every area, one permutation after another; `groups` says how long the longest row drawn with it is."""
    for i, row in enumerate(town.rows):
        if not row:
            assert np.isnan(found.p[i])
            continue
        seen = of(i, [float(town.values[j]) for j in sorted(row)])
        sims = [of(i, [float(town.values[j]) for j in some]) for some in others(town, i, 5, groups[i])]
        greater = (1 + sum(sim >= seen - 1e-9 for sim in sims)) / (MANY + 1)
        less = (1 + sum(sim <= seen + 1e-9 for sim in sims)) / (MANY + 1)
        assert found.p[i] == pytest.approx(min(1.0, 2 * min(greater, less)), abs=1e-12)


def drawn_with(town: Town) -> list[int]:
    """How long the longest row is that is drawn together with each: rows of one weight, and the others."""
    even = [len(set(row.values())) <= 1 for row in town.rows]
    return [max(len(row) for row, alike in zip(town.rows, even, strict=True) if alike == own) for own in even]


def statistics(town: Town) -> dict[str, Callable[[int, list[float]], float]]:
    mean = sum(town.values) / len(town.values)

    def lag(i: int, near: list[float]) -> float:
        return sum(w * x for (_, w), x in zip(sorted(town.rows[i].items()), near, strict=True))

    return {
        "getis_ord": lag,
        "moran": lambda i, near: (town.values[i] - mean) * lag(i, [x - mean for x in near]),
        "geary": lambda i, near: lag(i, [(town.values[i] - x) ** 2 for x in near]),
    }


FUNCTIONS = {"getis_ord": getis_ord, "moran": local_moran, "geary": local_geary}


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("even", [True, False], ids=["even", "uneven"])
def test_p_is_that_of_permutations_one_by_one(name: str, even: bool) -> None:
    @settings(deadline=None, max_examples=25)
    @given(town=towns(even=even))
    def check(town: Town) -> None:
        found = FUNCTIONS[name](town.values, town.weights(), seed=5, chance=Chance(MANY, threads=2))
        compare(town, found, statistics(town)[name], drawn_with(town))

    check()


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("even", [True, False], ids=["even", "uneven"])
def test_p_and_z_are_those_of_every_arrangement_of_the_others(name: str, even: bool) -> None:
    """20,000 permutations: p within five standard errors of the exact one; z exact."""

    @settings(deadline=None, max_examples=25)
    @given(town=towns(even=even, most=6))
    def check(town: Town) -> None:
        options = {"star": False} if name == "getis_ord" else {}
        chance = Chance(20_000, side="greater")
        found = FUNCTIONS[name](town.values, town.weights(), seed=3, chance=chance, **options)
        of, n = statistics(town)[name], len(town.values)
        for i, row in enumerate(town.rows):
            if not row:
                continue
            seen = of(i, [float(town.values[j]) for j in sorted(row)])
            rest = [j for j in range(n) if j != i]
            every = [of(i, [float(town.values[j]) for j in some]) for some in permutations(rest, len(row))]
            exact = float(np.mean(np.array(every) >= seen - 1e-9))
            assert abs(found.p[i] - exact) < 5 * math.sqrt(exact * (1 - exact) / 20_000) + 1e-4
            if np.std(every) > 1e-9:
                assert found.z[i] == pytest.approx((seen - np.mean(every)) / np.std(every), abs=1e-6)
            else:
                assert np.isnan(found.z[i])

    check()


@settings(deadline=None, max_examples=25)
@given(town=towns(even=True, most=6))
def test_z_of_gi_star_is_that_of_every_value_put_anywhere(town: Town) -> None:
    found = getis_ord(town.values, town.weights(), seed=3, chance=Chance(99))
    for i, row in enumerate(town.rows):
        if row:
            every = [sum(some) for some in combinations(map(float, town.values), len(row) + 1)]
            seen = sum(town.values[j] for j in (i, *row))
            assert found.value[i] == pytest.approx(seen / sum(town.values))
            if np.std(every) > 1e-9:
                assert found.z[i] == pytest.approx((seen - np.mean(every)) / np.std(every), abs=1e-6)


def plain(town: Town, order: tuple[int, ...]) -> dict[str, float]:
    """The three global statistics of an arrangement, from their definitions."""
    x = [town.values[j] for j in order]
    n, mean = len(x), sum(x) / len(x)
    squares = sum((one - mean) ** 2 for one in x)
    ties = [(i, j, w) for i, row in enumerate(town.rows) for j, w in row.items()]
    s0 = sum(w for _, _, w in ties)
    pairs = sum(x[i] * x[j] for i in range(n) for j in range(n) if i != j)
    return {
        "moran": n / s0 * sum(w * (x[i] - mean) * (x[j] - mean) for i, j, w in ties) / squares,
        "geary": (n - 1) / (2 * s0) * sum(w * (x[i] - x[j]) ** 2 for i, j, w in ties) / squares,
        "general_g": sum(w * x[i] * x[j] for i, j, w in ties) / pairs if pairs else math.nan,
    }


@settings(deadline=None, max_examples=20)
@given(town=towns(even=False, most=6))
def test_global_moments_and_p_are_those_of_every_arrangement(town: Town) -> None:
    tied = {i for i, row in enumerate(town.rows) if row} | {j for row in town.rows for j in row}
    if len(tied) < len(town.values):
        return
    every = [plain(town, order) for order in permutations(range(len(town.values)))]
    chance = Chance(4_000, side="greater", control="none")
    for name, function in (("moran", moran), ("geary", geary), ("general_g", general_g)):
        drawn_values = np.array([one[name] for one in every])
        if np.any(np.isnan(drawn_values)):
            continue
        found, seen = function(town.values, town.weights(), seed=2, chance=chance), every[0][name]
        assert found.value == pytest.approx(seen, abs=1e-9)
        assert found.expected == pytest.approx(drawn_values.mean(), abs=1e-9)
        assert found.variance_randomised == pytest.approx(drawn_values.var(), abs=1e-9)
        exact = float(np.mean(drawn_values >= seen - 1e-9))
        assert abs(found.p - exact) < 5 * math.sqrt(exact * (1 - exact) / 4_000) + 5e-4
