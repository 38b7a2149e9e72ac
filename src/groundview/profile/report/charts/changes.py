"""Rows of changes: a dot with its interval on either side of no change.

The axis is of ratios in equal steps of doubling and halving: a doubling lies as far from no change as a halving.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from groundview.profile.report.charts import canvas, theme
from groundview.profile.report.charts.rows import Row

if TYPE_CHECKING:
    import altair as alt

TICKS = {0.25: "a quarter", 0.5: "half", 1.0: "no change", 2.0: "twice", 4.0: "four times"}
FURTHEST = 4.0
"""An interval is drawn to four times, or to a quarter; its words have all of it."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where things stand at one width, in pixels."""

    width: float
    left: float
    right: float
    pitch: float
    stacked: bool


_WIDE = _Shape(theme.WIDE, left=224, right=232, pitch=30, stacked=False)
_NARROW = _Shape(theme.NARROW, left=12, right=14, pitch=72, stacked=True)
_TOP = 24.0


def changes_chart(rows: Sequence[Row], *, narrow: bool = False) -> alt.LayerChart:
    """The rows in the order given; `value`, `low` and `high` of each are ratios, 1 for no change. A row that is `apart`
    is in grey: what it shows is no more than chance."""
    shape = _NARROW if narrow else _WIDE
    span = shape.width - shape.left - shape.right
    reach = 2.0 if _nearest_to_one(rows) <= 2.0 else FURTHEST

    def x(ratio: float) -> float:
        inside = min(max(math.log2(max(ratio, 1e-9)), -math.log2(reach)), math.log2(reach))
        return shape.left + span * (0.5 + inside / (2 * math.log2(reach)))

    heights = [_TOP + shape.pitch * (place + (0.8 if shape.stacked else 0.5)) for place in range(len(rows))]
    bottom = _TOP + shape.pitch * len(rows) + 4
    ticks = [ratio for ratio in TICKS if 1 / reach <= ratio <= reach]
    lines = [{"x": x(ratio), "x2": x(ratio), "y": _TOP, "y2": bottom} for ratio in ticks]
    named = [{"x": x(ratio), "y": bottom + 15, "text": TICKS[ratio]} for ratio in ticks]
    layers = [
        canvas.rules(lines, colour=theme.GRID),
        canvas.rules([lines[ticks.index(1.0)]], colour=theme.RULE),
    ]
    drawn = [(row, y) for row, y in zip(rows, heights, strict=True) if row.value is not None]
    spans = [
        {"x": x(row.low), "x2": x(row.high), "y": y, "y2": y}
        for row, y in drawn
        if row.low is not None and row.high is not None
    ]
    dots = [
        {"x": x(row.value or 0.0), "y": y, "fill": theme.APART if row.apart else theme.NAVY}
        for row, y in drawn
    ]
    layers += [canvas.rules(spans, colour=theme.SEQUENTIAL[2], width=5), canvas.dots(dots)]
    layers += [canvas.texts(named, align="center", size=theme.SMALL, colour=theme.QUIET)]
    return canvas.canvas([*layers, *_words(rows, heights, shape)], shape.width, bottom + 30)


def _nearest_to_one(rows: Sequence[Row]) -> float:
    """The furthest value as a ratio of 1 or more."""
    return max(
        (max(row.value, 1 / max(row.value, 1e-9)) for row in rows if row.value is not None), default=1.0
    )


def _words(rows: Sequence[Row], heights: Sequence[float], shape: _Shape) -> list[alt.Chart]:
    """Label, figure and interval of each row: beside the mark, or in two lines above it where the drawing is narrow."""
    labels, shown, bounds = [], [], []
    for row, mark in zip(rows, heights, strict=True):
        first, second = (mark - 37.0, mark - 20.0) if shape.stacked else (mark, mark)
        labels += _label(row.label, first, shape)
        shown.append({"x": shape.width - (0 if shape.stacked else 140), "y": first, "text": row.shown})
        bounds.append({"x": shape.width, "y": second, "text": row.bounds})
    return [
        canvas.texts(labels, align="left" if shape.stacked else "right"),
        canvas.texts(shown, align="right", bold=True),
        canvas.texts(bounds, align="right", size=theme.SMALL, colour=theme.QUIET),
    ]


def _label(text: str, y: float, shape: _Shape) -> list[dict[str, object]]:
    """A label of at most two lines: around its row's middle, or from the top where it is narrow."""
    parts = canvas.wrapped(text, 30 if shape.stacked else 31)[:2]
    rise = 0.0 if shape.stacked else (len(parts) - 1) / 2
    x = 0.0 if shape.stacked else shape.left - 12
    return [{"x": x, "y": y + (place - rise) * 16, "text": part} for place, part in enumerate(parts)]
