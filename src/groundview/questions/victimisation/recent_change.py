"""Whether the newest months differ from what they are compared with by more than chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from groundview.evidence.records.store import Reader
from groundview.questions.figures import Figures
from groundview.questions.groups import joined
from groundview.questions.measure import Measure
from groundview.questions.victimisation.alarm import adjusted, beside, words
from groundview.questions.victimisation.series import CASES, ENOUGH, OFFENCES, SERIES, Series, read_series
from groundview.statistics.comparison import e_test
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.ratios import rate_ratio
from groundview.statistics.trends.batches import FEWEST_MONTHS, fitted_courses
from groundview.statistics.trends.course import Course

if TYPE_CHECKING:
    from numpy.typing import NDArray

NEWEST = 3
"""Months that are compared: the newest of the study's period."""
CHANGED = "no comparison: recording changed between the months compared"
SHORT = "no comparison: the period is too short"
GAP = "no comparison: none of the months to compare was supplied in full"
NONE = "no ratio: nothing in the months before"


@dataclass(frozen=True, slots=True)
class Compared:
    """Events and months supplied, before and now, shape (k,) each; why there is no comparison, empty where there is;
    and how the months were chosen."""

    before: NDArray[np.float64]
    now: NDArray[np.float64]
    months_before: NDArray[np.float64]
    months_now: NDArray[np.float64]
    refused: NDArray[Any]
    how: str


def compared(series: Series) -> Compared:
    """The newest months of every series beside the same months a year earlier, month by month, so that a month that is
    a gap in either year counts in neither; where there is no earlier year, beside the months before them."""
    months, t = series.months, len(series.months)
    yearly = t >= 12 + NEWEST
    first = t - NEWEST - (12 if yearly else NEWEST)
    if first < 0:
        nothing = np.zeros(len(series))
        return Compared(
            nothing, nothing, nothing, nothing, np.full(len(series), SHORT, dtype=object), "no comparison"
        )
    now, before = series.events[:, t - NEWEST :], series.events[:, first : first + NEWEST]
    if yearly:
        both = np.isnan(now) | np.isnan(before)
        now, before = np.where(both, np.nan, now), np.where(both, np.nan, before)
    months_before, months_now = (np.sum(~np.isnan(part), axis=1).astype(np.float64) for part in (before, now))
    crossed = [any(months[first] < month <= months[-1] for month in changed) for changed in series.changed]
    gap = np.minimum(months_before, months_now) == 0
    return Compared(
        before=np.nansum(before, axis=1),
        now=np.nansum(now, axis=1),
        months_before=months_before,
        months_now=months_now,
        refused=np.where(crossed, CHANGED, np.where(gap, GAP, "")).astype(object),
        how=f"{months[t - NEWEST]} to {months[-1]} against {months[first]} to {months[first + NEWEST - 1]}",
    )


def _ratio(of: Compared, p: NDArray[np.float64]) -> Estimate:
    made = rate_ratio(of.before, of.now, exposure_first=of.months_before, exposure_second=of.months_now)
    # The sum of both would tell more of each than the two, rounded, do.
    made = replace(made, method=f"{made.method}; {of.how}", n=of.now)
    known = of.refused == ""
    ends = (made.sampling.low, made.sampling.high) if made.sampling else (made.value, made.value)
    low, high = (np.where(known & np.isfinite(end), end, np.nan) for end in ends)
    # From nothing to nothing, or with nothing to compare with, an interval would run to infinity.
    low = np.where(np.isnan(high), np.nan, low)
    return replace(
        made,
        value=np.where(known, made.value, np.nan),
        sampling=Interval(low, np.where(np.isnan(low), low, high)),
    )


def _chance(of: Compared, p: NDArray[np.float64]) -> Estimate:
    """The adjusted probability. The counts stand beside it, which it would tell."""
    method = f"E-test, allowing for months that vary more; adjusted (Benjamini and Hochberg); {of.how}"
    return Estimate(
        value=p,
        unit="p",
        method=method,
        n=of.now,
        numerator=of.now,
        denominator=of.before,
    )


