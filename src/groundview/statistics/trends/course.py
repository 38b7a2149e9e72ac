"""The course that a monthly series may take: a level, a slope, steps where recording broke, a yearly wave."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from groundview.statistics.inputs import Column

Months = NDArray[np.datetime64]

SEASONS = 24
"""The fewest months counted for which a yearly wave is told from a slope: two of every month."""

SIDE = 6
"""The fewest months on either side of a break in recording."""


@dataclass(frozen=True, slots=True)
class Course:
    """Months in a row, shape (t,), and the breaks among them: each is the first month of a new way of counting."""

    months: Months
    breaks: tuple[np.datetime64, ...]

    @classmethod
    def of(cls, months: ArrayLike, breaks: tuple[str, ...]) -> Course:
        """Checks both; raises ValueError for months not in a row and for a break too near an end or another."""
        calendar = np.array(months, dtype="datetime64[M]")
        if calendar.ndim != 1 or calendar.size < 1 or np.any(np.diff(calendar).astype(np.int64) != 1):
            raise ValueError("the months must follow each other, none left out: use series.align first")
        named = tuple(sorted(np.datetime64(each, "M") for each in breaks))
        edges = np.array([calendar[0], *named, calendar[-1] + 1])
        short = np.flatnonzero(np.diff(edges).astype(np.int64) < SIDE) if named else np.array([])
        if short.size:
            raise ValueError(
                f"between {edges[short[0]]} and {edges[short[0] + 1]} lie fewer than {SIDE} months: a break"
                " needs as many on either side, or step and slope cannot be told apart"
            )
        return cls(calendar, named)

    def days(self) -> Column:
        """The days of every month."""
        first = self.months.astype("datetime64[D]")
        return np.asarray(((self.months + 1).astype("datetime64[D]") - first).astype(np.float64))

    def segment(self) -> NDArray[np.int64]:
        """How many breaks have come by each month."""
        return np.sum([self.months >= each for each in self.breaks], axis=0, dtype=np.int64) + np.zeros(
            self.months.size, dtype=np.int64
        )

    def design(self, *, wave: bool) -> Column:
        """Columns of shape (t, p): 1, years from the middle, a step for every break, and cosine and sine of the
        year, whose peak is counted from the middle of January."""
        at = np.arange(self.months.size, dtype=np.float64)
        columns = [np.ones(at.size), (at - at.mean()) / 12.0]
        columns += [(self.months >= each).astype(np.float64) for each in self.breaks]
        if wave:
            angle = 2.0 * np.pi * (self.months.astype(np.int64) % 12) / 12.0
            columns += [np.cos(angle), np.sin(angle)]
        return np.stack(columns, axis=1)
