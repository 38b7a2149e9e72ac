"""Density: offences smeared over the ground around them, inside the study's areas.

For internal readers, who want to see where within an area it gathers. What a kernel would put outside the areas is
given back inside, so the edge of a city is not paler than its middle.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.places.plane import areas_in_metres
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.query import Query
from groundview.evidence.records.schema import column_types
from groundview.evidence.records.store import Store

if TYPE_CHECKING:
    from groundview.statistics.density.surface import Surface

BANDWIDTH = 400.0
"""Metres: a walk of five minutes."""
APART = 2.0
"""Snapped points may lie apart by the bandwidth over this: else the map shows the points and not the ground."""
MOST = 1_500
"""Points of a city that are kept of the surface, evenly spaced: more would not be read."""
LEAST = 50
FINEST = 4_000_000
"""Cells of a city's grid, above which it is no city."""
TOO_FEW = "fewer than 50 offences have a point"
TOO_COARSE = "points are moved to shared ones too far apart for a bandwidth of 400 m"
TOO_LARGE = "the areas are spread too far to be drawn at a bandwidth of 400 m"
NO_AREA = "no area has a boundary"

CITIES = """
    -- One row per area in the order of the codes: its city, where there are several.
    SELECT coalesce(CASE WHEN (SELECT count(DISTINCT parent) FROM study_areas) > 1 THEN parent END, '') AS city
    FROM study_areas ORDER BY area_code"""

POINTS = """
    -- One row per offence with a point: its city, and how far apart the points of its source lie if it moves them.
    SELECT x, y, coalesce(CASE WHEN (SELECT count(DISTINCT parent) FROM study_areas) > 1 THEN parent END, '') AS city,
        CASE WHEN how = 'snapped' THEN metres ELSE 0 END AS metres
    FROM located JOIN study_areas USING (area_code)
    JOIN (SELECT source, source_file, source_row, coalesce(force, source) AS force FROM offences)
        USING (source, source_file, source_row)
    JOIN location_sources USING (source, force)
    WHERE x IS NOT NULL ORDER BY source, source_file, source_row"""


def smear(store: Store) -> int:
    """Makes `densities`, and gives its number of rows."""
    _, _, shapes = areas_in_metres(store.connection)
    cities = np.ma.filled(store.connection.execute(CITIES).fetchnumpy()["city"], "").astype(object)
    found = store.connection.execute(POINTS).fetchnumpy()
    of = np.ma.filled(found["city"], "").astype(object)
    points = np.column_stack([np.asarray(found[name], dtype=np.float64) for name in ("x", "y", "metres")])
    rows = [
        row for city in sorted(set(cities)) for row in _city(city, shapes[cities == city], points[of == city])
    ]
    types = column_types(tables()["densities"])
    columns = {name: np.array([row.get(name) for row in rows], dtype=object) for name in types}
    put_table(store.connection, "densities_found", columns, types)
    # One row per city and point of its grid.
    return store.make(Query("densities", "SELECT * FROM densities_found ORDER BY area_code, y, x"))


def _city(city: str, shapes: NDArray[Any], points: NDArray[np.float64]) -> Iterator[dict[str, Any]]:
    from shapely import union_all

    from groundview.statistics.density.surface import density

    whole = union_all([shape for shape in shapes if shape is not None])
    why = refused(whole, points)
    if why:
        yield {"area_code": city, "note": why}
        return
    yield from (
        {"area_code": city} | row for row in _kept(density(points[:, :2], whole, bandwidth=BANDWIDTH), points)
    )


def refused(whole: Any, points: NDArray[np.float64]) -> str:
    """Why a city's ground has no density; empty where it has one."""
    if not whole.area > 0:
        return NO_AREA
    if len(points) < LEAST:
        return TOO_FEW
    if APART * points[:, 2].max() > BANDWIDTH:
        return TOO_COARSE
    west, south, east, north = whole.bounds
    return TOO_LARGE if (east - west) * (north - south) > FINEST * (BANDWIDTH / 8) ** 2 else ""


def _kept(made: Surface, points: NDArray[np.float64]) -> Iterator[dict[str, Any]]:
    """Evenly spaced points of a surface, with how many offences each is made of."""
    from scipy.spatial import KDTree

    inside = np.count_nonzero(np.isfinite(made.value))
    step = max(int(np.ceil(np.sqrt(inside / MOST))), 1)
    value = made.value[step // 2 :: step, step // 2 :: step]
    across, up = np.meshgrid(made.x[step // 2 :: step], made.y[step // 2 :: step])
    kept = np.isfinite(value)
    at = np.column_stack([across[kept], up[kept]])
    n = KDTree(points[:, :2]).query_ball_point(at, made.bandwidth, return_length=True)
    for (x, y), figure, many in zip(at.tolist(), value[kept].tolist(), n.tolist(), strict=True):
        yield {"x": x, "y": y, "per_square_km": figure, "n": many, "bandwidth": made.bandwidth, "note": ""}
