"""The space-time K function: how many more events lie within a distance and a time of an event than by chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.inputs import Column, unless
from groundview.statistics.near_repeat.bands import Bands
from groundview.statistics.near_repeat.counts import Counts, counts
from groundview.statistics.near_repeat.events import events
from groundview.statistics.near_repeat.knox import nothing_to_see
from groundview.statistics.near_repeat.shuffles import Shuffles


@dataclass(frozen=True, slots=True)
class Extent:
    """The study: its area in square metres, and its length in days."""

    area: float
    days: float

    def __post_init__(self) -> None:
        if not (0 < self.area < np.inf and 0 < self.days < np.inf):
            raise ValueError(f"area and days must lie above 0: they are {self.area} and {self.days}")


@dataclass(frozen=True, slots=True)
class SpaceTimeK:
    """Functions of distances, shape (s,), and times, shape (t,).

    `k`, shape (s, t), is the number of further events less than a distance and a time from an event, over the density
    of events; `k_space` and `k_time` the same of distance or time alone. `d` = k - k_space k_time is 0 on average where
    who has which day is left to chance; `excess` is d over that product: how many times more than by chance, less 1.
    `residual` is d over its spread in the permutations, `statistic` the sum of residuals, and `p` (1 + permutations
    with as great a sum) / (1 + permutations). What cannot be had is NaN, and `note` says why.
    """

    distances: Column
    times: Column
    k: Column
    k_space: Column
    k_time: Column
    d: Column
    excess: Column
    residual: Column
    statistic: float
    p: float
    n: int
    method: str
    note: str = ""


def space_time_k(
    x: ArrayLike, y: ArrayLike, days: ArrayLike, *, bands: Bands, extent: Extent, shuffles: Shuffles
) -> SpaceTimeK:
    """The functions at the upper bounds of the bands, which begin at 0, for n events: coordinates in metres and whole
    days (or dates), shape (n,).

    Diggle, Chetwynd, Haggkvist and Morris (1995, Statistical Methods in Medical Research 4, 124-136), without their
    weights for edges: then the mean of d over all orders of the days is exactly 0, and k is too low near the edges, in
    the same way on both sides of the difference. Raises ValueError as `knox`, and for bands that do not begin at 0.
    """
    if bands.distances[0] != 0 or bands.intervals[0] != 0:
        raise ValueError("the bands of a space-time K must begin at 0")
    found = events(x, y, days)
    seen = counts(found, bands, shuffles).up_to()
    per_pair = 1 / seen.pairs if seen.pairs else np.nan
    k_space, k_time = extent.area * seen.near * per_pair, extent.days * seen.soon * per_pair
    d = extent.area * extent.days * per_pair * (seen.rows[0] - seen.mean)
    residual, statistic, p = _tested(seen)
    reason = nothing_to_see(found, seen)
    return SpaceTimeK(
        distances=bands.distances[1:],
        times=bands.intervals[1:],
        k=extent.area * extent.days * per_pair * seen.rows[0],
        k_space=np.asarray(k_space),
        k_time=np.asarray(k_time),
        d=d,
        excess=np.where(seen.fixed, np.nan, d) / np.where(seen.fixed, np.nan, k_space[:, None] * k_time),
        residual=residual,
        statistic=np.nan if reason else statistic,
        p=np.nan if reason else p,
        n=found.day.size,
        method=f"space-time K, {bands.metric} distance, no weights for edges, {shuffles.words()}",
        note=f"no test: {reason}"
        if reason
        else unless("no excess: no order of the days could change it", seen.fixed),
    )


def _tested(seen: Counts) -> tuple[Column, float, float]:
    """Residuals, shape (s, t), their sum and its upper probability; a count that nothing changed adds nothing."""
    off = seen.rows - seen.mean
    spread = np.sqrt(np.mean(off[1:] ** 2, axis=0))
    residuals = off / np.where(seen.fixed | (spread == 0), np.nan, spread)
    sums = np.nansum(residuals, axis=(1, 2))
    # Equal counts may add up to sums that differ in their last digits.
    p = np.mean(sums >= sums[0] - 1e-9)
    return residuals[0], float(sums[0]), float(p)
