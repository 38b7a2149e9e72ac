"""Neighbours by distance: all within a band, or the nearest few."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.inputs import Column
from groundview.statistics.local_association.weights import Weights


def distance_band(points: ArrayLike, within: float, *, power: float = 0.0) -> Weights:
    """Points at most `within` from each other are neighbours, in the unit of the coordinates.

    `points` has shape (areas, 2), in a plane (metres, not degrees). Each neighbour weighs distance^-power: 1 as it
    stands. An area with nobody in reach is an island.

    Raises ValueError for coordinates that are missing, a band that is not above 0, a power below 0, and, where power
    is above 0, for two points in one place.
    """
    from scipy.spatial import cKDTree

    places = _places(points)
    if not (0 < within < np.inf and 0 <= power < np.inf):
        raise ValueError(f"the band must be above 0 and the power 0 or more: they are {within} and {power}")
    pairs = cKDTree(places).query_pairs(within, output_type="ndarray")
    row, other = np.concatenate([pairs, pairs[:, ::-1]]).T
    apart = np.sqrt(np.sum((places[row] - places[other]) ** 2, axis=1))
    if power and np.any(apart == 0):
        first = int(np.argmax(apart == 0))
        raise ValueError(
            f"points {row[first]} and {other[first]} are in one place: their weight has no bound"
        )
    method = f"distance band of {within:g}" + (f", weight distance^-{power:g}" if power else "")
    weight = apart**-power if power else np.ones(apart.size)
    return Weights.of_pairs(row, other, weight, areas=len(places), method=method)


def nearest(points: ArrayLike, k: int) -> Weights:
    """The k nearest points of each are its neighbours, and weigh 1 each; that one is another's neighbour does not make
    the other its own. Of points equally far any may be taken, always the same ones.

    `points` as for `distance_band`. Raises ValueError for coordinates that are missing, and unless k is at least 1 and
    below the number of points.
    """
    from scipy.spatial import cKDTree

    places = _places(points)
    areas = len(places)
    if not 1 <= k < areas:
        raise ValueError(f"each of {areas} points has 1 to {areas - 1} nearest others: {k} were asked for")
    _, near = cKDTree(places).query(places, k=k + 1)
    # Where many points lie in one place, a point need not be among its own nearest: then the last is left out.
    own = near == np.arange(areas)[:, None]
    own[~np.any(own, axis=1), k] = True
    row = np.repeat(np.arange(areas), k)
    return Weights.of_pairs(row, near[~own], np.ones(row.size), areas=areas, method=f"{k} nearest")


def _places(points: ArrayLike) -> Column:
    places = np.array(points, dtype=np.float64)
    if places.ndim != 2 or places.shape[1] != 2 or len(places) < 2:
        raise ValueError(f"points have shape (areas, 2), and are two or more: this is {places.shape}")
    missing = ~np.all(np.isfinite(places), axis=1)
    if np.any(missing):
        first = int(np.argmax(missing))
        raise ValueError(f"{int(np.sum(missing))} points have no place (the first at position {first})")
    return places
