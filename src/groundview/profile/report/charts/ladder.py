"""Two panels of bars on a ladder: who is on each rung, and beside them what those on the rungs hold together.

The bars of the second panel are as tall as the rungs that they are about, so that a bar across three rungs is read
against the three bars beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from groundview.profile.report.charts import canvas, theme
from groundview.profile.report.charts.axis import Axis
from groundview.profile.report.charts.rows import Row

if TYPE_CHECKING:
    import altair as alt

_PITCH, _HALF, _TITLE_ROOM, _AXIS_ROOM, _GAP = 40.0, 12.0, 28.0, 34.0, 30.0
_LABEL, _FIGURE = 134.0, 104.0


@dataclass(frozen=True, slots=True)
class Rungs:
    """One panel: its title, its axis, and its bars, each with the first and the last rung that it is about."""

    title: str
    axis: Axis
    bars: tuple[tuple[Row, int, int], ...]


def ladder_chart(left: Rungs, right: Rungs, *, narrow: bool = False) -> alt.LayerChart:
    """The two panels side by side, or the second under the first where it is narrow."""
    width = theme.NARROW if narrow else theme.WIDE
    across = width if narrow else (width - _GAP) / 2
    panels = (left, right)
    rungs = max((last + 1 for panel in panels for _, _, last in panel.bars), default=0)
    tall = _TITLE_ROOM + _PITCH * rungs + _AXIS_ROOM
    layers: list[alt.Chart] = []
    for place, panel in enumerate(panels):
        x, y = (0.0, place * tall) if narrow else (place * (across + _GAP), 0.0)
        plot = panel.axis.over(x + _LABEL, across - _LABEL - _FIGURE)
        layers += _panel(panel, plot, x, y, rungs)
    return canvas.canvas(layers, width, tall * (len(panels) if narrow else 1))


def _panel(panel: Rungs, plot: Axis, left: float, top: float, rungs: int) -> Iterator[alt.Chart]:
    first = top + _TITLE_ROOM
    yield canvas.texts([{"x": left, "y": top + 10, "text": panel.title}], bold=True)
    yield from plot.grid(first, first + _PITCH * rungs)
    spans = [
        (row, first + _PITCH * (low + 0.5), first + _PITCH * (high + 0.5)) for row, low, high in panel.bars
    ]
    yield canvas.boxes(
        [
            {"x": plot.x(0), "x2": plot.x(row.value), "y": y - _HALF, "y2": y2 + _HALF, "fill": theme.NAVY}
            for row, y, y2 in spans
            if row.value is not None
        ]
    )
    labels = [{"x": left + _LABEL - 10, "y": (y + y2) / 2, "text": row.label} for row, y, y2 in spans]
    yield canvas.texts(labels, align="right", size=theme.SMALL)
    yield from _figures(spans, plot.left + plot.width + _FIGURE, top)


def _figures(spans: Sequence[tuple[Row, float, float]], ends: float, top: float) -> Iterator[alt.Chart]:
    """Each figure with its doubt beneath it, and what the doubt is called above them all."""
    middles = [(row, (y + y2) / 2 - (8.0 if row.bounds else 0.0)) for row, y, y2 in spans]
    figures: list[dict[str, object]] = [{"x": ends, "y": y, "text": row.shown} for row, y in middles]
    yield canvas.texts(figures, align="right", bold=True)
    bounds: list[dict[str, object]] = [
        {"x": ends, "y": y + 16, "text": row.bounds} for row, y in middles if row.bounds
    ]
    names = {row.doubt for row, *_ in spans if row.doubt}
    bounds += [{"x": ends, "y": top + 10, "text": name} for name in names if len(names) == 1]
    yield canvas.texts(bounds, align="right", size=theme.SMALL, colour=theme.QUIET)
