"""Ripley's K: how many further points lie within a radius of a point, over the density of points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from groundview.statistics.estimate import Interval
from groundview.statistics.inputs import Column, column, refuse
from groundview.statistics.point_patterns.neighbourhoods import summed
from groundview.statistics.point_patterns.window import Window

Correction = Literal["isotropic", "border", "none"]

CHANCE = (0.025, 0.975)
"""Quantiles of Weibull's kind, between which one more row of chance lies with just this probability."""


@dataclass(frozen=True, slots=True)
class Simulations:
    """How many patterns are drawn at random in the study area, and their seed.

    Raises ValueError for fewer than 39, whose middle 95% has no outside.
    """

    seed: int
    patterns: int = 99

    def __post_init__(self) -> None:
        if self.patterns < 39:
            raise ValueError(
                f"an envelope needs at least 39 patterns, better 999: {self.patterns} were asked for"
            )


@dataclass(frozen=True, slots=True)
class RipleyK:
    """K at radii, shape (r,), and L, the `root` of K / pi. At random K is pi radius^2 and L the radius itself.

    With simulations, `chance` holds the middle 95% of L in as many random patterns, radius by radius, and `p` is that
    of the greatest distance of L, at any radius, from its mean, in standard deviations: (1 + patterns that are as far
    off) / (1 + patterns). K that cannot be had is NaN, and `note` says why.
    """

    radii: Column
    k: Column
    root: Column
    n: int
    area: float
    method: str
    note: str = ""
    chance: Interval | None = None
    p: float | None = None


def ripley_k(
    x: ArrayLike,
    y: ArrayLike,
    radii: ArrayLike,
    window: Window,
    *,
    correction: Correction = "isotropic",
    simulations: Simulations | None = None,
) -> RipleyK:
    """K of n points, shape (n,), in a study area, at rising radii in metres; a point at a radius is within it.

    Ripley (1976, Journal of Applied Probability 13, 255-266). `isotropic` weighs each pair by one over the share of
    its circle that lies in the study area (Ripley's own; Ohser 1983), `border` takes the points that are as far from
    the boundary as the radius, and `none` corrects nothing and is too low. Raises ValueError for points that are
    missing or outside, radii that do not rise from above 0, columns of different lengths and an unknown correction.
    """
    if correction not in ("isotropic", "border", "none"):
        raise ValueError(f"correction must be 'isotropic', 'border' or 'none': it is {correction!r}")
    across, up, reaches = (np.atleast_1d(column(*one)) for one in ((x, "x"), (y, "y"), (radii, "radii")))
    for values, name in ((across, "x"), (up, "y"), (reaches, "radii")):
        refuse(~np.isfinite(values), name, "missing or infinite")
    if across.size != up.size:
        raise ValueError(f"columns of different lengths: x {across.size}, y {up.size}")
    if reaches.size == 0 or np.any(np.diff(reaches, prepend=0.0) <= 0):
        raise ValueError("radii must rise from above 0")
    window.check_inside(across, up)
    k = _k(across, up, reaches, window, correction)
    made = RipleyK(
        reaches,
        k,
        np.sqrt(k / np.pi),
        n=across.size,
        area=window.area,
        method=f"Ripley's K, correction for edges: {correction}",
        note=_note(k, across.size),
    )
    return _beside_chance(made, window, correction, simulations) if simulations else made


def _k(x: Column, y: Column, radii: Column, window: Window, correction: Correction) -> Column:
    if x.size < 2:
        return np.full(radii.size, np.nan)
    sums, points = summed(x, y, radii, window, correction)
    return np.asarray(window.area * sums / (np.where(points > 0, points, np.nan) * (x.size - 1)))


def _note(k: Column, many: int) -> str:
    if many < 2:
        return "no K: there are fewer than two points"
    lacking = int(np.sum(np.isnan(k)))
    return f"no K at {lacking} of {k.size} radii: no point is so far from the boundary" if lacking else ""


def _beside_chance(
    made: RipleyK, window: Window, correction: Correction, simulations: Simulations
) -> RipleyK:
    """The same with the envelope of random patterns, and its place among them."""
    rows = [made.root]
    for number in range(simulations.patterns):
        random = np.random.default_rng([simulations.seed, number])
        rows.append(np.sqrt(_k(*window.drawn(made.n, random), made.radii, window, correction) / np.pi))
    table = np.stack(rows)
    known = np.asarray(~np.isnan(table).any(axis=0))
    chance = np.full((2, made.radii.size), np.nan)
    chance[:, known] = np.quantile(table[1:, known], CHANCE, axis=0, method="weibull")
    return replace(
        made,
        method=f"{made.method}; {simulations.patterns:,} random patterns, seed {simulations.seed}",
        chance=Interval.of(*chance),
        note="; ".join(filter(None, (made.note, _lacking(made, known)))),
        p=_furthest(table[:, known]),
    )


def _lacking(made: RipleyK, known: NDArray[np.bool_]) -> str:
    """The note for radii at which there is a K and no envelope."""
    lacking = int(np.sum(~known & ~np.isnan(made.k)))
    if not lacking:
        return ""
    return f"no envelope at {lacking} of {known.size} radii: some random pattern has no point so far from the boundary"


def _furthest(rows: NDArray[np.float64]) -> float:
    """The share of rows that are, at any radius, as far from the mean as row 0, each radius in standard deviations."""
    spread = rows.std(axis=0)
    if not spread.size:
        return float("nan")
    # Where no pattern differs from another none is off.
    off = (np.abs(rows - rows.mean(axis=0)) / np.where(spread > 0, spread, np.inf)).max(axis=1)
    return float(np.mean(off >= off[0]))
