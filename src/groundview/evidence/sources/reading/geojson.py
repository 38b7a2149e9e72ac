"""GeoJSON: one row a feature, its properties as text, its shape as the hexadecimal of well-known binary."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from groundview.errors import DataProblem
from groundview.evidence.sources.reading.careful import Row
from groundview.evidence.sources.reading.content import chunks
from groundview.evidence.sources.reading.found import FoundFile

GEOMETRY = "geometry"
DEGREES = ("CRS84", "4326")
NOT_A_POLYGON = "not a polygon"


def property_names(file: FoundFile) -> tuple[str, ...]:
    """Every property that any feature has, in order of first sight, and `geometry`."""
    return _names(_features(file))


def rows(file: FoundFile) -> Iterator[Row]:
    """Every feature as a row: its number, from 1, and its cells in the order of `property_names`."""
    features = _features(file)
    names = _names(features)[:-1]
    for number, feature in enumerate(features, start=1):
        properties = _properties(feature)
        texts = ["" if properties.get(name) is None else str(properties[name]) for name in names]
        yield Row(number, [*texts, _hex(feature.get("geometry"))])


def _names(features: list[dict[str, Any]]) -> tuple[str, ...]:
    seen = dict.fromkeys(name for feature in features for name in _properties(feature))
    return (*(name for name in seen if name != GEOMETRY), GEOMETRY)


def _properties(feature: dict[str, Any]) -> dict[str, Any]:
    given = feature.get("properties")
    return given if isinstance(given, dict) else {}


def _hex(geometry: Any) -> str:
    """A shape as text; what is not a polygon becomes a text that no geometry is, and so is refused with its row."""
    from shapely import from_geojson, to_wkb
    from shapely.errors import ShapelyError

    if not geometry:
        return ""
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        return NOT_A_POLYGON
    try:
        shape = from_geojson(json.dumps(geometry))
    except ShapelyError:
        return NOT_A_POLYGON
    return NOT_A_POLYGON if shape.is_empty else str(to_wkb(shape, hex=True, byte_order=1))


def _features(file: FoundFile) -> list[dict[str, Any]]:
    try:
        content = json.loads(b"".join(chunks(file)))
    except json.JSONDecodeError as error:
        raise _unusable(file, f"it is not JSON: {error}") from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise _unusable(file, "it is not JSON") from error
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or not all(isinstance(feature, dict) for feature in features):
        raise _unusable(file, "it is not a GeoJSON feature collection")
    if not any(name in _reference_system(content) for name in DEGREES):
        raise _unusable(file, "its coordinates are not longitude and latitude (EPSG:4326)")
    return features


def _reference_system(content: dict[str, Any]) -> str:
    """As files from before the standard of 2016 state it; the standard itself knows no other than degrees."""
    stated = content.get("crs")
    return json.dumps(stated) if stated else DEGREES[0]


def _unusable(file: FoundFile, why: str) -> DataProblem:
    return DataProblem(
        f"{file.name} cannot be used as boundaries.",
        where=str(file.path),
        why=why,
        next_step="Save the boundaries as GeoJSON in EPSG:4326, one polygon a feature.",
    )