def _probability(series: Series, of: Compared) -> NDArray[np.float64]:
    """The E-test, or the test of the ratio's logarithm where the series varies more than chance and that is larger;
    adjusted for all series of a family. NaN where there is no comparison."""
    from scipy.special import ndtr

    exposure = {"exposure_first": of.months_before, "exposure_second": of.months_now}
    exact = e_test(of.before, of.now, **exposure).value
    spread = _spread(series)
    before, now = of.before + 0.5, of.now + 0.5
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = np.abs(np.log(now * of.months_before / (before * of.months_now)))
        varied = 2.0 * ndtr(-apart / np.sqrt(spread * (1.0 / before + 1.0 / now)))
    p = np.where(spread > 1.0, np.fmax(exact, varied), exact)
    return adjusted(np.where(of.refused == "", p, np.nan), series.family)


def _spread(series: Series) -> NDArray[np.float64]:
    """How many times the variance of the months before the newest exceeds that of chance, about trend and wave, shape
    (k,); 1 where too few are known. (The newest would raise it by the very change that is looked for.)"""
    before = series.events[:, :-NEWEST]
    if before.shape[1] < FEWEST_MONTHS:
        return np.ones(len(series))
    course = Course.of(series.months[:-NEWEST], ())
    days = np.broadcast_to(course.days(), before.shape)
    return np.asarray(np.fmax(fitted_courses(course, before, days, wave=True).doubt.dispersion, 1.0))


def judged(series: Series) -> tuple[Compared, NDArray[np.float64]]:
    """What is compared of each series, and the adjusted probability (k,) that chance alone would do as much."""
    of = compared(series)
    return of, _probability(series, of)


@lru_cache(maxsize=2)
def _read(reader: Reader, sql: str) -> tuple[Series, Compared, NDArray[np.float64]]:
    """The series of a query, judged once for both measures that a reader serves."""
    series = read_series(reader, sql)
    return series, *judged(series)


def _figures(estimate: Callable[[Compared, NDArray[np.float64]], Estimate]) -> Callable[[Reader], Figures]:
    def figures(reader: Reader) -> Figures:
        read = (_read(reader, sql) for sql in (OFFENCES, CASES))
        return joined([_of(series, of, p, estimate(of, p)) for series, of, p in read if len(series)])

    return figures


def _of(series: Series, of: Compared, p: NDArray[np.float64], made: Estimate) -> Figures:
    said = words(p, of.now * of.months_before > of.before * of.months_now)
    lacking = np.where((of.refused == "") & np.isnan(made.value), NONE, of.refused).astype(object)
    return Figures(dict(series.texts) | {"note": beside(lacking, said)}, replace(made, note=""))


DEFINED = (
    f"the newest {NEWEST} months of the period against the same months a year earlier (the {NEWEST} months before them "
    "where there is no earlier year), per month supplied; a month that is a gap in one year counts in neither. For the "
    f"study, each city and area, by type (one type in one area from {ENOUGH} offences on), and the cases of each "
    "context, however few. No figure where recording changed between the months that are compared."
)

MEASURES = (
    Measure(
        name="recent_change",
        question="victimisation",
        title="Newest months against a year earlier",
        definition=(
            f"How many times as many offences or cases are recorded as before: {DEFINED} The note says whether that is "
            "more than chance would do among all areas or cities of a type, all types of the study, or all series of a "
            "context; the interval is that of chance for this one series, of offences that come one by one."
        ),
        citation="Przyborowski and Wilenski (1940), Biometrika 31, 313-323.",
        cells=SERIES,
        figures=_figures(_ratio),
    ),
    Measure(
        name="recent_change_p",
        question="victimisation",
        title="Chance of such a change",
        definition=(
            f"How probable a difference as large would be by chance: {DEFINED} It is adjusted for all that were looked "
            "at together, so that among those at .05 or less one in twenty is a false alarm, on average. The E-test "
            "supposes that offences come one by one; where the months of a series vary more than that about its "
            "trend, as large counts do, a test that allows for it stands where it gives more chance to chance."
        ),
        citation=(
            "Krishnamoorthy and Thomson (2004), Journal of Statistical Planning and Inference 119, 23-35; Benjamini "
            "and Hochberg (1995), Journal of the Royal Statistical Society B 57, 289-300."
        ),
        cells=SERIES,
        figures=_figures(_chance),
    ),
)
