"""Persons of different kinds: a total for each kind, and their sum beside that of all together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from groundview.statistics.capture_recapture.averaged import akaike_law, averaged
from groundview.statistics.capture_recapture.patterns import Patterns
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import percent, tail

DRAWS = 20_000
"""Sums drawn from the laws of the strata."""


@dataclass(frozen=True, slots=True)
class Stratified:
    """The averaged total of each stratum, their sum, and that of all together as if there were no strata. Lists reach
    unlike persons unequally; where the sum is above the pooled total, that is what the pooled one missed."""

    strata: Mapping[str, Estimate]
    total: Estimate
    pooled: Estimate


def by_strata(tables: Mapping[str, Patterns], *, seed: int, confidence: float = 0.95) -> Stratified:
    """The averaged total within each stratum, each with models of its own, and their sum.

    `tables` are of the same lists and of different persons. The value of the sum is the median, and its interval the
    central one, of sums drawn from the strata's mixtures over models. Where one stratum has no total the sum has none,
    and the note says which. Raises ValueError for no strata, or for other lists in one than in another.

    Source: Sekar and Deming (1949), Journal of the American Statistical Association 44, 101-115.
    """
    if not tables:
        raise ValueError("no strata are given")
    if len({table.lists for table in tables.values()}) > 1:
        raise ValueError("the strata have different lists: give every stratum the same, in the same order")
    first = next(iter(tables.values()))
    pooled = first.with_counts(np.sum([table.counts for table in tables.values()], axis=0))
    each = {name: averaged(table, confidence=confidence) for name, table in tables.items()}
    return Stratified(each, _sum(tables, pooled, seed, confidence), averaged(pooled, confidence=confidence))


def _sum(tables: Mapping[str, Patterns], pooled: Patterns, seed: int, confidence: float) -> Estimate:
    laws = {name: akaike_law(table) for name, table in tables.items()}
    lacking = [name for name, law in laws.items() if law is None]
    value, low, high = np.nan, float(pooled.persons), np.inf
    if not lacking:
        random = np.random.default_rng([seed, 4])
        sums = np.sum([law.draw(random, DRAWS) for law in laws.values() if law is not None], axis=0)
        low, value, high = np.quantile(sums, [tail(confidence), 0.5, 1.0 - tail(confidence)])
    return Estimate(
        value=np.asarray(value),
        unit="persons",
        method=f"sum over {len(tables)} strata of averages over log-linear models, {percent(confidence)}",
        n=np.asarray(float(pooled.persons)),
        sampling=Interval.of(low, high),
        note=f"no sum: the lists overlap too little in {', '.join(lacking)}" if lacking else "",
    )
