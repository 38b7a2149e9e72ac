"""How many persons are on no list: every model, an averaged answer, how far they disagree, and the cautions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.capture_recapture.averaged import average_of, too_few
from groundview.statistics.capture_recapture.cautions import cautions
from groundview.statistics.capture_recapture.decomposable import MOST, decomposable_average
from groundview.statistics.capture_recapture.dependence import Supposed, every_pair, other_lists
from groundview.statistics.capture_recapture.hierarchical import search
from groundview.statistics.capture_recapture.linkages import over_linkages
from groundview.statistics.capture_recapture.lower_bound import lower_bound
from groundview.statistics.capture_recapture.patterns import Patterns
from groundview.statistics.capture_recapture.rows import Row, average_rows, latent_row, log_linear_rows
from groundview.statistics.capture_recapture.strata import Stratified, by_strata
from groundview.statistics.estimate import Estimate


@dataclass(frozen=True, slots=True)
class Disagreement:
    """How far apart the models are that gave a number: how many, the least and the largest total, and the largest as so
    many times the least; NaN where none gave one."""

    models: int
    least: float
    most: float
    ratio: float


@dataclass(frozen=True, slots=True)
class HiddenPopulation:
    """Everything that the lists say of a total, none of it without the rest.

    `persons` are on a list and `repeated` of them on two or more. `averaged` is the answer to quote, `models` the rows
    beside it, `lower_bound` what needs no model. `pairs` supposes a dependence of each two lists, `lists` other lists
    (neither where there is no total); `strata` is None where none were given. `cautions` belong to the
    figure and are printed with it.
    """

    table: Patterns
    persons: int
    repeated: int
    averaged: Estimate
    models: tuple[Row, ...]
    lower_bound: Estimate
    disagreement: Disagreement
    pairs: tuple[Supposed, ...]
    lists: Supposed | None
    strata: Stratified | None
    cautions: tuple[str, ...]


def hidden_population(
    table: Patterns,
    *,
    seed: int,
    strata: Mapping[str, Patterns] | None = None,
    linkages: ArrayLike | None = None,
    replicates: int = 1000,
    confidence: float = 0.95,
) -> HiddenPopulation:
    """The total of a population of which lists have some, by multiple systems estimation: all models in one call.

    `table` is of the linkage that was kept. `strata` are the same persons in parts, with the same lists; `linkages`,
    shape (K, 2^L - 1), the counts under K plausible linkages in the order of `table.counts`. With fewer than 10 persons
    on two lists or more there is no number, and every row says why; the lower bound stays. No total is below the number
    of persons seen. The same seed gives the same digits.

    Raises ValueError for strata with other lists or other counts than the table, and for linkages of another shape.

    Source: Bird and King (2018), Annual Review of Statistics and Its Application 5, 95-118, and those of each model.
    """
    _refuse_strata(table, strata)
    why = too_few(table)
    found = None if why else search(table)
    other = None if why or len(table.lists) > MOST else decomposable_average(table)
    answer = average_of(table, found, other, confidence=confidence)
    rows = (
        *log_linear_rows(table, found, seed=seed, replicates=replicates, confidence=confidence),
        *average_rows(table, found, other, confidence=confidence),
        latent_row(table, seed=seed, confidence=confidence),
    )
    return HiddenPopulation(
        table=table,
        persons=table.persons,
        repeated=table.repeated,
        averaged=answer if linkages is None else over_linkages(answer, table, linkages),
        models=rows,
        lower_bound=lower_bound(table, confidence=confidence),
        disagreement=_disagreement(rows),
        pairs=() if why else every_pair(table, confidence=confidence),
        lists=None if why else other_lists(table, confidence=confidence),
        strata=None if strata is None else by_strata(strata, seed=seed, confidence=confidence),
        cautions=cautions(table, rows),
    )


def _disagreement(rows: tuple[Row, ...]) -> Disagreement:
    values = np.array([float(row.total.value) for row in rows])
    known = values[np.isfinite(values)]
    if not known.size:
        return Disagreement(0, np.nan, np.nan, np.nan)
    least, most = float(known.min()), float(known.max())
    return Disagreement(known.size, least, most, most / least)


def _refuse_strata(table: Patterns, strata: Mapping[str, Patterns] | None) -> None:
    if strata is None:
        return
    if any(part.lists != table.lists for part in strata.values()):
        raise ValueError("the strata have other lists than the table: give them the same, in the same order")
    whole = np.sum([part.counts for part in strata.values()], axis=0)
    if not np.array_equal(whole, table.counts):
        raise ValueError(
            f"the strata hold {np.sum(whole):.0f} persons and the table {table.persons}, or other patterns"
        )
