"""The Bayesian average over decomposable models: what the total may be, whichever of them is right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.capture_recapture.models import pairs
from groundview.statistics.capture_recapture.patterns import Patterns
from groundview.statistics.capture_recapture.totals import Totals, grid
from groundview.statistics.inputs import Column

MOST = 6
"""The most lists: there are 821 models of five, 18,153 of six and 617,674 of seven."""

BLOCK = 1000
"""Models at once, which bounds the memory."""


@dataclass(frozen=True, slots=True)
class Averaged:
    """The law of the total over all models, and how probable each model is, shape (k,), `graphs` naming its pairs."""

    totals: Totals
    graphs: tuple[tuple[int, ...], ...]
    probability: Column


def decomposable_average(table: Patterns, *, prior_count: float = 1.0) -> Averaged:
    """The posterior of the total, averaged over every decomposable graph of the lists but the complete one.

    Given a graph, the chances of the patterns have a hyper-Dirichlet law that is worth `prior_count` persons spread
    over all 2^L patterns; all graphs are equally likely beforehand, and a total N has the prior 1 / N. Everything is
    then in closed form but for a sum over N. Raises ValueError for more than six lists.

    The complete graph is left out: under it the lists say nothing of who is on none. Decomposable models cannot say
    that every list leans on every other, as they do where some persons are easier to reach.

    Source: Madigan and York (1997), Biometrika 84, 19-31; Dawid and Lauritzen (1993), Annals of Statistics 21,
    1272-1317.
    """
    lists = len(table.lists)
    if lists > MOST:
        raise ValueError(f"{lists} lists: decomposable models are averaged for at most {MOST}")
    unseen, widths = grid(table.persons)
    signs, graphs = _factors(lists)
    evidence = _evidence(table, unseen, prior_count)
    shared = _log_gamma(table.persons + unseen + 1.0) - _log_gamma(unseen + 1.0)
    shared = shared - np.log(table.persons + unseen) + np.log(widths)
    mass, each = np.zeros(unseen.size), []
    top = max(float((part @ evidence + shared).max()) for part in _blocks(signs))
    for part in _blocks(signs):
        joint = np.exp(part @ evidence + shared - top)
        mass += joint.sum(axis=0)
        each.append(joint.sum(axis=1))
    whole = mass.sum()
    return Averaged(Totals(table.persons, unseen, mass / whole), graphs, np.concatenate(each) / whole)


def _blocks(signs: Column) -> list[Column]:
    return np.array_split(signs, -(-len(signs) // BLOCK))


def _evidence(table: Patterns, unseen: Column, prior_count: float) -> Column:
    """For every set of lists and number of unseen the logarithm of the chance of its margin, shape (2^L, m)."""
    whole = np.concatenate([[0.0], table.counts])
    codes, found = np.arange(whole.size), np.zeros((whole.size, unseen.size))
    for among in range(1, whole.size):
        cells = np.bincount(codes & among, whole, whole.size)[np.unique(codes & among)]
        prior = prior_count / cells.size
        of_each = _log_gamma(prior + cells[1:]).sum() + _log_gamma(prior + cells[0] + unseen)
        of_all = _log_gamma(prior_count + table.persons + unseen)
        found[among] = of_each - of_all + _log_gamma(prior_count) - cells.size * _log_gamma(prior)
    return found


@cache
def _factors(lists: int) -> tuple[Column, tuple[tuple[int, ...], ...]]:
    """For every decomposable graph but the complete one how often each set of lists is a factor, shape (k, 2^L): +1 for
    a list with its later neighbours, -1 for the neighbours alone; and the pairs of every graph."""
    every = pairs(lists)
    rows, graphs = [], []
    for chosen in range((1 << len(every)) - 1):
        edges = tuple(pair for at, pair in enumerate(every) if chosen >> at & 1)
        near = [0] * lists
        for pair in edges:
            first, second = pair.bit_length() - 1, (pair & -pair).bit_length() - 1
            near[first] |= 1 << second
            near[second] |= 1 << first
        factors = _eliminated(near)
        if factors is not None:
            row = np.zeros(1 << lists)
            for own, rest in factors:
                row[own] += 1.0
                row[rest] -= 1.0
            row[0] = 0.0
            rows.append(row)
            graphs.append(edges)
    return np.array(rows), tuple(graphs)


def _eliminated(near: list[int]) -> list[tuple[int, int]] | None:
    """Lists taken out one by one, each with its neighbours, which must all be joined; None where no order does it, and
    the graph is not decomposable. Whichever can be taken out may be."""
    left, factors = (1 << len(near)) - 1, []
    while left:
        for at, around in enumerate(near):
            rest = around & left
            if left >> at & 1 and all(
                rest & ~near[other] == 1 << other for other in range(len(near)) if rest >> other & 1
            ):
                factors.append((rest | 1 << at, rest))
                left ^= 1 << at
                break
        else:
            return None
    return factors


def _log_gamma(values: ArrayLike) -> Column:
    from scipy.special import gammaln

    return np.asarray(gammaln(values))
