"""From what is proved to what is ruled out: each part of the whole starts where the one above it ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from groundview.profile.report.charts import canvas, theme
from groundview.profile.report.charts.axis import Axis

if TYPE_CHECKING:
    import altair as alt

FILLS = {"proved": theme.NAVY, "one": theme.TEAL, "several": theme.HATCH, "out": theme.APART}
"""The four kinds of part: proved, left open by one missing answer, left open by several, and ruled out."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the whole: its label, where it starts and ends between nought and one, its text and its kind."""

    label: str
    start: float
    end: float
    shown: str
    kind: str


def waterfall_chart(parts: Sequence[Part], *, narrow: bool = False) -> alt.LayerChart:
    """The parts from the top, the first starting at nought."""
    width, left, right = (theme.NARROW, 2.0, 14.0) if narrow else (theme.WIDE, 252.0, 128.0)
    pitch, top = (58.0, 6.0) if narrow else (42.0, 8.0)
    heights = [top + pitch * place + (40.0 if narrow else pitch / 2) for place in range(len(parts))]
    bottom = top + pitch * len(parts)
    plot = Axis(1.0, 0.25, share=True).over(left, width - left - right)
    half = 8.0 if narrow else 11.0
    layers = [*plot.grid(top, bottom), *_bars(parts, heights, plot, half)]
    layers += [*_steps(parts, heights, plot, half), *_words(parts, heights, left, width)]
    return canvas.canvas(layers, width, bottom + 30)


def _bars(parts: Sequence[Part], heights: Sequence[float], plot: Axis, half: float) -> Iterator[alt.Chart]:
    boxes, edges = [], []
    for part, y in zip(parts, heights, strict=True):
        start, end = plot.x(part.start), plot.x(part.end)
        boxes.append({"x": start, "x2": end, "y": y - half, "y2": y + half, "fill": FILLS[part.kind]})
        # A part too small to have a width is still seen as a line.
        edges += [{"x": x, "x2": x, "y": y - half, "y2": y + half} for x in (start, end)]
    yield canvas.boxes(boxes)
    yield canvas.rules(edges, colour=theme.RULE)


def _steps(parts: Sequence[Part], heights: Sequence[float], plot: Axis, half: float) -> Iterator[alt.Chart]:
    """A line from the end of each part down to the start of the next."""
    pairs = zip(parts, heights, heights[1:], strict=False)
    lines = [
        {"x": plot.x(part.end), "x2": plot.x(part.end), "y": y + half, "y2": below - half}
        for part, y, below in pairs
    ]
    yield canvas.rules(lines, colour=theme.RULE, dash=True, pattern=(2, 2))


def _words(parts: Sequence[Part], heights: Sequence[float], left: float, width: float) -> Iterator[alt.Chart]:
    narrow = width == theme.NARROW
    labels = []
    for part, y in zip(parts, heights, strict=True):
        lines = canvas.wrapped(part.label, 33 if narrow else 38)[: 2 if narrow else 3]
        rise = len(lines) - 1 if narrow else (len(lines) - 1) / 2
        middle = y - 18 if narrow else y
        labels += [
            {"x": 0 if narrow else left - 12, "y": middle + (place - rise) * 14, "text": text}
            for place, text in enumerate(lines)
        ]
    shown = [
        {"x": width, "y": y - 18 if narrow else y, "text": part.shown}
        for part, y in zip(parts, heights, strict=True)
    ]
    yield canvas.texts(labels, align="left" if narrow else "right", size=theme.SMALL)
    yield canvas.texts(shown, align="right", size=theme.SMALL, bold=True)
