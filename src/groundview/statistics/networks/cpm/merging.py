"""Merging: sets grow together, two by two, as long as that gains.

In every round all pairs merge of which neither has a better partner; such pairs share no set, so their gains add up.
"""

from __future__ import annotations

import numpy as np

from groundview.statistics.networks.cpm.level import Level, added_up, shuffled
from groundview.statistics.networks.graph import Whole

LAST = np.iinfo(np.int64).max


def merged(level: Level, resolution: int, within: Whole | None = None) -> Whole:
    """Labels dense from 0, shape (nodes,), of sets of which no two gain by merging; `within` keeps what has different
    labels there apart. `resolution` is in units. Sets hang together."""
    one, two, weight = level.ties()
    if within is not None:
        inside = within[one] == within[two]
        one, two, weight = one[inside], two[inside], weight[inside]
    size, labels = level.size.copy(), np.arange(level.nodes)
    while True:
        left, right = _partners(one, two, weight - resolution * size[one] * size[two], level.nodes)
        if not left.size:
            return np.unique(labels, return_inverse=True)[1]
        size[left] += size[right]
        goes_to = np.arange(level.nodes)
        goes_to[right] = left
        labels = goes_to[labels]
        one, two, weight = _joined(one, two, weight, goes_to)


def _partners(one: Whole, two: Whole, gain: Whole, count: int) -> tuple[Whole, Whole]:
    """The pairs that gain and of which neither has a better partner."""
    some = np.flatnonzero(gain > 0)
    one, two, gain = one[some], two[some], gain[some]
    best = np.zeros(count, dtype=np.int64)
    np.maximum.at(best, one, gain)
    np.maximum.at(best, two, gain)
    dear = (gain == best[one]) & (gain == best[two])
    one, two = one[dear], two[dear]
    turn = shuffled(one * count + two)
    first = np.full(count, LAST)
    np.minimum.at(first, one, turn)
    np.minimum.at(first, two, turn)
    chosen = (turn == first[one]) & (turn == first[two])
    return one[chosen], two[chosen]


def _joined(one: Whole, two: Whole, weight: Whole, goes_to: Whole) -> tuple[Whole, Whole, Whole]:
    """The ties after the merging; only those of sets that merged are added up anew."""
    grown = np.zeros(goes_to.size, dtype=bool)
    grown[goes_to != np.arange(goes_to.size)] = True
    grown[goes_to[grown]] = True
    touched = grown[one] | grown[two]
    new_one, new_two, new_weight = goes_to[one[touched]], goes_to[two[touched]], weight[touched]
    across = new_one != new_two
    low, high = np.minimum(new_one, new_two)[across], np.maximum(new_one, new_two)[across]
    low, high, added = added_up(low, high, new_weight[across], goes_to.size)
    rest = ~touched
    return (
        np.concatenate([one[rest], low]),
        np.concatenate([two[rest], high]),
        np.concatenate([weight[rest], added]),
    )
