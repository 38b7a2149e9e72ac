"""A map of areas, each in the colour of its class, hatched where there is no figure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from groundview.profile.report.charts import canvas, theme
from groundview.profile.report.charts.shapes import Shapes

if TYPE_CHECKING:
    import altair as alt

WIDEST, TALLEST = 540.0, 560.0
"""A map and its legend are to fit on a laptop's screen together."""
_MARGIN = 4.0
_NAME_DROP = 6.0
"""Pixels by which the name of a place stands under the top of the room that is kept for it."""


def choropleth(shapes: Shapes, fills: Mapping[str, str], *, size: float = 1.0) -> alt.LayerChart:
    """The shapes in colours given by area code; the place of an area in `shapes` names it in the drawing."""
    import altair as alt

    scale = size * min((WIDEST - 2 * _MARGIN) / shapes.width, (TALLEST - 2 * _MARGIN) / shapes.height)
    height = shapes.height * scale + 2 * _MARGIN
    width = shapes.width * scale + 2 * _MARGIN
    corner = [_MARGIN - shapes.west * scale, _MARGIN + (shapes.south + shapes.height) * scale]
    features = [_feature(index, code, shapes, fills) for index, code in enumerate(shapes.by_code)]
    chart = alt.Chart(alt.InlineData(values=features)).mark_geoshape(stroke=theme.PAPER, strokeWidth=0.6)
    drawn = chart.encode(
        fill=alt.Fill("properties.fill:N", scale=None, legend=None),
        description=alt.Description("properties.token:N"),
    ).project(type="identity", reflectY=True, scale=scale, translate=corner)
    names = [
        {"x": corner[0] + label.x * scale, "y": corner[1] - label.y * scale + _NAME_DROP, "text": label.name}
        for label in shapes.labels
    ]
    layers = [drawn, *([canvas.texts(names, align="center", size=theme.SMALL)] if names else [])]
    return canvas.canvas(layers, round(width), round(height))


def _feature(index: int, code: str, shapes: Shapes, fills: Mapping[str, str]) -> dict[str, Any]:
    properties = {"fill": fills.get(code, theme.HATCH), "token": f"area-{index}"}
    return {"type": "Feature", "geometry": shapes.by_code[code], "properties": properties}
