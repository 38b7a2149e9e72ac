"""The areas of the study as polygons in metres."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from groundview.evidence.records.coordinates import grid_references
from groundview.evidence.records.shapes import polygons

if TYPE_CHECKING:
    import duckdb
    from numpy.typing import NDArray

COLLECTION = 7
"""What shapely calls a mixture of polygons, lines and points."""

AREAS = "SELECT area_code, hex(geometry) AS shape FROM study_areas ORDER BY area_code"


def areas_on_the_grid(connection: duckdb.DuckDBPyConnection) -> tuple[NDArray[Any], NDArray[Any]]:
    """The codes of the areas in order and their polygons on the national grid, shapes (k,); None where an area has no
    boundary there. Of a boundary that was mended what encloses nothing (a line, a point) is left out."""
    from shapely import get_type_id, transform

    columns = connection.execute(AREAS).fetchnumpy()
    shapes = np.asarray(transform(polygons(columns["shape"]), _metres), dtype=object)
    mixed = np.flatnonzero(get_type_id(shapes) == COLLECTION)
    shapes[mixed] = [_enclosing(shape) for shape in shapes[mixed]]
    shapes[~_on_grid(shapes)] = None
    return np.ma.filled(columns["area_code"], "").astype(object), shapes


def _enclosing(shape: Any) -> Any:
    """The polygons of a collection, as one shape."""
    from shapely import MultiPolygon, get_parts

    flat = get_parts(get_parts([shape]))
    return MultiPolygon([part for part in flat if part.geom_type == "Polygon"])


def _on_grid(shapes: NDArray[Any]) -> NDArray[np.bool_]:
    from shapely import bounds

    return np.asarray(np.all(np.isfinite(bounds(shapes)), axis=1))


def _metres(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.column_stack(grid_references(degrees[:, 0], degrees[:, 1]))
