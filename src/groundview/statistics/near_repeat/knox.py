"""Knox's table: whether events near each other in space are also near in time more often than by chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from groundview.statistics.estimate import Interval
from groundview.statistics.inputs import Column, unless
from groundview.statistics.near_repeat.bands import Bands
from groundview.statistics.near_repeat.counts import Counts, counts
from groundview.statistics.near_repeat.events import Events, events
from groundview.statistics.near_repeat.family import in_any_cell, in_cell
from groundview.statistics.near_repeat.shuffles import Shuffles

Whole = NDArray[np.int64]

CHANCE = (0.025, 0.975)
"""Quantiles of Weibull's kind, between which one more row of chance lies with just this probability."""


@dataclass(frozen=True, slots=True)
class KnoxTable:
    """Pairs of events by d bands of distance and t of days; cells have shape (d, t).

    `distances` and `intervals` say the bands. `observed` pairs stand beside their `mean` over all orders of the days,
    which is exact, and their `median` over the permutations; `ratio_to_mean` is 1 where nothing is to be seen, and
    chance alone keeps it within `chance`, the middle 95% of the permutations. `p` is (1 + permutations with as many
    pairs or more) / (1 + permutations); `p_table` is that of an excess as great in any cell of the table, for those who
    look at all of them. Ratios and p are NaN where the count could not be otherwise: `note` says why.
    """

    distances: tuple[str, ...]
    intervals: tuple[str, ...]
    observed: Whole
    mean: Column
    median: Column
    ratio_to_mean: Column
    ratio_to_median: Column
    chance: Interval
    p: Column
    p_table: Column
    n: int
    permutations: int
    method: str
    note: str = ""


def knox(x: ArrayLike, y: ArrayLike, days: ArrayLike, *, bands: Bands, shuffles: Shuffles) -> KnoxTable:
    """The table of n events: coordinates in metres and whole days (or dates), shape (n,).

    Knox (1964, Applied Statistics 13, 25-29) with the days of events permuted (Johnson and others 2007, Journal of
    Quantitative Criminology 23, 201-219). Raises ValueError for what is missing, not whole or of another length, for
    more than 2^28 close pairs, and for days that span more than 32,766 days even without the times without events.
    """
    found = events(x, y, days)
    seen = counts(found, bands, shuffles)
    fixed, drawn = seen.fixed, seen.rows[1:]
    median = np.median(drawn, axis=0)
    mean = np.where(fixed, np.nan, seen.mean)
    empty = ~fixed & (median == 0)
    return KnoxTable(
        bands.distance_labels(),
        bands.interval_labels(),
        observed=seen.rows[0],
        mean=seen.mean,
        median=median,
        ratio_to_mean=seen.rows[0] / mean,
        ratio_to_median=seen.rows[0] / np.where(fixed | empty, np.nan, median),
        chance=Interval.of(*(np.quantile(drawn, CHANCE, axis=0, method="weibull") / mean)),
        p=np.where(fixed, np.nan, in_cell(seen.rows)),
        p_table=np.where(fixed, np.nan, in_any_cell(seen.rows, seen.mean)),
        n=found.day.size,
        permutations=shuffles.permutations,
        method=f"Knox, {bands.metric} distance, {shuffles.words()}",
        note=_note(found, seen, empty),
    )


def _note(found: Events, seen: Counts, empty: NDArray[np.bool_]) -> str:
    if reason := nothing_to_see(found, seen):
        return f"no ratio and no p: {reason}"
    words = (
        unless("no ratio and no p: no order of the days could change the count", seen.fixed),
        unless("no ratio to the median: it is 0", empty),
    )
    return "; ".join(filter(None, words))


def nothing_to_see(found: Events, seen: Counts) -> str:
    """Why no order of the days could change anything; empty where one could."""
    if found.day.size < 2:
        return "there are fewer than two events"
    if np.ptp(found.x) == 0 and np.ptp(found.y) == 0:
        return "all events are in one place"
    if np.ptp(found.day) == 0:
        return "all events are on one day"
    if not seen.near.any():
        return "no two events are as near as the largest distance"
    return "no order of the days could change a count" if seen.fixed.all() else ""
