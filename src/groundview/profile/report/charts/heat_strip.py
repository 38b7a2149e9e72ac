"""The completeness calendar: a strip of months for each source, shaded by records, gaps hatched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from groundview.profile.report.charts import canvas, theme

if TYPE_CHECKING:
    import altair as alt

_NAME_ROOM = 14.0
"""Pixels by which half a month's name reaches beyond its cell, where cells are narrow."""
_TINTS = theme.SEQUENTIAL[:3]
"""Dark enough to tell few from many, light enough for black text."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One source in one month; `value` None is a gap, and `shown` is then what to write in it."""

    value: float | None
    shown: str


@dataclass(frozen=True, slots=True)
class Strip:
    """One source and its months in order."""

    source: str
    cells: tuple[Cell, ...]


def heat_strip(strips: Sequence[Strip], months: Sequence[str], *, narrow: bool = False) -> alt.LayerChart:
    """Sources from top to bottom, months from left to right; the months named along the top."""
    width = theme.NARROW if narrow else theme.WIDE
    left, top, pitch, height = (0.0, 26.0, 62.0, 32.0) if narrow else (186.0, 26.0, 46.0, 38.0)
    cell = (width - left) / max(len(months), 1)
    tops = [top + pitch * index + (pitch - height) for index in range(len(strips))]
    most = max((c.value or 0.0 for strip in strips for c in strip.cells), default=0.0) or 1.0
    boxes: list[dict[str, object]] = []
    words: list[dict[str, object]] = []
    gaps: list[dict[str, object]] = []
    for y, strip in zip(tops, strips, strict=True):
        for index, c in enumerate(strip.cells):
            x = left + cell * index
            boxes.append({"x": x + 1, "x2": x + cell - 1, "y": y, "y2": y + height, "fill": _tint(c, most)})
            word = {"x": x + cell / 2, "y": y + height / 2, "text": c.shown}
            if len(c.shown) * 7.5 < cell:
                (gaps if c.value is None else words).append(word)
    layers = [
        canvas.boxes(boxes),
        canvas.texts(words, align="center", size=theme.SMALL),
        *canvas.plated(gaps),
    ]
    layers += [*_month_names(months, left, cell), _source_names(strips, tops, left, height, narrow)]
    return canvas.canvas(layers, width, (tops[-1] if tops else top) + height + 4)


def _tint(cell: Cell, most: float) -> str:
    if cell.value is None:
        return theme.HATCH
    return _TINTS[min(int(cell.value / most * len(_TINTS)), len(_TINTS) - 1)]


def _month_names(months: Sequence[str], left: float, cell: float) -> list[alt.Chart]:
    every = max(1, -int(-64 // cell))
    room = max(len(months) - 1 - int(_NAME_ROOM // cell), 0)
    shown = [(index, name) for index, name in enumerate(months) if index % every == 0 and index <= room]
    marks = [{"x": left + cell * (index + 0.5), "y": 14, "text": name} for index, name in shown]
    return [canvas.texts(marks, align="center", size=theme.SMALL, colour=theme.QUIET)]


def _source_names(
    strips: Sequence[Strip], tops: Sequence[float], left: float, height: float, narrow: bool
) -> alt.Chart:
    marks = []
    for y, strip in zip(tops, strips, strict=True):
        parts = canvas.wrapped(strip.source, 44 if narrow else 25)[: 1 if narrow else 2]
        for index, part in enumerate(parts):
            middle = y - 12 if narrow else y + height / 2 + (index - (len(parts) - 1) / 2) * 15
            marks.append({"x": 0 if narrow else left - 12, "y": middle, "text": part})
    return canvas.texts(marks, align="left" if narrow else "right", size=theme.SMALL)
