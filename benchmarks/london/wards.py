"""The wards of 25 London boroughs, as a file of areas: those of 2022, each in the borough in which it lies."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def write_areas(data: Path, to: Path) -> None:
    """Writes the wards of the boroughs that the file of crimes names; `data` is the folder of open data."""
    import duckdb
    from shapely import STRtree, from_wkb

    with duckdb.connect() as connection:
        connection.execute("SET enable_geoparquet_conversion = false")
        crimes, geography = data / "london_ward_crime_2016_2018", data / "geography"
        wanted = f"SELECT DISTINCT borough FROM '{crimes}/*.parquet' WHERE borough IS NOT NULL"
        boroughs = connection.execute(
            f"SELECT ltla24_name, geometry FROM '{geography}/ltla24.parquet' WHERE ltla24_name IN ({wanted}) "
            "ORDER BY 1"
        ).fetchall()
        wards = connection.execute(
            f"SELECT ward22_code, ward22_name, geometry FROM '{geography}/wards22.parquet' ORDER BY 1"
        ).fetchall()
    tree, names = STRtree([from_wkb(bytes(shape)) for _, shape in boroughs]), [name for name, _ in boroughs]
    features = list(_features(wards, tree, names))
    to.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")


def _features(wards: list[tuple[Any, ...]], tree: Any, names: list[str]) -> Iterator[dict[str, Any]]:
    from shapely import from_wkb, to_geojson

    for code, name, wkb in wards:
        shape = from_wkb(bytes(wkb))
        for borough in tree.query(shape.representative_point(), predicate="intersects")[:1]:
            about = {"code": code, "name": name, "parent": names[borough], "vintage": 2022}
            yield {"type": "Feature", "properties": about, "geometry": json.loads(to_geojson(shape))}
