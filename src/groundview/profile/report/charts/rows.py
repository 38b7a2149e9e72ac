"""Rows of labelled figures, drawn as bars or as dots, always with the interval, drawn and in words.

Wide, a row is one line: label, mark, figure and interval. Narrow, for a telephone, the label and the figure
stand above the mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.doubt import doubt_texts, printed, widest
from groundview.profile.report.charts import canvas, theme
from groundview.profile.report.charts.axis import Axis

if TYPE_CHECKING:
    import altair as alt

Mark = Literal["bar", "dot"]


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled figure. `apart` sets it off from the others, below them and in grey."""

    label: str
    value: float | None
    low: float | None
    high: float | None
    shown: str
    bounds: str = ""
    doubt: str = ""
    apart: bool = False

    @classmethod
    def of(cls, figure: Released, label: str, *, apart: bool = False, kind: str = "") -> Row:
        """The row of one figure; a suppressed one keeps its label and its "[c]" and draws nothing else. `kind` names
        the doubt to draw where it was measured; otherwise it is the first one that was."""
        if kind in figure.doubts:
            figure = replace(figure, doubts={kind: figure.doubts[kind]})
        low, high = widest(figure) or (None, None)
        if figure.state == "suppressed":
            low = high = None
        name, bounds = next(doubt_texts(figure), ("", ""))
        return cls(label, figure.value, low, high, printed(figure), bounds, name, apart)


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where things stand at one width, in pixels; `figure` is how far from the right edge the figures end."""

    width: float
    left: float
    right: float
    pitch: float
    stacked: bool
    characters: int
    figure: float


_WIDE = _Shape(theme.WIDE, left=224, right=214, pitch=30, stacked=False, characters=31, figure=138)
_NARROW = _Shape(theme.NARROW, left=2, right=112, pitch=54, stacked=True, characters=40, figure=0)
_AXIS_ROOM, _TOP_ROOM, _APART_ROOM, _REFERENCE_ROOM = 30.0, 24.0, 18.0, 18.0


def rows_chart(
    rows: Sequence[Row], axis: Axis, *, mark: Mark = "bar", narrow: bool = False, reference: Row | None = None
) -> alt.LayerChart:
    """The rows in the order given, those set apart last; `reference` is a dashed line through them all."""
    shape = _NARROW if narrow else _WIDE
    ordered = sorted(rows, key=lambda row: row.apart)
    heights, bottom = _heights(ordered, shape)
    bottom += _REFERENCE_ROOM if reference else 0
    plot = axis.over(shape.left, shape.width - shape.left - shape.right)
    layers = [*plot.grid(_TOP_ROOM, bottom), *_marks(ordered, heights, plot, mark, shape)]
    layers += _reference(reference, plot, bottom) if reference else []
    layers += _words(ordered, heights, shape)
    return canvas.canvas(layers, shape.width, bottom + _AXIS_ROOM)


def _reference(row: Row, plot: Axis, bottom: float) -> list[alt.Chart]:
    words = [{"x": plot.x(row.value) + 6, "y": bottom - 8, "text": f"{row.label} {row.shown}"}]
    line = plot.upright(row.value or 0.0, _TOP_ROOM, bottom)
    return [
        canvas.rules([line], colour=theme.PLUM, width=1.5, dash=True),
        canvas.texts(words, size=theme.SMALL, colour=theme.PLUM),
    ]


def _heights(rows: Sequence[Row], shape: _Shape) -> tuple[list[float], float]:
    """The height of each row's mark, and of the bottom of the plot."""
    heights: list[float] = []
    top, was_apart = _TOP_ROOM, False
    for row in rows:
        top += _APART_ROOM if row.apart and not was_apart and heights else 0
        was_apart = row.apart
        heights.append(top + (shape.pitch * 0.72 if shape.stacked else shape.pitch / 2))
        top += shape.pitch
    return heights, top + 4


def _marks(
    rows: Sequence[Row], heights: Sequence[float], plot: Axis, mark: Mark, shape: _Shape
) -> list[alt.Chart]:
    half = 7.0 if shape.stacked else 9.0
    fills = [theme.APART if row.apart else theme.NAVY for row in rows]
    drawn = [
        (row, y, fill) for row, y, fill in zip(rows, heights, fills, strict=True) if row.value is not None
    ]
    spans = [
        (plot.x(row.low), plot.x(row.high), y)
        for row, y, _ in drawn
        if row.low is not None and row.high is not None
    ]
    whiskers = [{"x": low, "x2": high, "y": y, "y2": y} for low, high, y in spans]
    if mark == "dot":
        points = [{"x": plot.x(row.value), "y": y, "fill": fill} for row, y, fill in drawn]
        return [canvas.rules(whiskers, colour=theme.SEQUENTIAL[2], width=5), canvas.dots(points)]
    bars = [
        {"x": plot.x(0), "x2": plot.x(row.value), "y": y - half, "y2": y + half, "fill": fill}
        for row, y, fill in drawn
    ]
    # White under black, so that an interval shows both on its bar and beyond it.
    return [
        canvas.boxes(bars),
        canvas.rules(whiskers, colour=theme.PAPER, width=5),
        canvas.rules(whiskers, colour=theme.INK, width=1.5),
    ]


def _words(rows: Sequence[Row], heights: Sequence[float], shape: _Shape) -> list[alt.Chart]:
    """Label, figure and interval of each row: beside the mark, or above it where the drawing is narrow."""
    labels, shown, bounds = [], [], []
    for row, mark in zip(rows, heights, strict=True):
        y = mark - (22.0 if shape.stacked else 0.0)
        labels += _label(row.label, y, shape)
        shown.append({"x": shape.width - shape.figure, "y": y, "text": row.shown})
        bounds.append({"x": shape.width, "y": mark, "text": row.bounds})
    kinds = {row.doubt for row in rows if row.doubt}
    if len(kinds) == 1:
        bounds.append({"x": shape.width, "y": 10, "text": kinds.pop()})
    figures = canvas.texts(shown, align="right", bold=True)
    beside = canvas.texts(bounds, align="right", size=theme.SMALL, colour=theme.QUIET)
    return [canvas.texts(labels, align="left" if shape.stacked else "right"), figures, beside]


def _label(text: str, y: float, shape: _Shape) -> list[dict[str, object]]:
    """A label of at most two lines: around its row's middle, or standing on it where it is narrow."""
    parts = canvas.wrapped(text, shape.characters)[:2]
    rise = len(parts) - 1 if shape.stacked else (len(parts) - 1) / 2
    x = 0 if shape.stacked else shape.left - 12
    return [{"x": x, "y": y + (index - rise) * 15, "text": part} for index, part in enumerate(parts)]
