"""The study area of a point pattern: a polygon, with or without holes, or several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.inputs import Column, refuse


@dataclass(frozen=True, slots=True)
class Window:
    """A study area in square metres, its boundary as `edges` (x, y of their beginnings and ends, the area to their
    left), shape (4, e), and its polygon."""

    area: float
    edges: Column
    polygon: Any

    @classmethod
    def of(cls, shape: Any) -> Window:
        """From a polygon of shapely, or several of them as one, or from rings of corners: a sequence of arrays of
        shape (c, 2), the outer ring first, then holes.

        Raises ValueError for anything that is not a polygon, has no area, crosses itself or has a corner missing.
        """
        import shapely

        polygon = shape if isinstance(shape, shapely.Geometry) else _polygon(shape)
        if polygon.geom_type not in ("Polygon", "MultiPolygon"):
            raise ValueError(f"the study area must be a polygon: it is a {polygon.geom_type}")
        if not polygon.is_valid:
            raise ValueError(f"the study area is not a proper polygon: {shapely.is_valid_reason(polygon)}")
        if not polygon.area > 0:
            raise ValueError("the study area has no area")
        shapely.prepare(polygon)
        return cls(float(polygon.area), _edges(polygon), polygon)

    def check_inside(self, x: Column, y: Column) -> None:
        """Raises ValueError where a point, shape (n,), lies neither inside nor on the boundary."""
        import shapely

        refuse(~shapely.intersects_xy(self.polygon, x, y), "points", "outside the study area")

    def drawn(self, many: int, random: np.random.Generator) -> tuple[Column, Column]:
        """So many points at random, each place as likely as any other: x and y, shape (many,)."""
        import shapely

        west, south, east, north = self.polygon.bounds
        kept = np.empty((2, 0))
        while kept.shape[1] < many:
            lacking = many - kept.shape[1]
            tried = int(1.1 * lacking * (east - west) * (north - south) / self.area) + 16
            x, y = random.uniform(west, east, tried), random.uniform(south, north, tried)
            kept = np.hstack([kept, np.stack([x, y])[:, shapely.intersects_xy(self.polygon, x, y)]])
        return kept[0, :many], kept[1, :many]


def _polygon(rings: Sequence[ArrayLike]) -> Any:
    import shapely

    corners = [np.asarray(ring, dtype=np.float64) for ring in rings]
    if not corners or any(ring.ndim != 2 or ring.shape[1] != 2 or ring.shape[0] < 3 for ring in corners):
        raise ValueError(
            "the study area needs rings of three corners or more, each an array of shape (corners, 2)"
        )
    for ring in corners:
        refuse(np.asarray(~np.isfinite(ring).all(axis=1)), "corners of the study area", "missing or infinite")
    return shapely.Polygon(corners[0], corners[1:])


def _edges(polygon: Any) -> Column:
    from shapely.geometry.polygon import orient

    rings = []
    for part in getattr(polygon, "geoms", [polygon]):
        # Outer rings against the clock and holes with it, so that the area lies to the left of every edge.
        turned = orient(part)
        rings += [np.asarray(ring.coords) for ring in (turned.exterior, *turned.interiors)]
    return np.hstack([np.vstack([ring[:-1].T, ring[1:].T]) for ring in rings])
