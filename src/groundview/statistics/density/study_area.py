"""The area that points are counted in: one shape without flaws, and what had to be mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from groundview.statistics.inputs import Column

MENDED = "the area crossed itself and was mended"


@dataclass(frozen=True, slots=True)
class StudyArea:
    """A polygon or several, as a shapely geometry in metres, and a note where it was mended."""

    shape: Any
    note: str

    @classmethod
    def of(cls, area: Any) -> StudyArea:
        """From a shapely polygon or multipolygon, one ring of shape (n, 2), or a sequence of rings.

        Rings are joined by counting how often each place is enclosed: a ring within another is a hole, one beside
        it a further part. A shape that crosses itself is mended in the same way (shapely's make_valid) and noted.

        Raises ValueError for what holds no area: a line, fewer than three corners, a corner that is not finite.
        """
        import shapely

        given = area if isinstance(area, shapely.Geometry) else _joined(_rings(area))
        if not np.all(np.isfinite(shapely.get_coordinates(given))):
            raise ValueError("the study area has a corner that is missing or infinite")
        crossed = not given.is_valid
        parts = shapely.get_parts(shapely.make_valid(given) if crossed else given)
        polygons = [part for part in parts if part.geom_type in ("Polygon", "MultiPolygon")]
        whole = shapely.union_all(polygons)
        if not whole.area > 0:
            raise ValueError(f"the study area holds no area: it is a {given.geom_type.lower()}")
        shapely.prepare(whole)
        return cls(whole, MENDED if crossed else "")

    def holds(self, x: Column, y: Column) -> NDArray[np.bool_]:
        """Whether each place lies in the area or on its edge."""
        import shapely

        return np.asarray(shapely.intersects_xy(self.shape, x, y))

    @property
    def square_km(self) -> float:
        """The size of the area."""
        return float(self.shape.area) / 1e6


def _rings(area: Any) -> list[Column]:
    several = isinstance(area, Sequence) and len(area) > 0 and np.ndim(area[0]) == 2
    rings = [np.array(each, dtype=np.float64) for each in (area if several else [area])]
    for ring in rings:
        if ring.ndim != 2 or ring.shape[1:] != (2,) or len(ring) < 3:
            raise ValueError(f"a ring needs three corners or more, of shape (n, 2): one has {ring.shape}")
    return rings


def _joined(rings: list[Column]) -> Any:
    import shapely

    if not all(np.all(np.isfinite(ring)) for ring in rings):
        raise ValueError("the study area has a corner that is missing or infinite")
    polygons = [shapely.Polygon(ring) for ring in rings]
    if len(polygons) == 1:
        return polygons[0]
    whole = shapely.Polygon()
    for polygon in polygons:
        whole = whole.symmetric_difference(shapely.make_valid(polygon))
    return whole


def places(points: ArrayLike, name: str) -> Column:
    """Points of shape (n, 2) in metres; raises ValueError for another shape and for a missing coordinate."""
    array = np.ma.filled(np.ma.asarray(points).astype(np.float64), np.nan)
    if array.size == 0:
        return np.empty((0, 2))
    if array.ndim != 2 or array.shape[1] != 2:
        raise ValueError(f"{name} have shape {array.shape}: give (n, 2), easting and northing in metres")
    missing = ~np.all(np.isfinite(array), axis=1)
    if np.any(missing):
        raise ValueError(
            f"{name}: {int(missing.sum())} of {len(array)} have no coordinates (the first at position"
            f" {int(np.argmax(missing))}): leave them out and say how many, or see location_doubt"
        )
    return np.asarray(array)
