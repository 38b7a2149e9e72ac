"""Areas as a file of boundaries: one feature each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from groundview.synth.layouts.spoiling import BadRow

NOT_AN_AREA = {"type": "Point", "coordinates": [0.0, 52.0]}
FIRST, LAST = '{"type": "FeatureCollection", "features": [\n', "\n]}\n"


def features(rows: Sequence[Mapping[str, Any]], bad: Sequence[BadRow]) -> Iterator[str]:
    """The texts of a file: every row with its `wkt` as the boundary, and bad rows as points after those they name."""
    from shapely import from_wkt, to_geojson

    shapes = to_geojson(from_wkt([row["wkt"] for row in rows]))
    after = {one.after: one for one in bad}
    yield FIRST
    for at, (row, shape) in enumerate(zip(rows, shapes, strict=True)):
        about = {name: value for name, value in row.items() if name != "wkt"}
        end = "" if at == 0 else ",\n"
        yield f'{end}{{"type": "Feature", "properties": {json.dumps(about)}, "geometry": {shape}}}'
        if at in after:
            about = dict(zip(about, after[at].cells, strict=True))
            yield f',\n{{"type": "Feature", "properties": {json.dumps(about)}, "geometry": {json.dumps(NOT_AN_AREA)}}}'
    yield LAST
