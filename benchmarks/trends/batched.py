"""Trends of 483 areas by 14 types over 30 months, beside one regression after the other in statsmodels.

Both fit a level, a slope and a yearly wave with the days of the month as exposure. Ours goes on to weigh 21 ways in
which months may be alike and to test the wave; the peer takes quasi-Poisson errors, the quickest it has.
"""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

import numpy as np
from harness import Case
from numpy.typing import NDArray

AREAS, TYPES, MONTHS = 483, 14, 30
AT_MOST, SECONDS = 1 / 5, 5.0
"""A city's wards are looked at while somebody waits; the limit leaves room for a slow machine, the import included."""


def make(path: Path) -> None:
    """Counts of a gamma law over areas and types, one month in fifteen missing everywhere and some in places."""
    random = np.random.default_rng(1)
    level = random.gamma(0.5, 8.0, (AREAS * TYPES, 1))
    counts = random.poisson(random.gamma(level, 1.0, (AREAS * TYPES, MONTHS))).astype(np.float64)
    counts[:, [7, 19]] = np.nan
    counts[random.random(counts.shape) < 0.002] = np.nan
    np.save(path, counts)


def calendar() -> NDArray[np.datetime64]:
    """The months."""
    return np.arange(np.datetime64("2023-01"), np.datetime64("2023-01") + MONTHS)


def ours(path: Path) -> NDArray[np.float64]:
    """All at once."""
    from groundview.statistics.trends.trend import trend

    return trend(calendar(), np.load(path)).yearly.value


def peer(path: Path, rows: int = AREAS * TYPES) -> NDArray[np.float64]:
    """One after the other, those with 20 events or more."""
    import statsmodels.api as sm

    from groundview.statistics.trends.course import Course

    course = Course.of(calendar(), ())
    design, days = course.design(wave=True), np.log(course.days())
    slopes = []
    for counts in np.load(path)[:rows]:
        seen = ~np.isnan(counts)
        slope = np.nan
        if np.nansum(counts) >= 20:
            model = sm.GLM(counts[seen], design[seen], family=sm.families.Poisson(), offset=days[seen])
            slope = float(model.fit(scale="X2").params[1])
        slopes.append(100 * np.expm1(slope))
    return np.array(slopes)


def cases() -> list[Case]:
    """The whole city; the first three hundred series are first seen to have the slopes of the peer."""
    path = Path(tempfile.mkdtemp()) / "counts.npy"
    make(path)
    mine, theirs = ours(path)[:300], peer(path, rows=300)
    both = ~np.isnan(mine)
    np.testing.assert_allclose(mine[both], theirs[both], rtol=1e-5, atol=1e-5)
    return [
        Case(
            "6,762 series of 30 months, statsmodels",
            partial(ours, path),
            partial(peer, path),
            repeats=3,
            at_most=AT_MOST,
            at_most_seconds=SECONDS,
        )
    ]
