"""Whether monthly counts rise or fall: the change a year, steps where recording broke, and the yearly wave."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import Column, percent, tail, unless
from groundview.statistics.periods import periods
from groundview.statistics.trends.batches import FEW, Fitted, fitted_courses
from groundview.statistics.trends.course import SEASONS, Course
from groundview.statistics.trends.season import Season, no_season, season

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

    Source: McCullagh and Nelder (1989), Generalized Linear Models, chapters 6 and 9. docs/places_and_times.md shows how
    often the intervals cover.
    """
    course = Course.of(months, breaks)
    seen, at_risk = periods(events, exposure)
    if seen.shape[-1] != course.months.size:
        raise ValueError(f"events need one column a month: {course.months.size} months, shape {seen.shape}")
    shape, at_risk = seen.shape[:-1], np.nan_to_num(at_risk, nan=1.0) * course.days()
    seen, at_risk = (np.atleast_2d(each) for each in (seen, at_risk))
    fitted = fitted_courses(course, seen, at_risk, wave=wave)
    steps = "".join(f", step at {each}" for each in course.breaks)
    shown = _Shown(seen, fitted, shape, confidence, f"quasi-Poisson regression{steps}, correlated months")
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
    fitted: Fitted
    shape: tuple[int, ...]
    confidence: float
    method: str

    def figure(self, which: int, unit: str, note: str) -> Estimate:
        """One coefficient as a ratio, or as a change in percent."""
        from scipy.special import stdtrit

        middle = self.fitted.coefficients[:, which]
        reach = stdtrit(self.fitted.doubt.freedom, 1.0 - tail(self.confidence)) * self._error(which)
        value, low, high = (self._scaled(each, unit) for each in (middle, middle - reach, middle + reach))
        return Estimate(
            value=value,
            unit=unit,
            method=f"{self.method}, {percent(self.confidence)}",
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
            method=f"t-test of the slope, {self.method}",
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
