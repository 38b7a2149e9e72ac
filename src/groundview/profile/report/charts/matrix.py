"""An adjacency matrix as a heat chart: kinds against the same kinds, each cell shaded and with its figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from groundview.profile.disclosure.released import SHORTHAND, Released
from groundview.profile.narrative.doubt import printed
from groundview.profile.report.charts import canvas, theme

if TYPE_CHECKING:
    import altair as alt

_TINTS = theme.SEQUENTIAL[:3]
"""Dark enough to tell few from many, light enough for black text."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Square:
    """One cell: its text, and the number that shades it; None leaves it white, or hatched where nothing is shown."""

    shown: str
    value: float | None = None

    @classmethod
    def of(cls, figure: Released | None) -> Square:
        """The cell of a figure; empty where there is none."""
        return cls("") if figure is None else cls(printed(figure), figure.value)


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where things stand at one width, in pixels."""

    width: float
    left: float
    pitch: float
    height: float
    top: float


_WIDE = _Shape(theme.WIDE, left=186, pitch=44, height=40, top=52)
_NARROW = _Shape(theme.NARROW, left=0, pitch=62, height=34, top=24)


def matrix_chart(
    names: Sequence[str], cells: Sequence[Sequence[Square]], *, narrow: bool = False
) -> alt.LayerChart:
    """A square of cells, shape (k, k), rows from top to bottom; narrow, letters stand for the columns."""
    shape = _NARROW if narrow else _WIDE
    size = (shape.width - shape.left) / max(len(names), 1)
    tops = [shape.top + shape.pitch * row + (shape.pitch - shape.height) for row in range(len(names))]
    most = max((square.value or 0.0 for row in cells for square in row), default=0.0) or 1.0
    boxes: list[canvas.Record] = []
    words: list[canvas.Record] = []
    plates: list[canvas.Record] = []
    for y, row in zip(tops, cells, strict=True):
        for column, square in enumerate(row):
            x = shape.left + size * column
            edges = {"x": x + 1, "x2": x + size - 1, "y": y, "y2": y + shape.height}
            boxes.append({**edges, "fill": _fill(square, most)})
            word = {"x": x + size / 2, "y": y + shape.height / 2, "text": square.shown}
            (plates if square.shown in SHORTHAND.values() else words).append(word)
    layers = [
        canvas.boxes(boxes),
        canvas.texts(words, align="center", size=theme.SMALL),
        *canvas.plated(plates),
    ]
    layers += _names(names, tops, shape, size, narrow)
    return canvas.canvas(layers, shape.width, (tops[-1] + shape.height if tops else shape.top) + 4)


def _fill(square: Square, most: float) -> str:
    if square.value is not None:
        return _TINTS[min(int(square.value / most * len(_TINTS)), len(_TINTS) - 1)]
    return theme.HATCH if square.shown in SHORTHAND.values() else theme.PAPER


def _names(
    names: Sequence[str], tops: Sequence[float], shape: _Shape, size: float, narrow: bool
) -> list[alt.Chart]:
    rows, columns = [], []
    for place, (name, y) in enumerate(zip(names, tops, strict=True)):
        row = [f"{_LETTERS[place % 26]}  {name}"] if narrow else canvas.wrapped(name, 25)[:2]
        column = [_LETTERS[place % 26]] if narrow else canvas.wrapped(name, int(size / 7))[:3]
        middle = y - 12 if narrow else y + shape.height / 2
        rows += _lines(row, 0 if narrow else shape.left - 12, middle)
        columns += _lines(column, shape.left + size * (place + 0.5), shape.top / 2)
    align: canvas.Align = "left" if narrow else "right"
    return [
        canvas.texts(rows, align=align, size=theme.SMALL),
        canvas.texts(columns, align="center", size=theme.SMALL, colour=theme.QUIET),
    ]


def _lines(parts: Sequence[str], x: float, middle: float) -> list[dict[str, object]]:
    rise = (len(parts) - 1) / 2
    return [{"x": x, "y": middle + (index - rise) * 15, "text": part} for index, part in enumerate(parts)]
