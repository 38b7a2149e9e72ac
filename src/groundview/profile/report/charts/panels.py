"""Small panels side by side on one axis: a dot and its interval a row, so that panels can be compared row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from groundview.profile.report.charts import canvas, theme
from groundview.profile.report.charts.axis import Axis
from groundview.profile.report.charts.rows import Row

if TYPE_CHECKING:
    import altair as alt

MOST = 4
_TITLE_ROOM, _AXIS_ROOM, _PITCH, _GAP, _LABEL, _FIGURE = 46.0, 34.0, 24.0, 18.0, 42.0, 40.0


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel: its title and its rows, the same labels in the same order in every panel."""

    title: str
    rows: tuple[Row, ...]


def panels_chart(panels: Sequence[Panel], axis: Axis, *, narrow: bool = False) -> alt.LayerChart:
    """At most four panels side by side, or under each other where it is narrow; more begin another line."""
    width = theme.NARROW if narrow else theme.WIDE
    across = 1 if narrow else max(min(len(panels), MOST), 1)
    each = (width - _GAP * (across - 1)) / across
    tall = _TITLE_ROOM + _AXIS_ROOM + _PITCH * max((len(panel.rows) for panel in panels), default=0)
    layers: list[alt.Chart] = []
    for place, panel in enumerate(panels):
        left, top = (place % across) * (each + _GAP), (place // across) * tall
        layers += _panel(panel, axis.over(left + _LABEL, each - _LABEL - _FIGURE), left, top)
    lines = -(-len(panels) // across)
    return canvas.canvas(layers or [canvas.texts([])], width, tall * max(lines, 1))


def _panel(panel: Panel, plot: Axis, left: float, top: float) -> Iterator[alt.Chart]:
    first = top + _TITLE_ROOM
    heights = [first + _PITCH * (index + 0.5) for index in range(len(panel.rows))]
    drawn = list(zip(panel.rows, heights, strict=True))
    title = canvas.wrapped(panel.title, int((plot.width + _LABEL + _FIGURE) / 7))[:2]
    yield canvas.texts(
        [{"x": left, "y": top + 10 + 16 * line, "text": part} for line, part in enumerate(title)], bold=True
    )
    yield from plot.grid(first, first + _PITCH * len(panel.rows))
    yield canvas.rules(
        [
            {"x": plot.x(row.low), "x2": plot.x(row.high), "y": y, "y2": y}
            for row, y in drawn
            if row.low is not None and row.high is not None
        ],
        colour=theme.SEQUENTIAL[2],
        width=5,
    )
    dots = [{"x": plot.x(row.value), "y": y, "fill": theme.NAVY} for row, y in drawn if row.value is not None]
    yield canvas.dots(dots, size=70)
    yield canvas.texts(
        [{"x": left + _LABEL - 10, "y": y, "text": row.label} for row, y in drawn],
        align="right",
        size=theme.SMALL,
    )
    ends = plot.left + plot.width + _FIGURE
    yield canvas.texts(
        [{"x": ends, "y": y, "text": row.shown} for row, y in drawn],
        align="right",
        size=theme.SMALL,
        bold=True,
    )
