"""A matrix as a heat chart: rows against columns, each cell shaded and with its figure."""

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
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Sequence[Sequence[Square]],
    *,
    narrow: bool = False,
) -> alt.LayerChart:
    """Cells of shape (rows, columns), from top to bottom. Where the columns are the rows again, letters stand for them
    in the narrow drawing."""
    shape = _NARROW if narrow else _WIDE
    size = (shape.width - shape.left) / max(len(columns), 1)
    tops = [shape.top + shape.pitch * row + (shape.pitch - shape.height) for row in range(len(rows))]
    most = max((square.value or 0.0 for row in cells for square in row), default=0.0) or 1.0
    boxes: list[canvas.Record] = []
    words: list[canvas.Record] = []
    plates: list[canvas.Record] = []
    for y, squares in zip(tops, cells, strict=True):
        for column, square in enumerate(squares):
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
    lettered = narrow and list(rows) == list(columns)
    layers += [_row_names(rows, tops, shape, narrow=narrow, lettered=lettered)]
    layers += [_column_names(columns, shape, size, lettered=lettered)]
    return canvas.canvas(layers, shape.width, (tops[-1] + shape.height if tops else shape.top) + 4)


def _fill(square: Square, most: float) -> str:
    if square.value is not None:
        return _TINTS[min(int(square.value / most * len(_TINTS)), len(_TINTS) - 1)]
    return theme.HATCH if square.shown in SHORTHAND.values() else theme.PAPER


def _row_names(
    rows: Sequence[str], tops: Sequence[float], shape: _Shape, *, narrow: bool, lettered: bool
) -> alt.Chart:
    marks = []
    for place, (name, y) in enumerate(zip(rows, tops, strict=True)):
        called = f"{_LETTERS[place % 26]}  {name}" if lettered else name
        parts = [called] if narrow else canvas.wrapped(name, 25)[:2]
        marks += _lines(parts, 0 if narrow else shape.left - 12, y - 12 if narrow else y + shape.height / 2)
    align: canvas.Align = "left" if narrow else "right"
    return canvas.texts(marks, align=align, size=theme.SMALL)


def _column_names(columns: Sequence[str], shape: _Shape, size: float, *, lettered: bool) -> alt.Chart:
    marks = []
    for place, name in enumerate(columns):
        parts = [_LETTERS[place % 26]] if lettered else canvas.wrapped(name, int(size / 7))[:3]
        marks += _lines(parts, shape.left + size * (place + 0.5), shape.top / 2)
    return canvas.texts(marks, align="center", size=theme.SMALL, colour=theme.QUIET)


def _lines(parts: Sequence[str], x: float, middle: float) -> list[dict[str, object]]:
    rise = (len(parts) - 1) / 2
    return [{"x": x, "y": middle + (index - rise) * 15, "text": part} for index, part in enumerate(parts)]
