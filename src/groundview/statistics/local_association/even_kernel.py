"""Sums of neighbours' values over permutations, where a row's neighbours all weigh the same.

One permutation draws as many areas as the longest row has neighbours, and one more. Its first k are a draw for *every*
area with k neighbours, so one look at where their sum falls among the sums that were seen serves all these areas. An
area must not be drawn as its own neighbour: in the few rows where it was, the one further draw stands in for it, which
is again k of the others, each set as likely. So every area's count is that of its own conditional permutations.
"""

from __future__ import annotations

import numpy as np

from groundview.statistics.inputs import Column
from groundview.statistics.kernel import kernel
from groundview.statistics.local_association.random_kernel import Whole, draw


@kernel
def count_even(
    values: Column,
    ranks: tuple[Whole, Whole, Whole],
    seen: tuple[Column, float],
    seed: np.uint64,
    span: Whole,
) -> Whole:
    """How many of the permutations span[0] to span[1] - 1 have a sum at least, and at most, as large as what was seen.

    `values` has shape (areas,). `ranks`: how many neighbours each area has, shape (areas,), 0 where nothing is counted;
    the areas in the order of that number, then of their sums; where each number begins there, shape (longest + 2,).
    `seen`: the sum of the neighbours' values, shape (areas,), and by how much two sums may differ and be the same.
    Returns shape (2, areas).
    """
    neighbours, ordered, starts = ranks
    sums, tolerance = seen
    longest = starts.size - 2
    ranked = sums[ordered]
    # Before which place among the sums of k neighbours a permutation's own sum falls; one place more than sums.
    over, under = np.zeros(values.size + longest + 2, np.int64), np.zeros(values.size + longest + 2, np.int64)
    counted = np.zeros((2, values.size), np.int64)
    picked, last_seen = np.empty(longest + 1, np.int64), np.full(values.size, -1)
    upto = np.zeros(longest + 1)
    for permutation in range(span[0], span[1]):
        draw(picked, last_seen, seed, permutation)
        for k in range(1, longest + 1):
            upto[k] = upto[k - 1] + values[picked[k - 1]]
            first, last = starts[k], starts[k + 1]
            if first < last:
                place = _place(ranked, first, last, upto[k] + tolerance, True)
                over[place + k] += 1
                under[_place(ranked, first, place, upto[k] - tolerance, False) + k] += 1
        _without_itself(counted, values, neighbours, picked, upto, seen)
    for k in range(1, longest + 1):
        _add_up(counted, over, under, ordered, k, starts[k : k + 2])
    return counted


@kernel
def _place(ranked: Column, first: int, last: int, value: float, after: bool) -> int:
    """The first place of `ranked` from `first` to `last` that holds at least `value`, or, `after`, more than that."""
    while first < last:
        middle = (first + last) >> 1
        if ranked[middle] < value or (after and ranked[middle] == value):
            first = middle + 1
        else:
            last = middle
    return first


@kernel
def _add_up(counted: Whole, over: Whole, under: Whole, ordered: Whole, k: int, span: Whole) -> None:
    """A sum is at least as large as all that stand before its place, and at most as large as those from there on."""
    many = 0
    for place in range(span[1] - 1, span[0] - 1, -1):
        many += over[place + k + 1]
        counted[0, ordered[place]] += many
    many = 0
    for place in range(span[0], span[1]):
        many += under[place + k]
        counted[1, ordered[place]] += many


@kernel
def _without_itself(
    counted: Whole, values: Column, neighbours: Whole, picked: Whole, upto: Column, seen: tuple[Column, float]
) -> None:
    """Counts again for the areas that were drawn as their own neighbours, with the last draw in their place."""
    sums, tolerance = seen
    for t in range(picked.size - 1):
        area = picked[t]
        k = neighbours[area]
        if t < k:
            wrong = upto[k]
            right = wrong - values[area] + values[picked[k]]
            counted[0, area] += int(right + tolerance >= sums[area]) - int(wrong + tolerance >= sums[area])
            counted[1, area] += int(right - tolerance <= sums[area]) - int(wrong - tolerance <= sums[area])
