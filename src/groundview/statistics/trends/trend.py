"""Whether monthly counts rise or fall: the change a year, steps where recording broke, and the yearly wave."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import Column, counts, exposures, percent, tail, unless
from groundview.statistics.trends.correlation import Doubt, allowance
from groundview.statistics.trends.course import SEASONS, SIDE, Course
from groundview.statistics.trends.fitting import full_rank, poisson_fit
from groundview.statistics.trends.season import Season, no_season, season

FEWEST_MONTHS, FEWEST_EVENTS, FEWEST_BESIDE = 12, 20, 10
"""The fewest months counted, the fewest events in them, and the fewest events between two breaks, for a trend."""

BLOCK = 1000
"""Series fitted at once, which bounds the memory."""

FEW = (
    f"no trend: fewer than {FEWEST_MONTHS} months or {FEWEST_EVENTS} events, or fewer than {SIDE} months or "
    f"{FEWEST_BESIDE} events beside a break, or events in too few different months"
)
UNSEASONAL = f"yearly wave left out: fewer than {SEASONS} months counted"


@dataclass(frozen=True, slots=True)
class Trend:
    """What one column of s series shows; every figure has shape () for one series, (s,) for several.

    `yearly` is the change in % a year, `p` its two-sided p-value (adjust it for many series by
    `false_discovery`), `steps` one ratio of level after over before for each break, in order, and `season`
    the yearly wave. `dispersion` is how many times the variance exceeds that of chance, `autocorrelation` how much a
    month resembles the last; both averaged over what the series leave open.
    """

    yearly: Estimate
    p: Estimate
    steps: tuple[Estimate, ...]
    season: Season
    dispersion: Column
    autocorrelation: Column


@dataclass(frozen=True, slots=True)
class _Fitted:
    """Coefficients (s, p) with p the full width, NaN where there is none, and their doubt."""

    coefficients: Column
    doubt: Doubt
    seasonal: NDArray[np.bool_]


def trend(
    months: ArrayLike,
    events: ArrayLike,
    *,
    exposure: ArrayLike = 1.0,
    breaks: tuple[str, ...] = (),
    wave: bool = True,
    confidence: float = 0.95,
) -> Trend:
    """Fits log(events per day and exposure) = level + slope x year + a step at every break + a yearly wave.

    `months` (t,) follow each other; `events` (t,) or (s, t) are whole numbers, NaN for a month nobody counted: a gap
    stays one. `exposure` (residents) is a number or of the shape of (t,) or `events`; a month where it is 0 or missing
    is a gap. The days of the month are always part of it. `breaks` are the first months of a new way of recording
    ("2024-04"): a step is then part of every figure, so that no change is read across it as if counting had stayed
    the same. The wave, cosine and sine of the year, is left out of series with fewer than 24 months counted, and the
    note says so.

    Variance may exceed chance (never less is assumed) and months resemble the last: see `correlation.allowance`;
    intervals are Student's, with months less coefficients degrees of freedom. Too few events or months: NaN,
    with a note of how many series. n of every figure is the number of events.

    Raises ValueError for bad counts or exposures, months not in a row, and a break with fewer than 6 months beside
    it.

    Source: McCullagh and Nelder (1989), Generalized Linear Models, chapters 6 and 9. docs/statistics.md shows how
    often the intervals cover.
    """
    course = Course.of(months, breaks)
    seen, at_risk, shape = _series(course, events, exposure)
    fitted = _fitted(course, seen, at_risk, wave=wave)
    shown = _Shown(seen, fitted, shape, confidence)
    slope, lacking = 1, np.isnan(fitted.coefficients[:, 0])
    unseasonal = unless(UNSEASONAL, ~lacking & ~fitted.seasonal) if wave else ""
    note = "; ".join(filter(None, (unless(FEW, lacking.reshape(shape)), unseasonal)))
    width = len(course.breaks)
    return Trend(
        yearly=shown.figure(slope, "% a year", note),
        p=shown.p_value(slope, note),
        steps=tuple(shown.figure(2 + i, "ratio", note) for i in range(width)),
        season=shown.wave(2 + width) if wave else no_season(shape),
        dispersion=fitted.doubt.dispersion.reshape(shape),
        autocorrelation=fitted.doubt.autocorrelation.reshape(shape),
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """From coefficients to figures."""

    events: Column
    fitted: _Fitted
    shape: tuple[int, ...]
    confidence: float

    def figure(self, which: int, unit: str, note: str) -> Estimate:
        """One coefficient as a ratio, or as a change in percent."""
        from scipy.special import stdtrit

        middle = self.fitted.coefficients[:, which]
        reach = stdtrit(self.fitted.doubt.freedom, 1.0 - tail(self.confidence)) * self._error(which)
        value, low, high = (self._scaled(each, unit) for each in (middle, middle - reach, middle + reach))
        return Estimate(
            value=value,
            unit=unit,
            method=f"quasi-Poisson regression, correlated months, {percent(self.confidence)}",
            n=np.nansum(self.events, axis=1).reshape(self.shape),
            sampling=Interval.of(low, high),
            note=note,
        )

    def p_value(self, which: int, note: str) -> Estimate:
        """The two-sided p-value of one coefficient."""
        from scipy.special import stdtr

        apart = np.abs(self.fitted.coefficients[:, which]) / self._error(which)
        return Estimate(
            value=np.asarray(2.0 * stdtr(self.fitted.doubt.freedom, -apart)).reshape(self.shape),
            unit="p",
            method="t-test of the slope, quasi-Poisson regression, correlated months",
            n=np.nansum(self.events, axis=1).reshape(self.shape),
            note=note,
        )

    def wave(self, first: int) -> Season:
        """The yearly wave, whose two coefficients begin at `first`."""
        pair = slice(first, first + 2)
        doubt = self.fitted.doubt
        return season(
            self.fitted.coefficients[:, pair],
            doubt.covariance[:, pair, pair],
            doubt.freedom,
            shape=self.shape,
            confidence=self.confidence,
        )

    def _error(self, which: int) -> Column:
        return np.asarray(np.sqrt(self.fitted.doubt.covariance[:, which, which]))

    def _scaled(self, logarithm: Column, unit: str) -> Column:
        with np.errstate(over="ignore"):
            ratio = np.exp(logarithm).reshape(self.shape)
        return ratio if unit == "ratio" else 100.0 * (ratio - 1.0)


def _series(course: Course, events: ArrayLike, exposure: ArrayLike) -> tuple[Column, Column, tuple[int, ...]]:
    """Counts and exposures of shape (s, t), gaps being NaN and 1, and the shape of the figures."""
    array = np.ma.filled(np.ma.asarray(events).astype(np.float64), np.nan)
    if array.ndim not in (1, 2) or array.shape[-1] != course.months.size:
        raise ValueError(f"events need one column a month: {course.months.size} months, shape {array.shape}")
    seen = counts(array.ravel(), "events", gaps=True).reshape(-1, course.months.size)
    risk = np.ma.filled(np.ma.asarray(exposure).astype(np.float64), np.nan)
    if risk.ndim and risk.shape not in (array.shape, array.shape[-1:]):
        raise ValueError(f"exposure has shape {risk.shape}: give a number, one a month, or one a count")
    at_risk = np.broadcast_to(
        exposures(risk.ravel(), "exposure").reshape(risk.shape) * course.days(), seen.shape
    )
    gap = np.isnan(seen) | ~(at_risk > 0)
    return np.where(gap, np.nan, seen), np.where(gap, 1.0, at_risk), array.shape[:-1]


def _fitted(course: Course, seen: Column, at_risk: Column, *, wave: bool) -> _Fitted:
    """Every series fitted with the wave if it can bear it, and without if not."""
    full = course.design(wave=wave)
    width, there = full.shape[1], ~np.isnan(seen)
    seasonal = wave & (there.sum(axis=1) >= SEASONS)
    found = _Fitted(
        np.full((len(seen), width), np.nan),
        Doubt(np.full((len(seen), width, width), np.nan), *(np.full(len(seen), np.nan) for _ in range(3))),
        seasonal,
    )
    for design, chosen in ((full, seasonal), (course.design(wave=False), ~seasonal)):
        rows = np.flatnonzero(chosen & _enough(course, seen, design))
        for first in range(0, rows.size, BLOCK):
            _fill(found, rows[first : first + BLOCK], (seen, at_risk), design)
    return found


def _fill(found: _Fitted, rows: NDArray[np.int64], series: tuple[Column, Column], design: Column) -> None:
    seen, at_risk = (each[rows] for each in series)
    fit = poisson_fit(seen, at_risk, design)
    good = ~np.isnan(fit.coefficients[:, 0])
    rows, mean = rows[good], fit.mean[good]
    doubt = allowance((seen[good] - mean) / np.sqrt(mean), mean, design)
    width = np.arange(design.shape[1])
    found.coefficients[rows[:, None], width] = fit.coefficients[good]
    found.doubt.covariance[rows[:, None, None], width[:, None], width] = doubt.covariance
    for name in ("dispersion", "autocorrelation", "freedom"):
        getattr(found.doubt, name)[rows] = getattr(doubt, name)


def _enough(course: Course, seen: Column, design: Column) -> NDArray[np.bool_]:
    """Which series have months and events enough, on either side of every break, for one maximum to exist."""
    there, events = ~np.isnan(seen), np.nan_to_num(seen)
    enough = (there.sum(axis=1) >= FEWEST_MONTHS) & (events.sum(axis=1) >= FEWEST_EVENTS)
    # With full rank over the months that have events, no direction makes the likelihood grow for ever.
    enough &= full_rank(design, events > 0)
    if course.breaks:
        beside = (course.segment() == np.arange(len(course.breaks) + 1)[:, None]).astype(np.float64).T
        enough &= np.all((there @ beside >= SIDE) & (events @ beside >= FEWEST_BESIDE), axis=1)
    return np.asarray(enough)
