"""How far a point is smeared, when nobody says: by the spread of the points, or by what predicts them best."""

from __future__ import annotations

import numpy as np

from groundview.statistics.density.grid import Grid
from groundview.statistics.density.kernels import mass, spread
from groundview.statistics.density.study_area import StudyArea
from groundview.statistics.inputs import Column

RULES = ("rule", "cross_validation")
"""The names of the rules: of thumb, and by leaving each point out."""

CANDIDATES = 2.0 ** np.arange(-5.0, 1.5, 0.5)
"""What cross-validation tries, in times the rule of thumb."""

FINENESS = 1000
"""Cross-validation looks at no more cells along a side than this."""

ANYWHERE = 0.001
"""The share of points that may be anywhere in the area: without it one lonely point would decide alone."""


def gaussian_bandwidth(points: Column, area: StudyArea, rule: str) -> float:
    """The bandwidth of a Gaussian kernel in metres, by one of RULES.

    `rule`: n^(-1/6) times the root of the mean of the two variances; in two dimensions the rules of Scott and of
    Silverman are the same. It is made for one round cloud and smooths clustered points too much.
    `cross_validation`: of 13 candidates from 1/32 to twice that, the one under which each point is
    likeliest given the others (without edge correction). Points snapped to shared places make it as
    small as it may be: then choose by hand.

    Raises ValueError for another rule, for fewer than two points and where all are in one place.

    Source: Scott (1992), Multivariate Density Estimation, section 6.3; Silverman (1986), Density Estimation, 4.3.2
    and 3.4.4.
    """
    if rule not in RULES:
        raise ValueError(f"{rule!r} is no rule: give metres, or one of {', '.join(RULES)}")
    width = float(np.sqrt(np.mean(np.var(points, axis=0, ddof=1)))) if len(points) > 1 else 0.0
    if not width > 0.0:
        raise ValueError("fewer than two different places inside: no rule can choose, give metres")
    thumb = float(width * len(points) ** (-1.0 / 6.0))
    if rule == "rule":
        return thumb
    tried = thumb * CANDIDATES
    return float(tried[np.argmax([_likelihood(points, area, each) for each in tried])])


def _likelihood(points: Column, area: StudyArea, bandwidth: float) -> float:
    """The sum of the logarithms of each point's density given the others, on a grid of a quarter bandwidth."""
    west, south, east, north = area.shape.bounds
    cell = max(bandwidth / 4.0, max(east - west, north - south) / FINENESS)
    grid = Grid.over(area, cell)
    seen, many = np.unique(grid.nearest(points), return_counts=True)
    tally = np.zeros(grid.x.size * grid.y.size)
    tally[seen] = many
    shares = mass("gaussian", bandwidth, cell)
    smeared = spread(tally.reshape(grid.y.size, grid.x.size), shares).ravel()[seen]
    others = np.maximum(smeared - shares.max(), 0.0) / (len(points) - 1)
    anywhere = cell**2 / float(area.shape.area)
    chance = (1.0 - ANYWHERE) * others + ANYWHERE * anywhere
    return float(np.sum(many * np.log(chance / cell**2)))
