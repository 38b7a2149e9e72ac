"""A comparison as a picture: one row a label, one dot a series, text beside colour."""

from __future__ import annotations

import json
from typing import Any

from measured import Comparison

COLOURS = ("#12436d", "#f46a25", "#801650", "#28a197")
"""The Government Analysis Function's palette: every pair of neighbours differs by 3:1."""
SHAPES = ("circle", "diamond", "square", "triangle-up")
WIDTH, ROW = 520, 34


def draw(comparison: Comparison, values: dict[str, float]) -> str:
    """The picture as SVG text."""
    import altair as alt
    import vl_convert

    series = ["this world", *(published.of for published in comparison.published)]
    data = alt.InlineData(values=_marks(comparison, values))
    form = {"pounds": ",.0f", "share": ".0%", "ratio": ".1f"}[comparison.unit]
    x = alt.X("value:Q", title=None, scale=alt.Scale(zero=True), axis=alt.Axis(format=form))
    y = alt.Y("label:N", title=None, sort=list(comparison.labels), axis=alt.Axis(labelLimit=220))
    legend = alt.Legend(title=None, orient="top", labelLimit=400, columns=3)
    colour = alt.Color(
        "series:N", scale=alt.Scale(domain=series, range=COLOURS[: len(series)]), legend=legend
    )
    shape = alt.Shape("series:N", scale=alt.Scale(domain=series, range=SHAPES[: len(series)]))
    chart = (
        alt.Chart(data)
        .mark_point(filled=True, size=110, opacity=1)
        .encode(x=x, y=y, color=colour, shape=shape)
    )
    sized: Any = chart.properties(width=WIDTH, height=ROW * len(comparison.labels), background="white")
    return str(vl_convert.vegalite_to_svg(json.dumps(sized.to_dict())))


def _marks(comparison: Comparison, values: dict[str, float]) -> list[dict[str, Any]]:
    series = {"this world": values, **{one.of: one.values for one in comparison.published}}
    return [
        {"series": name, "label": label, "value": given[label]}
        for name, given in series.items()
        for label in comparison.labels
        if label in given
    ]
