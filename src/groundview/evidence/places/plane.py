"""The plane in which a study measures metres: the national grid, or one of its own where it lies off the grid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.records.coordinates import degrees, grid_references
from groundview.evidence.records.shapes import polygons

if TYPE_CHECKING:
    import duckdb

COLLECTION = 7
"""What shapely calls a mixture of polygons, lines and points."""
METRES_A_DEGREE = 111_320.0
AREAS = "SELECT area_code, hex(geometry) AS shape FROM study_areas ORDER BY area_code"

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Plane:
    """Metres east and north: on the national grid where `middle` is None, else from that longitude and latitude, on a
    sphere flattened there, which is right to a thousandth over the size of a county."""

    middle: tuple[float, float] | None = None

    def of_degrees(self, longitudes: Numbers, latitudes: Numbers) -> tuple[Numbers, Numbers]:
        """Points in degrees, NaN where one lies off the grid; shapes (k,)."""
        if self.middle is None:
            return grid_references(longitudes, latitudes)
        east, north = self.middle
        shrunk = METRES_A_DEGREE * np.cos(np.radians(north))
        return (longitudes - east) * shrunk, (latitudes - north) * METRES_A_DEGREE

    def of_grid(self, eastings: Numbers, northings: Numbers) -> tuple[Numbers, Numbers]:
        """Points on the national grid, shapes (k,)."""
        return (
            (eastings, northings) if self.middle is None else self.of_degrees(*degrees(eastings, northings))
        )


def areas_in_metres(connection: duckdb.DuckDBPyConnection) -> tuple[Plane, NDArray[Any], NDArray[Any]]:
    """The study's plane, the codes of its areas in order, and their polygons in the plane, shapes (k,); None where an
    area has no boundary. Of a boundary that was mended what encloses nothing (a line, a point) is left out."""
    from shapely import get_coordinates, set_coordinates

    columns = connection.execute(AREAS).fetchnumpy()
    shapes = _enclosing(polygons(columns["shape"]))
    corners = get_coordinates(shapes)
    plane = _plane(corners)
    if len(corners):
        shapes = np.asarray(set_coordinates(shapes, np.column_stack(plane.of_degrees(*corners.T))))
    return plane, np.ma.filled(columns["area_code"], "").astype(object), shapes


def _plane(corners: Numbers) -> Plane:
    """The national grid where all corners of all areas lie on it."""
    if np.all(np.isfinite(grid_references(*corners.T)[0])):
        return Plane()
    east, north = (corners.min(axis=0) + corners.max(axis=0)) / 2
    return Plane((float(east), float(north)))


def _enclosing(shapes: NDArray[Any]) -> NDArray[Any]:
    """The shapes with the polygons alone of those that are mixtures."""
    from shapely import MultiPolygon, get_parts, get_type_id

    for place in np.flatnonzero(get_type_id(shapes) == COLLECTION):
        flat = get_parts(get_parts([shapes[place]]))
        shapes[place] = MultiPolygon([part for part in flat if part.geom_type == "Polygon"])
    return shapes
