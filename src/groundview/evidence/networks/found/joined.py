"""The ties of a rule: which pairs of persons it joins, and which of them may be the core of a set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.networks.found.joint import Meetings
from groundview.evidence.networks.found.surprising import Chances, surprising
from groundview.evidence.networks.rules.rule import Rule, Tie
from groundview.evidence.networks.tied import UNDATED

Whole = NDArray[np.int64]
Truths = NDArray[np.bool_]
DIGITS = 9
"""Weights are rounded to so many digits before they are compared: 1/3 + 1/3 + 1/3 is 1 in any order."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The ties that a rule accepts, ascending by a and b; arrays of shape (ties,). `core` marks those that make a set
    count."""

    a: Whole
    b: Whole
    weight: NDArray[np.float64]
    core: Truths


@dataclass(frozen=True, slots=True)
class Pairs:
    """Meetings in order of pair and day, `pair` dense from 0, `of` a number of `layers`; `a` and `b`: one element a
    pair."""

    a: Whole
    b: Whole
    pair: Whole
    day: Whole
    size: Whole
    of: Whole
    layers: tuple[str, ...]


def chosen(met: Meetings, layers: tuple[str, ...]) -> Truths:
    """Which meetings are of one of these layers."""
    return np.isin(met.layer, [met.layers.index(layer) for layer in layers])


def joined(met: Meetings, rule: Rule, chances: Callable[[str], Chances]) -> Joined:
    """The ties of a rule. `chances` says what chance is given in a layer, for rules that ask what it would do."""
    pairs = _pairs(met, chosen(met, rule.layers))
    summed = np.bincount(pairs.pair, 1.0 / (pairs.size - 1), minlength=len(pairs.a)).astype(np.float64)
    weight = np.round(summed, DIGITS)
    tie, core = (_passes(pairs, weight, test, chances) for test in (rule.tie, rule.core))
    return Joined(pairs.a[tie], pairs.b[tie], weight[tie], core[tie])


def _pairs(met: Meetings, some: Truths) -> Pairs:
    order = np.flatnonzero(some)
    order = order[np.lexsort((met.first_on[order], met.b[order], met.a[order]))]
    a, b = met.a[order], met.b[order]
    begins = (np.diff(a, prepend=-1) != 0) | (np.diff(b, prepend=-1) != 0)
    pair = np.cumsum(begins) - 1
    return Pairs(
        a[begins], b[begins], pair, met.first_on[order], met.size[order], met.layer[order], met.layers
    )


def _passes(
    pairs: Pairs, weight: NDArray[np.float64], test: Tie, chances: Callable[[str], Chances]
) -> Truths:
    count = np.bincount(pairs.pair, minlength=len(pairs.a))
    passed: Truths = (count >= test.least_events) & (weight >= test.least_weight)
    if test.of_layer:
        of_it = np.bincount(pairs.pair, pairs.of == pairs.layers.index(test.of_layer), len(pairs.a))
        passed &= of_it > 0
        if test.most_false:
            passed &= surprising(pairs.a, pairs.b, of_it, chances(test.of_layer), test.most_false)
    if test.within_days and test.least_events > 1:
        passed &= _close(pairs, test)
    return passed


def _close(pairs: Pairs, test: Tie) -> Truths:
    """Whether some `least_events` dated events of a pair lie within so many days."""
    apart = test.least_events - 1
    first, last = pairs.day[:-apart], pairs.day[apart:]
    close = (pairs.pair[:-apart] == pairs.pair[apart:]) & (first != UNDATED)
    close[close] &= last[close] - first[close] <= test.within_days
    found = np.zeros(len(pairs.a), dtype=bool)
    found[pairs.pair[apart:][close]] = True
    return found
