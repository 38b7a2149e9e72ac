"""Every hierarchical model of a few lists; with more lists a search among models of pairs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np

from groundview.statistics.capture_recapture.fits import Fits, fit_models
from groundview.statistics.capture_recapture.models import Model, pairs
from groundview.statistics.capture_recapture.patterns import Patterns
from groundview.statistics.inputs import Column

WHOLE = 5
"""Up to so many lists every hierarchical model is fitted: 6,893 of five lists, and far too many of six."""


@dataclass(frozen=True, slots=True)
class Searched:
    """The models that were fitted, their fits, and in words which they are."""

    models: tuple[Model, ...]
    fits: Fits
    bic: Column
    scope: str


def weights(criterion: Column) -> Column:
    """How far each model is believed by a criterion of shape (k,): its exp(-criterion / 2), all summing to 1."""
    relative = np.exp(-0.5 * (criterion - criterion.min()))
    return np.asarray(relative / relative.sum())


def search(table: Patterns) -> Searched | None:
    """Fits every hierarchical model of up to five lists. With more, models of pairs: from independence each step adds
    or drops the pair that lowers AIC most, and every model that was looked at counts. None where no model passes.

    Source: Schwarz (1978), Annals of Statistics 6, 461-464; Akaike (1974), IEEE Transactions on Automatic Control 19,
    716-723; the classes as in Fienberg (1972), Biometrika 59, 591-603.
    """
    lists = len(table.lists)
    if lists <= WHOLE:
        models = hierarchical(lists)
        scope = f"all {len(models):,} hierarchical models of {lists} lists"
    else:
        models = _looked_at(table)
        scope = f"{len(models):,} models of pairs, from independence by steps of least AIC"
    fits = fit_models(table, models)
    if not fits.passed.any():
        return None
    return Searched(models, fits, fits.bic(table.persons), scope)


@cache
def hierarchical(lists: int) -> tuple[Model, ...]:
    """Every hierarchical model that has all lists, but not the interaction of all of them: 1, 8, 113 or 6,893."""
    singles = frozenset([0, *(1 << at for at in range(lists))])
    return tuple(Model.of_terms(lists, terms) for terms in _grown(singles, lists, 2))


def _grown(terms: frozenset[int], lists: int, size: int) -> Iterator[frozenset[int]]:
    """Every way to add interactions of `size` lists or more whose parts are all there."""
    if size == lists:
        yield terms
        return
    whole = [sum(1 << at for at in among) for among in combinations(range(lists), size)]
    may = [term for term in whole if all(term ^ (1 << at) in terms for at in range(lists) if term >> at & 1)]
    for many in range(len(may) + 1):
        for added in combinations(may, many):
            if added:
                yield from _grown(terms | set(added), lists, size + 1)
            else:  # Without one of this size there can be none that is larger.
                yield terms


def _looked_at(table: Patterns) -> tuple[Model, ...]:
    lists = len(table.lists)
    singles = Model.of(lists).terms
    now, seen, least = frozenset[int](), dict[frozenset[int], None](), np.inf
    while True:
        near = [now, *(now ^ {pair} for pair in pairs(lists))]
        seen |= dict.fromkeys(near)
        aic = fit_models(table, [Model.of_terms(lists, (*singles, *each)) for each in near]).aic
        if not aic.min() < least:
            return tuple(Model.of_terms(lists, (*singles, *each)) for each in seen)
        least, now = float(aic.min()), near[int(np.argmin(aic))]
