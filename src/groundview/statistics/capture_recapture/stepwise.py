"""One model chosen step by step, and an interval that knows that it was chosen."""

from __future__ import annotations

import math

import numpy as np

from groundview.statistics.bca import acceleration, bca_bounds
from groundview.statistics.capture_recapture.models import Model, pairs
from groundview.statistics.capture_recapture.patterns import Patterns, Whole
from groundview.statistics.estimate import Interval
from groundview.statistics.inputs import Column, enough

THRESHOLD = 0.02
"""The p-value below which a pair of lists is added, as Chan, Silverman and Vincent have it."""

ENDLESS = 1e12
"""Stands for infinity among replicates, whose quantiles are taken: no model passed on that table."""


def stepwise(table: Patterns, *, threshold: float = THRESHOLD) -> Model:
    """The model of pairs that is reached from independence by adding pairs of lists one by one.

    The p-value of a pair is that of its overlap: the number on both lists, whatever others they are on, is Poisson
    under the model so far, and p is the chance of so many or more (so few or fewer, where it is below its mean). The
    least p is added while it lies below the threshold and the model with it passes the tests of `existence.check`;
    where that fails the next pair is tried. An empty overlap that is far from its mean becomes minus infinity.

    Where not even independence passes, it is returned all the same. Source: Chan, Silverman and Vincent (2021), Journal
    of the American Statistical Association 116, 1297-1306; the p-value as their package SparseMSE 2.0 documents it.
    """
    chosen = step_tables(table.counts[None], len(table.lists), threshold=threshold)[1][0]
    every = pairs(len(table.lists))
    added = [pair for at, pair in enumerate(every) if chosen >> at & 1]
    return Model.of_terms(len(table.lists), (*Model.of(len(table.lists)).terms, *added))


def step_tables(tables: Column, lists: int, *, threshold: float = THRESHOLD) -> tuple[Column, Whole]:
    """Stepwise on many tables, shape (k, 2^L - 1): the expected number unseen, shape (k,), infinite where not even
    independence passed; and the pairs that were added, shape (k,), bit j for pair j."""
    from groundview.statistics.capture_recapture.newton_kernel import step_each

    if not 0.0 < threshold < 1.0:
        raise ValueError(f"the threshold is a p-value between 0 and 1: it is {threshold}")
    unseen, chosen = np.empty(len(tables)), np.empty(len(tables), dtype=np.int64)
    step_each(
        np.ascontiguousarray(tables),
        np.array(pairs(lists), dtype=np.int64),
        np.array(Model.of(lists).terms, dtype=np.int64),
        math.log(threshold),
        unseen,
        chosen,
    )
    return unseen, chosen


def reselected(table: Patterns, *, seed: int, replicates: int = 1000, threshold: float = THRESHOLD) -> Column:
    """The stepwise total of tables drawn again, shape (replicates,): multinomial tables of as many persons, the model
    chosen anew on each. Raises ValueError for fewer than 100 replicates."""
    enough(replicates)
    drawn = np.random.default_rng(seed).multinomial(
        table.persons, table.counts / table.persons, size=replicates
    )
    return table.persons + step_tables(drawn.astype(np.float64), len(table.lists), threshold=threshold)[0]


def stepwise_interval(
    table: Patterns, *, seed: int, replicates: int = 1000, confidence: float = 0.95
) -> tuple[Interval, str]:
    """The BCa interval of the stepwise total from tables drawn again, and a note.

    The acceleration comes from leaving out one person of every pattern. Where so many tables have no model that the
    interval has no upper end, it is infinite and the note says so.

    Source: Chan, Silverman and Vincent (2021), section 4; Efron (1987), Journal of the American Statistical Association
    82, 171-185.
    """
    seen = np.flatnonzero(table.counts)
    fewer = np.repeat(table.counts[None], seen.size, axis=0)
    fewer[np.arange(seen.size), seen] -= 1.0
    left_out = table.persons - 1.0 + step_tables(fewer, len(table.lists))[0]
    value = table.persons + float(step_tables(table.counts[None], len(table.lists))[0][0])
    drawn = np.minimum(reselected(table, seed=seed, replicates=replicates), ENDLESS)
    lean = acceleration(np.minimum(left_out, ENDLESS), table.counts[seen])
    low, high, note = bca_bounds(value, drawn, lean, confidence=confidence)
    if high >= ENDLESS / 100.0:
        high, note = np.inf, "no upper end: too many of the tables drawn again allow no model"
    return Interval.of(max(low, float(table.persons)), high), note
