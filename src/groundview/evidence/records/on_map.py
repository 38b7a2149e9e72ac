"""Laying points on the map: which area's polygon holds them, or lies nearest among those their code allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.shapes import polygons
from groundview.evidence.records.store import Store

if TYPE_CHECKING:
    from numpy.typing import NDArray

NEAR_ENOUGH = 0.0005
"""Degrees, about 50 m: a snapped point this close to an area that its own code allows belongs to it."""

WITHOUT_CODE = """
    -- One row per situation without a code: its point.
    SELECT situation, x, y FROM situations WHERE code IS NULL AND x IS NOT NULL AND y IS NOT NULL
    ORDER BY situation"""

WITH_A_CHOICE = """
    -- One row per situation whose code became several areas, and area of the study among them.
    SELECT situation, x, y, choices.area_code FROM situations JOIN choices ON theirs = code
    WHERE n_choices > 1 AND inside AND x IS NOT NULL AND y IS NOT NULL ORDER BY situation, choices.area_code"""


def lay_on_map(store: Store) -> None:
    """Makes the temporary table `on_map`: one row per situation that the map could place."""
    areas = store.connection.execute(
        "SELECT area_code, hex(geometry) AS shape FROM study_areas ORDER BY area_code"
    ).fetchnumpy()
    codes = np.ma.filled(areas["area_code"], "").astype(object)
    shapes = polygons(areas["shape"])
    inside = _inside(store.connection.execute(WITHOUT_CODE).fetchnumpy(), codes, shapes)
    nearest = _nearest(store.connection.execute(WITH_A_CHOICE).fetchnumpy(), codes, shapes)
    found = {name: np.concatenate([inside[name], nearest[name]]) for name in ("situation", "area_code")}
    put_table(store.connection, "on_map", found, {"situation": "UBIGINT", "area_code": "VARCHAR"})


def _inside(columns: Any, codes: NDArray[Any], shapes: NDArray[Any]) -> dict[str, NDArray[Any]]:
    """Situations whose point lies in a polygon; on a shared border, in the one whose code comes first."""
    from shapely import STRtree, points

    found, area = STRtree(shapes).query(points(_xy(columns)), predicate="intersects")
    order = np.lexsort((area, found))
    found, first = np.unique(found[order], return_index=True)
    return {"situation": columns["situation"][found], "area_code": codes[area[order][first]]}


def _nearest(columns: Any, codes: NDArray[Any], shapes: NDArray[Any]) -> dict[str, NDArray[Any]]:
    """Situations with a choice of areas: the nearest, if it is near enough."""
    from shapely import distance, points

    area = np.searchsorted(codes.astype(str), np.ma.filled(columns["area_code"], "").astype(str))
    apart = distance(points(_xy(columns)), shapes[area])
    apart = np.where(np.isnan(apart), np.inf, apart)
    order = np.lexsort((area, apart, columns["situation"]))
    _, first = np.unique(columns["situation"][order], return_index=True)
    kept = order[first]
    kept = kept[apart[kept] <= NEAR_ENOUGH]
    return {"situation": columns["situation"][kept], "area_code": codes[area[kept]]}


def _xy(columns: Any) -> NDArray[np.float64]:
    return np.column_stack([np.asarray(columns["x"], np.float64), np.asarray(columns["y"], np.float64)])
