"""Whether false discoveries of local association are held, and how much of what was planted is found.

Counts are Poisson on a grid of 40 by 40 areas, each beside up to eight; planted are four squares of five by five, whose
mean of 20 is so many times higher. What is tested is whether an area's *neighbours* are high: it is so in truth for an
area with a raised one beside it, so a false discovery is a significant area with none. Run: PYTHONPATH=src python
benchmarks/coverage/coverage_local_association.py [SEEDS]
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.local_association.chance import Chance, Side
from groundview.statistics.local_association.figure import Local
from groundview.statistics.local_association.geary_local import local_geary
from groundview.statistics.local_association.getis_ord import getis_ord
from groundview.statistics.local_association.moran_local import local_moran, local_moran_rates
from groundview.statistics.local_association.weights import Weights

SEEDS = 400
SIDE, SQUARE = 40, 5
PERMUTATIONS = 9_999
Flags = NDArray[np.bool_]

STATISTICS: dict[str, Callable[..., Local]] = {
    "Gi*": getis_ord,
    "local Moran": local_moran,
    "local Geary": local_geary,
}

PLANTED: tuple[tuple[str, Side], ...] = (
    ("Gi*", "two-sided"),
    ("Gi*", "greater"),
    ("local Geary", "two-sided"),
)
"""Moran's two-sided p is that of Gi*."""


def grid(side: int) -> Weights:
    """A square of areas, each beside up to eight."""
    x, y = np.arange(side * side) % side, np.arange(side * side) // side
    near = (abs(x[:, None] - x) <= 1) & (abs(y[:, None] - y) <= 1)
    np.fill_diagonal(near, False)
    row, other = np.nonzero(near)
    return Weights.of_pairs(row, other, np.ones(row.size), areas=side * side)


def squares(side: int) -> Flags:
    """Which areas are raised: a square in the middle of each quarter."""
    middle = (np.arange(side) % (side // 2) - (side // 4 - SQUARE // 2)) // SQUARE == 0
    return np.asarray((middle[:, None] & middle).ravel())


@dataclass(frozen=True)
class Tally:
    """Of one drawn grid: how many were called, how many of these had no raised area beside them, how many were not
    raised themselves, and the share of raised areas that was called."""

    called: int
    false: int
    outside: int
    found: float

    @classmethod
    def of(cls, significant: Flags, raised: Flags, beside: Flags) -> Tally:
        """Counts of what was called."""
        found = float(significant[raised].mean()) if raised.any() else 0.0
        called = int(significant.sum())
        return cls(called, int((significant & ~beside).sum()), int((significant & ~raised).sum()), found)


def random_line(name: str, weights: Weights, seeds: int) -> None:
    """Prints how p falls, and how often anything is called, where nothing is planted."""
    small, called = [], []
    for seed in range(seeds):
        values = np.random.default_rng(seed).poisson(20, weights.areas).astype(np.float64)
        found = STATISTICS[name](values, weights, seed=seed, chance=Chance(PERMUTATIONS))
        small.append([np.mean(found.p <= level) for level in (0.5, 0.1, 0.05, 0.01, 0.001)])
        called.append(bool(found.significant.any()))
    shares = " | ".join(f"{share:.4f}" for share in np.mean(small, axis=0))
    print(f"| {name} | {shares} | {np.mean(called):.3f} |", flush=True)


def unequal_line(name: str, weights: Weights, seeds: int) -> None:
    """The same where one rate holds everywhere, and populations run from 100 to 10,000 and are alike in neighbours."""
    called, many = [], []
    for seed in range(seeds):
        random = np.random.default_rng(seed)
        # Small populations lie together on one side, so that their jumping rates do.
        wide = np.arange(weights.areas) % SIDE / SIDE
        population = np.round(10 ** (2 + 2 * wide)).astype(np.float64)
        events = random.poisson(0.01 * population)
        chance = Chance(PERMUTATIONS)
        if name == "raw rates":
            found = local_moran(events / population, weights, seed=seed, chance=chance)
        else:
            found = local_moran_rates(events, population, weights, seed=seed, chance=chance)
        called.append(bool(found.significant.any()))
        many.append(int(found.significant.sum()))
    print(f"| {name} | {np.mean(called):.3f} | {np.mean(many):.2f} |", flush=True)


def planted_line(name: str, side: Side, times: float, seeds: int) -> None:
    """Prints what is found of raised squares, and the share of false discoveries."""
    weights, raised = grid(SIDE), squares(SIDE)
    beside = weights.lag(raised.astype(np.float64)) > 0
    tallies = []
    for seed in range(seeds):
        values = np.random.default_rng(seed).poisson(20 * np.where(raised, times, 1.0)).astype(np.float64)
        found = STATISTICS[name](values, weights, seed=seed, chance=Chance(PERMUTATIONS, side=side))
        tallies.append(Tally.of(found.significant, raised, beside))
    false = np.mean([tally.false / max(tally.called, 1) for tally in tallies])
    outside = np.mean([tally.outside / max(tally.called, 1) for tally in tallies])
    power, called = np.mean([tally.found for tally in tallies]), np.mean([tally.called for tally in tallies])
    print(
        f"| {name} | {side} | {times} | {called:.1f} | {power:.3f} | {false:.4f} | {outside:.3f} |",
        flush=True,
    )


def permutations_line(permutations: int, seeds: int) -> None:
    """Prints what is found of four squares among 22,500 areas with few permutations and with many."""
    weights, raised = _big()
    power = []
    for seed in range(seeds):
        values = np.random.default_rng(seed).poisson(20 * np.where(raised, 1.5, 1.0)).astype(np.float64)
        found = getis_ord(values, weights, seed=seed, chance=Chance(permutations))
        power.append(float(found.significant[raised].mean()))
    print(f"| {permutations:,} | {2 / (permutations + 1):.6f} | {np.mean(power):.3f} |", flush=True)


def _big() -> tuple[Weights, Flags]:
    side = 150
    at = np.arange(side * side).reshape(side, side)
    pairs = [
        (at[:, :-1], at[:, 1:]),
        (at[:-1], at[1:]),
        (at[:-1, :-1], at[1:, 1:]),
        (at[:-1, 1:], at[1:, :-1]),
    ]
    one, other = (np.concatenate([pair[end].ravel() for pair in pairs]) for end in (0, 1))
    row, near = np.concatenate([one, other]), np.concatenate([other, one])
    return Weights.of_pairs(row, near, np.ones(row.size), areas=side * side), squares(side)


def main(seeds: int) -> None:
    """Prints the tables."""
    print(
        "| nothing planted | p to .5 | to .1 | to .05 | to .01 | to .001 | any called |\n|---|---|---|---|---|---|---|"
    )
    for name in STATISTICS:
        random_line(name, grid(SIDE), seeds)
    print("\n| one rate everywhere | any called | areas called |\n|---|---|---|")
    for name in ("raw rates", "standardised rates"):
        unequal_line(name, grid(SIDE), seeds)
    print("\n| statistic | side | times | called | raised found | false share | not raised themselves |")
    print("|---|---|---|---|---|---|---|")
    for name, side in PLANTED:
        for times in (1.1, 1.25, 1.5, 2.0, 3.0):
            planted_line(name, side, times, seeds // 2)
    print("\n| permutations | least p | raised found |\n|---|---|---|")
    for permutations in (999, 9_999, 99_999, 999_999):
        permutations_line(permutations, max(seeds // 40, 1))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS)
