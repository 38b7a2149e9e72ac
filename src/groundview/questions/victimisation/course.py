"""Series on the course that their gaps and changes in recording leave to them, and what is said beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from groundview.evidence.records.store import Reader
from groundview.questions.figures import Figures
from groundview.questions.victimisation.series import CASES, OFFENCES, Series, read_series
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.trends.batches import FEW
from groundview.statistics.trends.course import SIDE
from groundview.statistics.trends.trend import Trend, trend

if TYPE_CHECKING:
    from numpy.typing import NDArray

RARE = 5
"""Cases in a month, on average, below which a context has no course over time, only a test of its newest months."""
TOO_RARE = "no figure: too few cases a month for a course over time; see recent_change"
CLOSE = f"no figure: recording changed twice within {SIDE} months"
SHORT = f"no figure: changes in recording leave fewer than {SIDE} months"


@dataclass(frozen=True, slots=True)
class Course:
    """Series that the same changes in recording touch: the months that are left to them, the steps among these, and the
    note that tells; or the reason why there is no figure."""

    series: Series
    months: tuple[str, ...]
    steps: tuple[str, ...]
    note: str
    refused: str

    @property
    def events(self) -> NDArray[np.float64]:
        """Counts of the months that are left, shape (k, t)."""
        first = self.series.months.index(self.months[0])
        return self.series.events[:, first : first + len(self.months)]

    def figures(self, made: Estimate, method: str, lacking: NDArray[Any] | str = FEW) -> Figures:
        """One estimate of the series as figures, each with the note, or the reason why it is `lacking`. The number of
        events stands as numerator too, so that the gate knows the count behind it."""
        value = np.full(len(self.series), np.nan) if self.refused else made.value
        low, high = (made.sampling.low, made.sampling.high) if made.sampling else (value, value)
        known = ~np.isnan(value)
        said = np.where(known, self.note, self.refused or lacking).astype(object)
        n = np.nansum(self.events, axis=1)
        return Figures(
            dict(self.series.texts) | {"note": said},
            Estimate(
                value=value,
                unit=made.unit,
                method=method,
                n=n,
                numerator=n,
                sampling=Interval.of(np.where(known, low, np.nan), np.where(known, high, np.nan)),
            ),
        )


@lru_cache(maxsize=1)
def fitted(reader: Reader, *, areas: bool) -> tuple[tuple[Course, Trend], ...]:
    """The series of offences and of cases, those on one course together, with their trend; with `areas` those of single
    areas too. Fitted once for the measures that one reader serves."""
    return tuple(
        (course, trend(course.months, course.events, breaks=() if course.refused else course.steps))
        for course in _all(reader, areas)
    )


def _all(reader: Reader, areas: bool) -> Iterator[Course]:
    offences, cases = read_series(reader, OFFENCES), read_series(reader, CASES)
    yield from _courses(offences if areas else offences.of(_wide(offences)), "")
    rare = np.nan_to_num(np.nansum(cases.events, axis=1)) < RARE * np.sum(~np.isnan(cases.events), axis=1)
    yield from _courses(cases.of(~rare), "")
    yield from _courses(cases.of(rare), TOO_RARE)


def _wide(series: Series) -> NDArray[np.bool_]:
    """Whether each series is one of the study or a city."""
    return np.array([not name.endswith(", areas") for name in series.family], dtype=np.bool_)


def _courses(series: Series, refused: str) -> Iterator[Course]:
    for changed, rows in series.by_change():
        course = _course(series.of(rows), changed)
        yield replace(course, refused=refused or course.refused)


def _course(series: Series, changed: tuple[str, ...]) -> Course:
    """Where a change leaves less than `SIDE` months beside it, those months are left out; other changes are steps."""
    months = series.months
    breaks = [months.index(month) for month in changed if month in months]
    first, last = 0, len(months)
    while breaks and breaks[0] - first < SIDE:
        first = breaks.pop(0)
    while breaks and last - breaks[-1] < SIDE:
        last = breaks.pop()
    steps = tuple(months[place] for place in breaks)
    said = [f"months before {months[first]} are left out: recording changed"] if first else []
    said += [f"months from {months[last]} on are left out: recording changed"] if last < len(months) else []
    said += [f"beside a step in {', '.join(steps)}, where recording changed"] if steps else []
    close = any(later - earlier < SIDE for earlier, later in pairwise(breaks))
    short = last - first < SIDE
    refused = SHORT if short else CLOSE if close else ""
    return Course(series, months if short else months[first:last], steps, "; ".join(said), refused)
