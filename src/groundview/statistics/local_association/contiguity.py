"""Neighbours by a common border, or a common corner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from groundview.statistics.local_association.polygons import Shapes, checked
from groundview.statistics.local_association.weights import Index, Weights

BORDER = 10.0
"""With a tolerance, so many times it must two areas run side by side to have a border in common: round a common corner
the strips about their edges meet as well, over a length of a few tolerances."""


def queen(polygons: Sequence[Any], *, tolerance: float = 0.0, repair: bool = False) -> Weights:
    """Areas that have a point in common, a corner or a border, or that overlap, are neighbours; each weighs 1.

    `polygons` are shapely's, or arrays of corners of shape (corners, 2), one an area. With a `tolerance`, in the unit
    of the coordinates, so are those at most that far from each other: borders that were simplified one by one do not
    match exactly. An area without neighbours is an island (`Weights.islands`). Polygons that cross themselves are
    refused, or with `repair` made valid and named in the note.

    Raises ValueError, with the position, for polygons that are missing, empty, invalid or twice there, and for a
    tolerance below 0.
    """
    return _contiguity(polygons, "queen", tolerance=tolerance, repair=repair)


def rook(polygons: Sequence[Any], *, tolerance: float = 0.0, repair: bool = False) -> Weights:
    """Areas with a stretch of border in common, or that overlap, are neighbours: a common corner is not enough.

    As `queen`. With a `tolerance`, the stretch must be ten tolerances long.
    """
    return _contiguity(polygons, "rook", tolerance=tolerance, repair=repair)


def _contiguity(polygons: Sequence[Any], kind: str, *, tolerance: float, repair: bool) -> Weights:
    if not 0 <= tolerance < np.inf:
        raise ValueError(f"the tolerance is a distance of 0 or more: it is {tolerance}")
    shapes, note = checked(polygons, repair=repair)
    one, other = _near(shapes, tolerance)
    if kind == "rook":
        border = _border(shapes[one], shapes[other], tolerance) > BORDER * tolerance
        one, other = one[border], other[border]
    rows, others = np.concatenate([one, other]), np.concatenate([other, one])
    apart = f", within {tolerance:g}" if tolerance else ""
    method = f"{kind} contiguity{apart}"
    return Weights.of_pairs(rows, others, np.ones(rows.size), areas=shapes.size, method=method, note=note)


def _near(shapes: Shapes, tolerance: float) -> tuple[Index, Index]:
    """Pairs of areas that touch or overlap, the lesser position first."""
    import shapely

    tree = shapely.STRtree(shapes)
    if tolerance:
        one, other = tree.query(shapes, predicate="dwithin", distance=tolerance)
    else:
        one, other = tree.query(shapes, predicate="intersects")
    once = one < other
    return one[once], other[once]


def _border(one: Shapes, other: Shapes, tolerance: float) -> Any:
    """How long the common border is, shape (pairs,); the outline of what overlaps counts."""
    import shapely

    if not tolerance:
        return shapely.length(shapely.intersection(one, other))
    return shapely.length(shapely.intersection(shapely.boundary(one), shapely.buffer(other, tolerance)))
