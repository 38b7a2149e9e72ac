"""What a global statistic gives: one figure for all areas together."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.inputs import Column, unless
from groundview.statistics.local_association.chance import Chance
from groundview.statistics.local_association.figure import FEWEST, known
from groundview.statistics.local_association.moments import both_ways
from groundview.statistics.local_association.weights import Index, Weights

SAME = 2.0**-40
"""Statistics that differ by no more than this share of what their sums can reach are ties."""


@dataclass(frozen=True, slots=True)
class Global:
    """A global statistic.

    `value`; what is `expected` where place does not matter; its variance if values are normal, and if these values are
    arranged anyhow (randomised); z and two-sided p of either by the normal law; and `p` of the permutations. NaN where
    it cannot be computed, and `note` says why. `areas` are those that took part.
    """

    value: float
    expected: float
    variance_normal: float
    variance_randomised: float
    z_normal: float
    z_randomised: float
    p_normal: float
    p_randomised: float
    p: float
    areas: int
    method: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a statistic is made of some values x: `per_product` times the sum of w_ij x_i x_j, plus `per_square` times
    that of (w_i. + w_.i) x_i^2; and its moments: expectation, variance for normal values, variance of arrangements."""

    values: Column
    per_product: float
    per_square: float
    moments: tuple[float, float, float]


def whole(
    values: ArrayLike,
    weights: Weights,
    recipe: Callable[[Column, Weights], Recipe],
    *,
    seed: int,
    chance: Chance,
    method: str,
) -> Global:
    """The statistic of the areas that have a value, and a neighbour with one: an island says nothing of neighbours.

    Raises ValueError as `figure.local` does.
    """
    given = known(values, weights)
    used = ~np.isnan(given)
    kept, near = given[used], weights.among(used)
    tied = both_ways(near) > 0
    kept, near = kept[tied], near.among(tied)
    words = f"{method}; {weights.method}; {chance.permutations:,} permutations, {chance.side}"
    note = "; ".join(filter(None, (unless("no value", ~used), unless("islands", ~tied), weights.note)))
    if kept.size < FEWEST or np.all(kept == kept[0]):
        why = f"fewer than {FEWEST} areas with neighbours, or all have the same value"
        return _nothing(kept.size, words, "; ".join(filter(None, (why, note))))
    made = recipe(kept, near)
    value, counted = _tested(made, near, seed, chance)
    expected, normal, randomised = made.moments
    z_normal, z_randomised = ((value - expected) / _root(variance) for variance in (normal, randomised))
    by_law = math.erfc(abs(z_normal) / math.sqrt(2.0)), math.erfc(abs(z_randomised) / math.sqrt(2.0))
    p = float(chance.p(counted))
    moments = expected, normal, randomised, z_normal, z_randomised
    return Global(value, *moments, *by_law, p, kept.size, words, note)


def _nothing(areas: int, words: str, note: str) -> Global:
    moments = (math.nan, math.nan, math.nan, math.nan, math.nan)
    return Global(math.nan, *moments, math.nan, math.nan, math.nan, areas, words, note)


def _root(variance: float) -> float:
    """NaN where an arrangement leaves nothing to chance."""
    return math.sqrt(variance) if variance > 0 else math.nan


def _tested(made: Recipe, near: Weights, seed: int, chance: Chance) -> tuple[float, Index]:
    """The value, and how many permutations are at least, and at most, as large."""
    from groundview.statistics.local_association.shuffled_kernel import shuffled_sums

    values, both = made.values, both_ways(near)
    rows, key = (near.indptr, near.indices, near.weight), np.uint64(seed % 2**64)
    product, square = np.sum(values * near.lag(values)), np.sum(both * values**2)
    value = float(made.per_product * product + made.per_square * square)
    reach = abs(made.per_product) + 2.0 * abs(made.per_square)
    slack = SAME * reach * float(np.sum(near.weight) * np.max(values**2))

    def count(span: Index) -> Index:
        products, squares = shuffled_sums(values, rows, both, key, span)
        drawn = made.per_product * products + made.per_square * squares
        return np.array([np.sum(drawn + slack >= value), np.sum(drawn - slack <= value)])

    return value, chance.counted(count)
