"""The areas of the study as polygons in metres."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from groundview.evidence.records.coordinates import grid_references
from groundview.evidence.records.shapes import polygons

if TYPE_CHECKING:
    import duckdb
    from numpy.typing import NDArray

AREAS = "SELECT area_code, hex(geometry) AS shape FROM study_areas ORDER BY area_code"


def areas_on_the_grid(connection: duckdb.DuckDBPyConnection) -> tuple[NDArray[Any], NDArray[Any]]:
    """The codes of the areas in order and their polygons on the national grid, shapes (k,); None where an area has no
    boundary."""
    from shapely import transform

    columns = connection.execute(AREAS).fetchnumpy()
    shapes = polygons(columns["shape"])
    return np.ma.filled(columns["area_code"], "").astype(object), np.asarray(transform(shapes, _metres))


def _metres(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.column_stack(grid_references(degrees[:, 0], degrees[:, 1]))
