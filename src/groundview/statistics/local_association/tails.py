"""How often chance puts neighbours together whose values add up to as much, or as little, as those that are there.

Area by area: its own value stays, and its neighbours' places are filled with other areas' values, drawn without
repeating one (conditional permutation: Anselin 1995, Geographical Analysis 27, 93-115).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.inputs import Column
from groundview.statistics.local_association.chance import Chance
from groundview.statistics.local_association.weights import Index, Weights

SAME = 2.0**-40
"""Sums that differ by no more than this share of the largest possible are ties: rounding must not decide them."""


def sum_tails(values: Column, weights: Weights, *, seed: int, chance: Chance) -> Index:
    """How many permutations have a weighted sum of neighbours' values at least, and at most, as large as is there.

    `values` has shape (areas,), none missing; returns shape (2, areas), 0 for islands.
    """
    from groundview.statistics.local_association.even_kernel import count_even

    even, key = weights.even(), np.uint64(seed % 2**64)
    counted = np.zeros((2, values.size), dtype=np.int64)
    neighbours = np.where(even, weights.lengths, 0)
    if np.any(neighbours):
        seen, slack = weights.sums(values[weights.indices]), _slack(values, neighbours)
        ordered = np.lexsort((seen, neighbours))
        starts = np.concatenate([[0], np.cumsum(np.bincount(neighbours))])
        ranks = neighbours, ordered, starts
        counted += chance.counted(lambda span: count_even(values, ranks, (seen, slack), key, span))
    return counted + _uneven(values, weights, ~even, chance, squared=False, key=key)


def square_tails(values: Column, weights: Weights, *, seed: int, chance: Chance) -> Index:
    """The same for the weighted sum of squared differences from the area's own value."""
    from groundview.statistics.local_association.squares_kernel import count_squares

    even, key = weights.even(), np.uint64(seed % 2**64)
    counted = np.zeros((2, values.size), dtype=np.int64)
    neighbours = np.where(even, weights.lengths, 0)
    if np.any(neighbours):
        apart = (values[weights.row()] - values[weights.indices]) ** 2
        seen, slack = weights.sums(apart), 4.0 * _slack(values**2, neighbours)
        counted += chance.counted(lambda span: count_squares(values, neighbours, seen, slack, key, span))
    return counted + _uneven(values, weights, ~even, chance, squared=True, key=key)


def _slack(values: Column, neighbours: Index) -> float:
    return float(SAME * np.max(np.abs(values)) * np.max(neighbours))


def _uneven(
    values: Column,
    weights: Weights,
    chosen: NDArray[np.bool_],
    chance: Chance,
    *,
    squared: bool,
    key: np.uint64,
) -> Index:
    """Of the rows whose neighbours' weights differ."""
    if not np.any(chosen):
        return np.zeros((2, values.size), dtype=np.int64)
    from groundview.statistics.local_association.uneven_kernel import count_uneven

    kept = chosen[weights.row()]
    row, weight = weights.row()[kept], weights.weight[kept]
    named = values[weights.indices[kept]]
    terms = weight * ((named - values[row]) ** 2 if squared else named)
    seen: Column = np.bincount(row, terms, values.size).astype(np.float64)
    starts = np.concatenate([[0], np.cumsum(np.where(chosen, weights.lengths, 0))])
    total = np.bincount(row, weight, values.size).max()
    slack = SAME * float(np.max(np.abs(values)) ** (2 if squared else 1) * (4.0 if squared else 1.0) * total)
    return chance.counted(
        lambda span: count_uneven(values, (starts, weight), (seen, slack), squared, key, span)
    )
