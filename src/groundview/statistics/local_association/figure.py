"""What a local statistic gives: one row an area."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from groundview.statistics.inputs import Column, column, unless
from groundview.statistics.local_association.chance import Chance
from groundview.statistics.local_association.weights import Index, Weights

FEWEST = 4
"""The fewest areas with a value: with fewer nothing can be arranged otherwise."""

Labels = NDArray[np.str_]
Cell = TypeVar("Cell", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Local:
    """A local statistic of k areas; every column has shape (k,).

    `value` is the statistic and `z` how many standard deviations it lies from its expectation if the other areas'
    values were put elsewhere (exact moments, no simulation). `p` is that of the permutations and `adjusted` the p held
    against false discoveries; `significant` where that is at most the level. `kind` says in words which way it goes,
    `neighbours` counts those with a value. An area without a value or neighbours has NaN and "", and is in no count;
    `note` says why and of how many. `method` says how.
    """

    value: Column
    z: Column
    p: Column
    adjusted: Column
    significant: NDArray[np.bool_]
    kind: Labels
    neighbours: Index
    method: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """A statistic of the areas with a value: itself, standardised, which way, and the permutations at least and at most
    as large, shape (2, areas)."""

    value: Column
    z: Column
    kind: Labels
    counted: Index


def local(
    values: ArrayLike,
    weights: Weights,
    statistic: Callable[[Column, Weights], Seen],
    chance: Chance,
    *,
    method: str,
) -> Local:
    """The statistic of the areas that have a value and a neighbour with one, and NaN for the others.

    Raises ValueError where values and weights are of different numbers of areas, a value is infinite, or fewer than
    four areas have one.
    """
    given = known(values, weights)
    used = ~np.isnan(given)
    kept, near = given[used], weights.among(used)
    words = f"{method}; {weights.method}; {chance.words()}"
    if np.all(kept == kept[0]):
        return _nothing(near, used, words)
    found, island = statistic(kept, near), near.lengths == 0
    p = np.where(island, np.nan, chance.p(found.counted))
    adjusted = chance.adjusted(p)
    value, z = (np.where(island, np.nan, each) for each in (found.value, found.z))
    return Local(
        value=_spread(value, used),
        z=_spread(z, used),
        p=_spread(p, used),
        adjusted=_spread(adjusted, used),
        significant=_spread(adjusted, used) <= chance.level,
        kind=_spread(np.where(island, "", found.kind), used, ""),
        neighbours=_spread(near.lengths, used, 0),
        method=words,
        note=_note(
            used, _spread(island, used, False), _spread(np.isnan(z) & ~island, used, False), weights.note
        ),
    )


def known(values: ArrayLike, weights: Weights) -> Column:
    """The values as a column, NaN where missing; raises as `local` says."""
    given = np.atleast_1d(column(values, "values"))
    if given.size != weights.areas:
        raise ValueError(f"the weights are of {weights.areas} areas, the values of {given.size}")
    if np.any(np.isinf(given)):
        raise ValueError(f"values: the one at position {int(np.argmax(np.isinf(given)))} is infinite")
    many = int(np.sum(~np.isnan(given)))
    if many < FEWEST:
        raise ValueError(f"at least {FEWEST} areas need a value: {many} have one")
    return given


def refuse_negative(values: ArrayLike, weights: Weights) -> None:
    """Raises ValueError for values below 0, of which there is no share of a total."""
    negative = known(values, weights) < 0
    if np.any(negative):
        first = int(np.argmax(negative))
        many = int(np.sum(negative))
        raise ValueError(
            f"values: {many} are below 0 (the first at position {first}), which have no share of a total; Moran's and "
            "Geary's statistics take them"
        )


def _nothing(near: Weights, used: NDArray[np.bool_], words: str) -> Local:
    none = np.full(used.size, np.nan)
    why = "every area has the same value: there is nothing to compare"
    nowhere, unnamed = np.zeros(used.size, dtype=bool), np.full(used.size, "")
    return Local(none, none, none, none, nowhere, unnamed, _spread(near.lengths, used, 0), words, why)


def _note(used: NDArray[np.bool_], island: NDArray[np.bool_], flat: NDArray[np.bool_], made: str) -> str:
    parts = (
        unless("no value", ~used),
        unless("no neighbours with a value (islands)", island),
        unless("no z: no arrangement of the others would give another value", flat),
        made,
    )
    return "; ".join(filter(None, parts))


def _spread(cells: NDArray[Cell], used: NDArray[np.bool_], empty: object = np.nan) -> NDArray[Cell]:
    """Cells of the areas that are used, put back among all areas."""
    every = np.full(used.size, empty, dtype=cells.dtype)
    every[used] = cells
    return every
