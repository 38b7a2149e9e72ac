"""Bands of distance and of days, each with its lower bound and without its upper one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np

from groundview.statistics.inputs import Column, column, counts

Metric = Literal["manhattan", "euclidean"]

NEXT_TO_0 = float(np.nextafter(0.0, 1.0))


@dataclass(frozen=True, slots=True)
class Bands:
    """Bounds of distance in metres, shape (d + 1,), and of whole days, shape (t + 1,), rising.

    A band reaches from its bound to the next, which belongs to the next band: [0, 7) days are the same day to six days
    later, [100, 200) holds a distance of exactly 100. With `same_place` a band of its own, of distance exactly 0,
    stands before the others. Distances are along the axes (`manhattan`: how far one goes in a town of square blocks)
    or straight (`euclidean`).
    """

    distances: Column
    intervals: Column
    metric: Metric
    same_place: bool

    @classmethod
    def of(
        cls,
        distances: Sequence[float],
        intervals: Sequence[int],
        *,
        metric: Metric = "manhattan",
        same_place: bool = False,
    ) -> Bands:
        """Raises ValueError unless there are two bounds or more of each that rise from 0 or more (distances from 0 and
        one of them is enough, where the same place has a band of its own), and days are whole."""
        if metric not in ("manhattan", "euclidean"):
            raise ValueError(f"metric must be 'manhattan' or 'euclidean': it is {metric!r}")
        metres, days = column(distances, "distances"), counts(intervals, "intervals")
        if same_place:
            metres = _after_same_place(metres)
        return cls(_rising(metres, "distances"), _rising(days, "intervals"), metric, same_place)

    def distance_labels(self) -> tuple[str, ...]:
        """The bands of distance as intervals: '[0, 100)'; '0 (same place)' and '(0, 100)' where that stands apart."""
        if not self.same_place:
            return _labels(self.distances)
        after = (
            (f"(0, {self.distances[2]:.12g})", *_labels(self.distances[2:]))
            if self.distances.size > 2
            else ()
        )
        return ("0 (same place)", *after)

    def interval_labels(self) -> tuple[str, ...]:
        """The bands of days as intervals: '[0, 7)' is the same day to six days later."""
        return _labels(self.intervals)


def _after_same_place(metres: Column) -> Column:
    """A bound put in after 0, so near that only 0 itself lies below it."""
    if metres.ndim != 1 or metres.size == 0 or metres[0] != 0:
        raise ValueError("with same_place the distances must begin with 0")
    return np.insert(metres, 1, NEXT_TO_0)


def _rising(bounds: Column, name: str) -> Column:
    if bounds.ndim != 1 or bounds.size < 2:
        raise ValueError(f"{name} needs two bounds or more: one band lies between two")
    if not np.all(np.isfinite(bounds)) or bounds[0] < 0 or np.any(np.diff(bounds) <= 0):
        raise ValueError(f"{name} must rise from 0 or more, without a bound that is missing or repeated")
    return bounds


def _labels(bounds: Column) -> tuple[str, ...]:
    return tuple(f"[{low:.12g}, {high:.12g})" for low, high in pairwise(bounds))
