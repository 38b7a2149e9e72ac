"""Places told apart only by how many events they have, and their bootstrap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from groundview.statistics.bca import acceleration, bca_bounds
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import Column, counts, enough, percent

Whole = NDArray[np.int64]

FEWEST = 10
"""The fewest places with an event for which an interval is given: with fewer, many resamples have none."""

CELLS = 2_000_000
"""The most cells of resampled tallies held at once."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many places have each number of events: `values` rising, shape (d,); `places`, shape (..., d)."""

    values: Whole
    places: Whole

    def events(self) -> Whole:
        """The events in all, shape (...)."""
        return np.asarray(np.sum(self.values * self.places, axis=-1))


Measure = Callable[[Tally], Column]
"""A figure of a tally: shape () for places of shape (d,), (r,) for (r, d)."""


@dataclass(frozen=True, slots=True)
class Draws:
    """How a bootstrap is drawn; the same seed gives the same digits."""

    seed: int
    replicates: int
    confidence: float

    def words(self) -> str:
        """How, for the method of an estimate."""
        return f"BCa bootstrap of places, {self.replicates:,} replicates, {percent(self.confidence)}"


def measured(events: ArrayLike, measure: Measure, *, name: str, unit: str, draws: Draws) -> Estimate:
    """A figure of places with its BCa interval from resampled places; `inequality.gini` says what it is."""
    enough(draws.replicates)
    seen = np.atleast_1d(counts(events, "events")).astype(np.int64)
    tally = Tally(*np.unique(seen, return_counts=True))
    places, total = seen.size, int(tally.events())
    if 2 * places * total >= 2**63:
        raise ValueError("there are too many events for exact sums")
    value = float(measure(tally)) if total else np.nan
    low, high, note = _bounds(value, tally, measure, draws)
    return Estimate(
        value=np.asarray(value),
        unit=unit,
        method=f"{name}; {draws.words()}",
        n=np.asarray(float(places)),
        denominator=np.asarray(float(total)),
        sampling=Interval.of(low, high),
        note=note,
    )


def _bounds(value: float, tally: Tally, measure: Measure, draws: Draws) -> tuple[float, float, str]:
    busy = int(np.sum(tally.places[tally.values > 0]))
    if not busy:
        return np.nan, np.nan, "no figure: there are no events"
    if busy < FEWEST:
        return np.nan, np.nan, f"no interval: fewer than {FEWEST} places have an event"
    if tally.values.size == 1:
        return value, value, "every place has as many events: the interval has no width"
    lean = acceleration(_left_out(tally, measure), tally.places.astype(np.float64))
    return bca_bounds(value, _resampled(tally, measure, draws), lean, confidence=draws.confidence)


def _resampled(tally: Tally, measure: Measure, draws: Draws) -> Column:
    """The figure of as many places drawn with replacement, shape (replicates,)."""
    random = np.random.default_rng(draws.seed)
    n = int(np.sum(tally.places))
    parts = []
    for rows in _blocks(draws.replicates, tally.values.size):
        places = random.multinomial(n, tally.places / n, size=rows.size)
        # With ten busy places one resample in 20,000 has no event, and nothing to measure.
        drawn = Tally(tally.values, places[np.any(places[:, tally.values > 0], axis=1)])
        parts.append(measure(drawn))
    return np.concatenate(parts)


def _left_out(tally: Tally, measure: Measure) -> Column:
    """The figure with one place of each kind left out, shape (d,)."""
    kinds = tally.values.size
    parts = []
    for rows in _blocks(kinds, kinds):
        places = np.repeat(tally.places[None], rows.size, axis=0)
        places[np.arange(rows.size), rows] -= 1
        parts.append(measure(Tally(tally.values, places)))
    return np.concatenate(parts)


def _blocks(rows: int, width: int) -> list[Whole]:
    step = max(1, CELLS // width)
    return [np.arange(first, min(first + step, rows)) for first in range(0, rows, step)]
