"""Many series fitted together, each on the course that it can bear, and those that can bear none left out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.inputs import Column
from groundview.statistics.trends.correlation import Doubt, allowance
from groundview.statistics.trends.course import SEASONS, SIDE, Course
from groundview.statistics.trends.fitting import full_rank, poisson_fit

FEWEST_MONTHS, FEWEST_EVENTS, FEWEST_BESIDE = 12, 20, 10
"""The fewest months counted, the fewest events in them, and the fewest events between two breaks, for a trend."""

BLOCK = 1000
"""Series fitted at once, which bounds the memory."""

FEW = (
    f"no trend: fewer than {FEWEST_MONTHS} months or {FEWEST_EVENTS} events, or fewer than {SIDE} months or "
    f"{FEWEST_BESIDE} events beside a break, or events in too few different months"
)


@dataclass(frozen=True, slots=True)
class Fitted:
    """Coefficients (s, p) with p the full width and their doubt, NaN where there is no trend or wave, and which series
    (s,) have months enough for a wave."""

    coefficients: Column
    doubt: Doubt
    seasonal: NDArray[np.bool_]


def fitted_courses(course: Course, seen: Column, at_risk: Column, *, wave: bool) -> Fitted:
    """Every series fitted with the wave if it can bear it, and without if not."""
    full = course.design(wave=wave)
    width, there = full.shape[1], ~np.isnan(seen)
    seasonal = wave & (there.sum(axis=1) >= SEASONS)
    found = Fitted(
        np.full((len(seen), width), np.nan),
        Doubt(np.full((len(seen), width, width), np.nan), *(np.full(len(seen), np.nan) for _ in range(3))),
        seasonal,
    )
    for design, chosen in ((full, seasonal), (course.design(wave=False), ~seasonal)):
        rows = np.flatnonzero(chosen & _enough(course, seen, design))
        for first in range(0, rows.size, BLOCK):
            _fill(found, rows[first : first + BLOCK], (seen, at_risk), design)
    return found


def _fill(found: Fitted, rows: NDArray[np.int64], series: tuple[Column, Column], design: Column) -> None:
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
