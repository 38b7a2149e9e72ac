"""Writes the extracts of Northmere, an invented town: python tests/northmere/make_northmere.py [FOLDER].

Only the standard library is used, and the same seed gives the same data on any machine.
"""

from __future__ import annotations

import csv
import io
import json
import sys
import zlib
from pathlib import Path
from random import Random
from typing import Any

from incidents import HEADER, MONTHS, Row, month_rows
from town import NAME, Area, areas, degrees

SEED = 20250101
KEPT = Path(__file__).parent / "extracts"
SLUG = "northmere-invented"


def main(folder: Path) -> None:
    """Writes areas.geojson and one file a month below `folder`."""
    random = Random(SEED)
    town = areas(random)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "areas.geojson").write_text(_geojson(town), encoding="utf-8", newline="\n")
    for month in MONTHS:
        path = folder / month / f"{month}-{SLUG}-street.csv.gz"
        path.parent.mkdir(exist_ok=True)
        # Packed by zlib itself, the header holds no time and no name: the same rows give the same bytes.
        path.write_bytes(zlib.compress(_csv(month_rows(random, month, town)), level=9, wbits=31))


def _csv(rows: list[Row]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([HEADER, *rows])
    return text.getvalue().encode()


def _geojson(town: list[Area]) -> str:
    features = ",\n".join(json.dumps(_feature(area)) for area in town)
    return f'{{"type": "FeatureCollection", "name": "areas", "features": [\n{features}\n]}}\n'


def _feature(area: Area) -> dict[str, Any]:
    ring = [[round(part, 5) for part in degrees(point)] for point in (*area.ring, area.ring[0])]
    properties = {
        "code": area.code,
        "name": area.name,
        "population": area.population,
        "households": area.households,
        "businesses": area.businesses,
        "imd_score": area.imd_score,
        "imd_decile": area.imd_decile,
        "parent": f"{NAME} (invented)",
    }
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else KEPT)
