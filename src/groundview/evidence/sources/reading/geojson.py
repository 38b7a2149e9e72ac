"""GeoJSON: one row a feature, its properties as text, its shape as the hexadecimal of well-known binary."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from groundview.errors import DataProblem
from groundview.evidence.sources.reading.content import chunks
from groundview.evidence.sources.reading.found import FoundFile

GEOMETRY = "geometry"
DEGREES = ("CRS84", "4326")


def property_names(file: FoundFile) -> tuple[str, ...]:
    """Every property that any feature has, in order of first sight, and `geometry`."""
    seen: dict[str, None] = {}
    for feature in _features(file):
        seen.update(dict.fromkeys(feature.get("properties") or {}))
    return (*(name for name in seen if name != GEOMETRY), GEOMETRY)


def rows(file: FoundFile) -> Iterator[tuple[int, list[str]]]:
    """Every feature as (its number, from 1, and its cells in the order of `property_names`)."""
    names = property_names(file)[:-1]
    for number, feature in enumerate(_features(file), start=1):
        properties = feature.get("properties") or {}
        texts = ["" if properties.get(name) is None else str(properties[name]) for name in names]
        yield number, [*texts, _hex(feature.get("geometry"))]


def _hex(geometry: Any) -> str:
    """A shape as text; what is not a polygon becomes a text that no geometry is, and so is refused with its row."""
    from shapely import from_geojson, to_wkb
    from shapely.errors import ShapelyError

    if not geometry or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        return "not a polygon" if geometry else ""
    try:
        return str(to_wkb(from_geojson(json.dumps(geometry)), hex=True, byte_order=1))
    except ShapelyError:
        return "not a polygon"


def _features(file: FoundFile) -> list[dict[str, Any]]:
    try:
        content = json.loads(b"".join(chunks(file)))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise _unusable(file, f"it is not JSON: {error}" if isinstance(error, json.JSONDecodeError) else "") from error
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or not all(isinstance(feature, dict) for feature in features):
        raise _unusable(file, "it is not a GeoJSON feature collection")
    _check_degrees(file, content)
    return features


def _check_degrees(file: FoundFile, content: dict[str, Any]) -> None:
    crs = ((content.get("crs") or {}).get("properties") or {}).get("name", "CRS84")
    if not any(name in str(crs) for name in DEGREES):
        raise _unusable(file, "its coordinates are not longitude and latitude (EPSG:4326)")


def _unusable(file: FoundFile, why: str) -> DataProblem:
    return DataProblem(
        f"{file.name} cannot be used as boundaries.",
        where=str(file.path),
        why=why,
        next_step="Save the boundaries as GeoJSON in EPSG:4326, one polygon a feature.",
    )
