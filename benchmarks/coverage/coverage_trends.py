"""How often trends, steps at a break and yearly waves are covered, and how often chance is taken for one.

Counts have mean 20 and a chosen variance (times that of chance), 5% more a year, and a wave whose top is July, 1.49
times January. "alike" is how a month's counts resemble the last's: drawn either directly (a normal copula of first
order) or behind the counts, in a gamma rate, with the chance of each month on top. Beside it the same slope with
the errors of quasi-Poisson regression alone, and with those of Newey and West.
Run: PYTHONPATH=src python benchmarks/coverage/coverage_trends.py [SERIES]
"""

from __future__ import annotations

import sys

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaincinv, ndtr, stdtrit
from scipy.stats import nbinom

from groundview.statistics.estimate import Interval
from groundview.statistics.trends.course import Course
from groundview.statistics.trends.fitting import information, poisson_fit
from groundview.statistics.trends.trend import Trend, trend

SERIES = 4000
SLOPE, SWING, PEAK = 5.0, float(np.exp(0.4)), 7.0

Table = NDArray[np.float64]


def drawn(mean: Table, variance: float, alike: float, *, behind: bool) -> Table:
    """Counts (s, t) about `mean` (t,)."""
    random = np.random.default_rng(1)
    z = random.standard_normal((series(), mean.size))
    for i in range(1, mean.size):
        z[:, i] = alike * z[:, i - 1] + np.sqrt(1 - alike**2) * z[:, i]
    size = mean / (variance - 1)
    if behind:
        return np.asarray(random.poisson((variance - 1) * gammaincinv(size, ndtr(z))), dtype=np.float64)
    return np.asarray(nbinom.ppf(ndtr(z), size, 1 / variance))


def series() -> int:
    """How many series a line of the table rests on."""
    return int(sys.argv[1]) if len(sys.argv) > 1 else SERIES


def covers(found: Interval | None, truth: float) -> float:
    """The share of series whose interval holds the truth."""
    assert found is not None
    return float(np.mean((found.low <= truth) & (truth <= found.high)))


def peak_covers(found: Trend) -> float:
    """The same for the top of the wave, round the year, where one is given."""
    given, bounds = found.season.peak.value, found.season.peak.sampling
    assert bounds is not None
    apart = np.abs((given - PEAK + 6) % 12 - 6)
    return float(np.mean((apart <= bounds.high - given)[~np.isnan(given)]))


def usual(course: Course, counts: Table) -> tuple[float, float]:
    """The coverage of the slope by quasi-Poisson errors, and by Newey and West's with a correction for small
    samples."""
    design = course.design(wave=True)
    fit = poisson_fit(counts, np.broadcast_to(course.days(), counts.shape), design)
    months, width = design.shape
    free = months - width
    residual = (counts - fit.mean) / np.sqrt(fit.mean)
    inverse = np.linalg.inv(information(design, fit.mean))
    plain = np.maximum(np.sum(residual**2, axis=1) / free, 1.0) * inverse[:, 1, 1]
    part = (counts - fit.mean)[:, :, None] * design
    middle = np.swapaxes(part, 1, 2) @ part
    lags = int(4 * (months / 100) ** (2 / 9))
    for lag in range(1, lags + 1):
        across = np.swapaxes(part[:, lag:], 1, 2) @ part[:, :-lag]
        middle += (1 - lag / (lags + 1)) * (across + np.swapaxes(across, 1, 2))
    robust = months / free * (inverse @ middle @ inverse)[:, 1, 1]
    off = np.abs(fit.coefficients[:, 1] - np.log1p(SLOPE / 100))
    reach = stdtrit(free, 0.975)
    return float(np.mean(off <= reach * np.sqrt(plain))), float(np.mean(off <= reach * np.sqrt(robust)))


def line(months: int, variance: float, alike: float, *, behind: bool) -> str:
    """One line of the table."""
    course = Course.of(np.arange(np.datetime64("2021-01"), np.datetime64("2021-01") + months), ())
    at = np.arange(months)
    level = 20 / 30.4 * course.days() * np.exp(np.log1p(SLOPE / 100) * (at - at.mean()) / 12)
    wave = np.exp(0.2 * np.cos(2 * np.pi * (at - 6) / 12))
    counts = drawn(level * wave, variance, alike, behind=behind)
    found = trend(course.months, counts)
    broken = trend(course.months, counts, breaks=(str(course.months[months // 2]),)).steps[0]
    flat = trend(course.months, drawn(20 / 30.4 * course.days(), variance, alike, behind=behind))
    plain, robust = usual(course, counts)
    figures = (
        covers(found.yearly.sampling, SLOPE), plain, robust, covers(broken.sampling, 1.0),
        covers(found.season.swing.sampling, SWING), peak_covers(found),
        np.mean(flat.p.value < 0.05), np.mean(flat.season.p.value < 0.05),
    )  # fmt: skip
    shown = " | ".join(f"{figure:.3f}" for figure in figures)
    return f"| {months} | {variance:g} | {alike:g}{' behind' if behind else ''} | {shown} |"


def main() -> None:
    """Prints the table."""
    print(
        "| months | variance | alike | slope covers | quasi-Poisson alone | Newey and West | step covers ",
        end="",
    )
    print("| swing covers | peak covers | slopes by chance | waves by chance |\n|" + "---|" * 11)
    for months in (24, 30, 36, 48, 60):
        for variance in (1.2, 3.0):
            for alike in (0.0, 0.3, 0.5):
                print(line(months, variance, alike, behind=False), flush=True)
        print(line(months, 3.0, 0.5, behind=True), flush=True)


if __name__ == "__main__":
    main()
