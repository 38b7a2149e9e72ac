"""Points smeared over the area they were counted in: kernel density, with nothing lost beyond the edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.density.bandwidth import gaussian_bandwidth
from groundview.statistics.density.grid import Grid
from groundview.statistics.density.kernels import AS_WIDE, FINEST, mass, spread
from groundview.statistics.density.study_area import StudyArea, places
from groundview.statistics.estimate import Interval
from groundview.statistics.inputs import Column, exposures, tail

UNIT = "per square kilometre"


@dataclass(frozen=True, slots=True)
class Surface:
    """A figure for every cell, `value` (rows, columns), NaN outside the area.

    `x` and `y` are the centres of the cells in metres, `cell` their side, `bandwidth` in metres; `variance` (rows,
    columns) that of the value if points come one by one (Poisson), and `one` what one more point would add where it
    lies. `inside` and `outside` count the points.
    """

    value: Column
    variance: Column
    one: Column
    x: Column
    y: Column
    cell: float
    bandwidth: float
    unit: str
    method: str
    inside: int
    outside: int
    note: str

    def total(self) -> float:
        """The surface added up over the area: the weight of the points inside."""
        return float(np.nansum(self.value) * self.cell**2 / 1e6)

    def interval(self, *, confidence: float = 0.95) -> Interval:
        """The bounds of each cell's expected density, (rows, columns), for points that come one by one.

        They speak of the smoothed density, not of the density at the very place. The high one allows for one more
        point at that very place, so that it says something where the surface is 0, and covers more than it promises.
        Points that come in series make both too narrow.

        Source: Fay and Feuer (1997), Statistics in Medicine 16, 791-801.
        """
        from scipy.special import gammainccinv, gammaincinv

        outside = tail(confidence)
        seen, variance = np.nan_to_num(self.value), np.nan_to_num(self.variance)
        rests = (seen > 0) & (variance > 0)
        one = np.divide(variance, seen, out=np.ones_like(seen), where=rests)
        low = np.where(rests, gammaincinv(np.maximum(seen / one, 1e-9), outside) * one, 0.0)
        more = seen + self.one
        one = (variance + self.one**2) / more
        return Interval.of(low + 0.0 * self.value, gammainccinv(more / one, outside) * one)


def density(
    points: ArrayLike,
    area: Any,
    *,
    bandwidth: float | str,
    cell: float | None = None,
    kernel: str = "quartic",
    weights: ArrayLike = 1.0,
) -> Surface:
    """Points per square kilometre over a study area, each point smeared by a kernel and kept inside.

    `points` (n, 2) are metres; `area` a shapely polygon, one ring, or rings (see `StudyArea.of`). `bandwidth` is in
    metres (the radius of the quartic kernel, the standard deviation of the Gaussian), or one of `bandwidth.RULES`,
    worked out for a Gaussian and, for the quartic, taken as wide as smooths alike. `cell` is the side of a cell: by
    default an eighth of the bandwidth (a fourth for the Gaussian), never more. `weights` (n,) count a point more than
    once (residents of a postcode).

    **Edge:** what a kernel would put outside the area is given back to its own point: each is divided by the mass it
    has inside. The surface therefore adds up to the weight of the points inside, near the edge and in an area full
    of holes alike. Points outside take no part and are counted. No point inside: 0 everywhere, and a note.

    Raises ValueError for a bandwidth or cell that is not above 0 or too coarse, coordinates that are missing, an area
    without area, and where a rule cannot choose.

    Source: Silverman (1986), Density Estimation, chapter 4; the edge by Diggle (1985), Applied Statistics 34, 138-147,
    and Jones (1993), Statistics and Computing 3, 135-146.
    """
    if kernel not in FINEST:
        raise ValueError(f"{kernel!r} is no kernel: take one of {', '.join(FINEST)}")
    ground, at = StudyArea.of(area), places(points, "points")
    inside = ground.holds(at[:, 0], at[:, 1])
    worth = exposures(weights, "weights")
    if worth.ndim and worth.size != len(at):
        raise ValueError(f"{len(at)} points but {worth.size} weights: give one for each, or a number")
    counted = np.broadcast_to(worth, len(at))[inside]
    if np.any(np.isnan(counted)):
        raise ValueError("weights: one is missing")
    width = _width(bandwidth, at[inside], ground, kernel)
    grid = Grid.over(ground, _cell(cell, width, kernel))
    value, variance, one = _smeared(grid, ground, at[inside], counted, mass(kernel, width, grid.cell))
    empty = "" if np.any(inside) else "no points inside the area"
    return Surface(
        value=value,
        variance=variance,
        one=one,
        x=grid.x,
        y=grid.y,
        cell=grid.cell,
        bandwidth=width,
        unit=UNIT,
        method=f"{kernel} kernel, bandwidth {width:.6g} m, mass beyond the edge put back",
        inside=int(inside.sum()),
        outside=int((~inside).sum()),
        note="; ".join(filter(None, (ground.note, empty))),
    )


def _width(bandwidth: float | str, inside: Column, ground: StudyArea, kernel: str) -> float:
    if isinstance(bandwidth, str):
        return float(gaussian_bandwidth(inside, ground, bandwidth) * AS_WIDE[kernel])
    if not 0.0 < bandwidth < np.inf:
        raise ValueError(f"the bandwidth must be above 0 m: it is {bandwidth}")
    return float(bandwidth)


def _cell(cell: float | None, width: float, kernel: str) -> float:
    most = width / FINEST[kernel]
    if cell is None:
        return float(most)
    if not 0.0 < cell <= most * (1.0 + 1e-9):
        raise ValueError(f"a cell must be above 0 and at most {most:g} m for this bandwidth: it is {cell} m")
    return float(cell)


def _smeared(
    grid: Grid, ground: StudyArea, points: Column, weights: Column, shares: Column
) -> tuple[Column, Column, Column]:
    """The density of every cell, its variance, and what one more point would add; NaN outside."""
    kept = grid.inside(ground)
    # A sliver may hold points and no centre of a cell: where a point is, there is area.
    kept.ravel()[grid.nearest(points)] = True
    held = spread(kept.astype(np.float64), shares)
    source, squares = grid.shared(points, weights), grid.shared(points, weights**2)
    value = spread(_over(source, held), shares)
    variance = spread(_over(squares, held**2), shares**2)
    one = _over(np.full(kept.shape, shares.max() * (weights.mean() if weights.size else 1.0)), held)
    per = 1e6 / grid.cell**2
    value, variance, one = (
        np.where(kept, each, np.nan) for each in (value * per, variance * per**2, one * per)
    )
    return value, variance, one


def _over(top: Column, bottom: Column) -> Column:
    return np.asarray(np.divide(top, bottom, out=np.zeros_like(top), where=(top > 0) & (bottom > 0)))
