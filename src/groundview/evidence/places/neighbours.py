"""Which areas of the study lie next to each other: those whose boundaries touch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from groundview.evidence.places.plane import areas_in_metres
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundview.statistics.local_association.weights import Weights

TOUCHING = 2.0
"""Metres: boundaries that were rounded or simplified one by one leave gaps as wide as this between neighbours."""

NEIGHBOURS = """
    -- One row per area and area next to it.
    SELECT area_code, neighbour_code FROM area_neighbours ORDER BY area_code, neighbour_code"""


def find_neighbours(store: Store) -> int:
    """Makes `area_neighbours`, and gives its number of rows; areas without a boundary of their own have none."""
    _, codes, shapes = areas_in_metres(store.connection)
    one, other = _pairs(codes, shapes)
    columns = {"area_code": one, "neighbour_code": other}
    put_table(store.connection, "pairs_found", columns, dict.fromkeys(columns, "VARCHAR"))
    # One row per area and area next to it.
    return store.make(Query("area_neighbours", "SELECT * FROM pairs_found ORDER BY ALL"))


def _pairs(codes: NDArray[Any], shapes: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    from groundview.statistics.local_association.contiguity import queen

    used = np.flatnonzero(_comparable(shapes))
    if len(used) < 2:
        return codes[:0], codes[:0]
    found = queen(list(shapes[used]), tolerance=TOUCHING, repair=True)
    return codes[used[found.row()]], codes[used[found.indices]]


def _comparable(shapes: NDArray[Any]) -> NDArray[np.bool_]:
    """Shape (k,): the polygons that enclose anything, and are not the same as one before."""
    from shapely import area, normalize, to_wkb

    there = np.asarray(np.nan_to_num(area(shapes)) > 0)
    seen: set[bytes] = set()
    for position in np.flatnonzero(there):
        written = to_wkb(normalize(shapes[position]))
        there[position] = written not in seen
        seen.add(written)
    return there


def weights_of(codes: NDArray[Any], pairs: Any) -> Weights:
    """The neighbours of areas in the order of their codes, from the columns of `area_neighbours`; each weighs 1."""
    from groundview.statistics.local_association.weights import Weights

    one, other = (
        np.searchsorted(codes.astype(str), np.ma.filled(pairs[name], "").astype(str))
        for name in ("area_code", "neighbour_code")
    )
    return Weights.of_pairs(one, other, np.ones(len(one)), areas=len(codes), method="areas that touch")
