"""Areas as shapes on a flat map: projected to kilometres, simplified where there are very many.

The projection is plate carrée with its standard parallel through the middle of the study: true to scale
there, and good enough to find one's way in an area the size of a police force. Nothing is measured from it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from groundview.profile.disclosure.released import ReleasedArea
from groundview.profile.report.charts.apart import Label, side_by_side

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

KM_A_DEGREE = 111.32
MANY = 5_000
"""Above so many areas the outlines are simplified: the eye cannot see the difference, the file can."""
_FINEST_PIXEL = 700
_ROUND = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Shapes:
    """Projected shapes by area code as GeoJSON geometries, in kilometres, and the box that holds them."""

    by_code: dict[str, dict[str, Any]]
    west: float
    south: float
    width: float
    height: float
    labels: tuple[Label, ...] = ()
    """The names of places that are drawn side by side although they lie apart; empty for a map as it is."""

    def scale_bar(self) -> tuple[float, float]:
        """A round length in kilometres of about a quarter of the map's width, and its share of that width."""
        target = self.width / 4
        power = 10.0 ** math.floor(math.log10(target))
        length = max(power * factor for factor in _ROUND if power * factor <= target)
        return length, length / self.width


def shapes_of(areas: Sequence[ReleasedArea]) -> Shapes | None:
    """The shapes of the areas that have a boundary that can be drawn; None where none has."""
    import shapely
    from shapely.geometry import mapping

    found = {area.code: _geometry(area) for area in areas}
    drawable = {code: shape for code, shape in found.items() if shape is not None}
    if not drawable:
        return None
    flat, labels = side_by_side(_projected(drawable), {area.code: area.parent for area in areas})
    west, south, east, north = shapely.total_bounds(list(flat.values()))
    north = max([north, *(label.y for label in labels)])
    width, height = east - west, north - south
    if not (width > 0 and height > 0):
        return None
    if len(flat) > MANY:
        flat = {code: shapely.simplify(shape, width / _FINEST_PIXEL) for code, shape in flat.items()}
    drawn = {code: dict(mapping(shape)) for code, shape in flat.items()}
    return Shapes(drawn, west, south, width, height, labels)


def _projected(drawable: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """The shapes in kilometres."""
    import shapely

    _, south, _, north = shapely.total_bounds(list(drawable.values()))
    squeeze = math.cos(math.radians((south + north) / 2))

    def project(points: Any) -> Any:
        return points * (KM_A_DEGREE * squeeze, KM_A_DEGREE)

    return {code: shapely.transform(shape, project) for code, shape in drawable.items()}


def _geometry(area: ReleasedArea) -> BaseGeometry | None:
    """A boundary as a shape; None where there is none, or where what is there is not a polygon."""
    from shapely.geometry import shape

    if not area.geometry:
        return None
    try:
        made = shape(area.geometry)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        return None
    polygonal = made.geom_type in {"Polygon", "MultiPolygon"}
    return made if polygonal and not made.is_empty else None
