"""Voronoi cells around points: which touch, and along which line."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.synth.place.seeds import Seeds


@dataclass(frozen=True, slots=True)
class Borders:
    """One row per straight border: between areas `one` and `other` (from n up: the country around), from the corner
    `start` to the corner `end` in metres, shape (k, 2) each."""

    one: NDArray[np.int64]
    other: NDArray[np.int64]
    start: NDArray[np.float64]
    end: NDArray[np.float64]


def borders(seeds: Seeds) -> Borders:
    """The borders of all areas, in order of the two ids. Two points are neighbours in the Voronoi diagram where an
    edge of the Delaunay triangulation joins them; the border runs between the centres of the circles around the two
    triangles on that edge."""
    triangles = _triangles(seeds.points)
    pairs = np.sort(triangles[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1)
    triangle = np.repeat(np.arange(len(triangles)), 3)
    order = np.lexsort((triangle, pairs[:, 1], pairs[:, 0]))
    pairs, triangle = pairs[order], triangle[order]
    first = np.flatnonzero((pairs[:-1] == pairs[1:]).all(axis=1) & (pairs[:-1, 0] < seeds.areas))
    centres = np.round(_circles(seeds.points[triangles]), 2)
    return Borders(pairs[first, 0], pairs[first, 1], centres[triangle[first]], centres[triangle[first + 1]])


def _triangles(points: NDArray[np.float64]) -> NDArray[np.int64]:
    """Ids of the corners of each Delaunay triangle, shape (t, 3), in order."""
    import shapely

    made = shapely.delaunay_triangles(shapely.multipoints(points))
    corners = shapely.get_coordinates(made).reshape(-1, 4, 2)[:, :3]
    key, order = points @ [1, 1j], np.argsort(points @ [1, 1j])
    found = order[np.searchsorted(key[order], corners @ [1, 1j])]
    triangles: NDArray[np.int64] = np.sort(found, axis=1)
    return triangles[np.lexsort(triangles.T[::-1])]


def _circles(corners: NDArray[np.float64]) -> NDArray[np.float64]:
    """Centres of the circles through three corners each; corners (t, 3, 2) to (t, 2)."""
    from_first = corners[:, 1:] - corners[:, :1]
    (x1, y1), (x2, y2) = from_first[:, 0].T, from_first[:, 1].T
    twice = 2 * (x1 * y2 - x2 * y1)
    square1, square2 = x1**2 + y1**2, x2**2 + y2**2
    away = np.column_stack([y2 * square1 - y1 * square2, x1 * square2 - x2 * square1]) / twice[:, None]
    centres: NDArray[np.float64] = corners[:, 0] + away
    return centres
