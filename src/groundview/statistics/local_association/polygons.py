"""Polygons as they come, made fit to be compared: checked, and repaired where that is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Shapes = NDArray[np.object_]
"""Polygons or multipolygons of shapely."""

FEWEST_CORNERS = 3
SHOWN = 5
"""How many positions a note names."""


def checked(polygons: Sequence[Any], *, repair: bool) -> tuple[Shapes, str]:
    """The polygons of some areas as shapely has them, shape (areas,), and a note that names what was repaired.

    Each is a polygon or multipolygon of shapely, or the corners of one ring, shape (corners, 2). One that crosses
    itself is taken apart into the parts that it encloses where `repair` is set.

    Raises ValueError, with its position, for one that is missing, empty, no polygon, without an area, the same as
    another, or (without `repair`) crossing itself.
    """
    import shapely

    shapes = np.empty(len(polygons), dtype=object)
    shapes[:] = [_shape(polygon, position) for position, polygon in enumerate(polygons)]
    wrong = np.flatnonzero(~shapely.is_valid(shapes))
    if wrong.size and not repair:
        why = shapely.is_valid_reason(shapes[wrong[0]])
        raise ValueError(
            f"polygon {wrong[0]} is not valid ({why}); {wrong.size} are not: set repair to mend them"
        )
    shapes[wrong] = shapely.make_valid(shapes[wrong], method="structure", keep_collapsed=False)
    flat = np.flatnonzero(shapely.area(shapes) == 0)
    if flat.size:
        raise ValueError(f"polygon {flat[0]} encloses no area ({flat.size} enclose none)")
    _refuse_twins(shapes)
    return shapes, f"repaired because they crossed themselves: polygons {named(wrong)}" if wrong.size else ""


def named(positions: Iterable[int]) -> str:
    """Some positions in words: the first five, and how many more."""
    every = [int(position) for position in positions]
    more = f" and {len(every) - SHOWN} more" if len(every) > SHOWN else ""
    return ", ".join(map(str, every[:SHOWN])) + more


def _shape(polygon: Any, position: int) -> Any:
    import shapely

    if polygon is None:
        raise ValueError(f"polygon {position} is missing")
    shape = polygon if isinstance(polygon, shapely.Geometry) else _ring(polygon, position)
    if shape.is_empty:
        raise ValueError(f"polygon {position} is empty")
    if shape.geom_type not in ("Polygon", "MultiPolygon"):
        raise ValueError(f"polygon {position} is no polygon but a {shape.geom_type}")
    if not np.all(np.isfinite(shapely.get_coordinates(shape))):
        raise ValueError(f"polygon {position} has a corner that is missing or infinite")
    return shape


def _ring(corners: Any, position: int) -> Any:
    import shapely

    points = np.asarray(corners, dtype=np.float64)
    if points.ndim != 2 or points.shape[1] != 2 or len(np.unique(points, axis=0)) < FEWEST_CORNERS:
        raise ValueError(f"polygon {position} needs at least three corners, shape (corners, 2)")
    if not np.all(np.isfinite(points)):
        raise ValueError(f"polygon {position} has a corner that is missing or infinite")
    return shapely.Polygon(points)


def _refuse_twins(shapes: Shapes) -> None:
    import shapely

    seen: dict[bytes, int] = {}
    for position, written in enumerate(shapely.to_wkb(shapely.normalize(shapes))):
        before = seen.setdefault(written, position)
        if before != position:
            raise ValueError(f"polygons {before} and {position} are the same: an area may stand here once")
