"""The yearly wave of a series: how high it swings, when it peaks, and whether it is there at all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import Column, percent, tail, unless

NONE = "no yearly wave: too few months or events, or not asked for"
UNSURE = "no peak: the wave cannot be told from chance"


@dataclass(frozen=True, slots=True)
class Season:
    """`swing` is the highest month over the lowest, as a ratio of 1 or more; `peak` the month of the year, 1 for the
    middle of January, 1.5 for its end, up to below 13; `p` says whether there is a wave at all."""

    swing: Estimate
    peak: Estimate
    p: Estimate


def season(
    wave: Column, covariance: Column, freedom: Column, *, shape: tuple[int, ...], confidence: float
) -> Season:
    """Swing, peak and test of waves of cosine and sine `wave` (s, 2), with their covariance (s, 2, 2).

    The test is F of both at once. A swing is never below 1, so that its estimate is too high where there is
    none; its interval therefore holds the waves whose size would make the F seen neither unusually small nor
    unusually large (non-central F). The peak's holds the directions in which the region of the
    F-test lies; where that region holds nought (p above 1 - confidence) there is no peak.

    Source: Stolwijk, Straatman and Zielhuis (1999), Journal of Epidemiology and Community Health 53, 235-238;
    Steiger and Fouladi (1997), in What If There Were No Significance Tests?, for the interval.
    """
    from scipy.special import fdtrc, fdtri

    lacking = np.isnan(freedom) | np.isnan(wave[:, 0])
    safe = np.where(lacking[:, None, None], np.eye(2), covariance)
    pair, left = np.where(lacking[:, None], 0.0, wave), np.where(lacking, 9.0, freedom)
    height = np.hypot(pair[:, 0], pair[:, 1])
    f = 0.5 * np.sum(pair * np.linalg.solve(safe, pair[:, :, None])[:, :, 0], axis=1)
    p = np.where(lacking, np.nan, fdtrc(2.0, left, f))
    low, high = _sizes(f, left, safe, height, confidence)
    # Twice the height, in logarithms, lies between the top and the bottom of the wave.
    swing = [np.where(lacking, np.nan, np.exp(2.0 * each)).reshape(shape) for each in (height, low, high)]
    angle = np.arctan2(pair[:, 1], pair[:, 0])
    across = np.stack([-np.sin(angle), np.cos(angle)], axis=1)
    spread = np.sqrt(np.einsum("si,sij,sj->s", across, safe, across))
    # The angle under which the ellipse of F is seen from nought: a quarter of a year where it just leaves it out.
    radius = spread * np.sqrt(2.0 * fdtri(2.0, left, confidence))
    reach = np.arcsin(np.minimum(radius / np.maximum(height, 1e-300), 1.0)) * 6.0 / np.pi
    unsure = lacking | ~(p <= 1.0 - confidence)
    peak = np.where(unsure, np.nan, angle * 6.0 / np.pi % 12.0 + 1.0).reshape(shape)
    reach = reach.reshape(shape)
    note = unless(NONE, lacking.reshape(shape))
    note = unless(NONE, lacking.reshape(shape))
    both = "; ".join(filter(None, (note, unless(UNSURE, (unsure & ~lacking).reshape(shape)))))
    method = f"cosine and sine of the year, {percent(confidence)}"
    return Season(
        swing=Estimate(swing[0], "ratio", method, sampling=Interval.of(swing[1], swing[2]), note=note),
        peak=Estimate(
            peak, "month of the year", method, sampling=Interval.of(peak - reach, peak + reach), note=both
        ),
        p=Estimate(p.reshape(shape), "p", "F-test of cosine and sine of the year", note=note),
    )


def no_season(shape: tuple[int, ...]) -> Season:
    """The season of series for which none was asked."""
    gap = np.full(int(np.prod(shape)), np.nan)
    wave, covariance = np.stack([gap, gap], axis=1), np.full((gap.size, 2, 2), np.nan)
    return season(wave, covariance, gap, shape=shape, confidence=0.95)


def _sizes(
    f: Column, freedom: Column, covariance: Column, height: Column, confidence: float
) -> tuple[Column, Column]:
    """The least and the greatest height of wave that go with F: half the squared height over its variance is the
    half of the non-centrality, the variance being that along the wave seen."""
    unit = np.divide(height**2, 2.0 * f, out=np.ones_like(f), where=f > 0)
    outside = tail(confidence)
    low = _noncentrality(f, freedom, 1.0 - outside)
    high = _noncentrality(f, freedom, outside)
    return np.minimum(np.sqrt(unit * low), height), np.maximum(np.sqrt(unit * high), height)


def _noncentrality(f: Column, freedom: Column, level: float) -> Column:
    """The non-centrality at which the chance of a smaller F than the one seen is `level`; 0 where none is."""
    from scipy.special import ncfdtr

    low, high = np.zeros_like(f), 40.0 + 8.0 * f
    for _ in range(60):
        middle = (low + high) / 2.0
        above = ncfdtr(2.0, freedom, middle, f) > level
        low, high = np.where(above, middle, low), np.where(above, high, middle)
    return np.where(ncfdtr(2.0, freedom, np.zeros_like(f), f) > level, low, 0.0)
