"""Rows of figures told twice: what records prove and do not rule out as a bar, what coders, or the records that are
known, make of it as a dot.

The two stand side by side and are not merged: the bar is doubt of evidence, the line through the dot doubt of
sampling.
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

RECORDS, CODERS = "Records: proved, to not ruled out", "Coders: calibrated share, 95% interval"
SHARES = Axis(1.0, 0.25, share=True)


@dataclass(frozen=True, slots=True)
class Range:
    """One row: its label, what records say (`low` and `high` of it are the ends of the bar), and the dot: what coders
    say where anybody has coded."""

    label: str
    records: Row
    coders: Row | None = None


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where things stand at one width, in pixels."""

    width: float
    left: float
    right: float
    pitch: float
    stacked: bool
    characters: int


_WIDE = _Shape(theme.WIDE, left=214, right=196, pitch=46, stacked=False, characters=29)
_NARROW = _Shape(theme.NARROW, left=2, right=14, pitch=88, stacked=True, characters=44)
_HALF, _AXIS_ROOM, _LINE_ROOM = 9.0, 30.0, 20.0


@dataclass(frozen=True, slots=True)
class Look:
    """What the bars and the dots stand for, the axis, and the value and the words of a line through all rows."""

    bar: str = RECORDS
    dot: str = CODERS
    axis: Axis = SHARES
    line: tuple[float, str] | None = None


PLAIN = Look()


def ranges_chart(rows: Sequence[Range], look: Look = PLAIN, *, narrow: bool = False) -> alt.LayerChart:
    """The rows in the order given, on an axis from nought."""
    shape = _NARROW if narrow else _WIDE
    coded = any(row.coders is not None for row in rows)
    top = (46.0 if coded else 26.0) if narrow else 28.0
    middle = 32.0 if narrow else shape.pitch / 2
    heights = [top + shape.pitch * place + middle for place in range(len(rows))]
    bottom = top + shape.pitch * len(rows) + (_LINE_ROOM if look.line else 0)
    plot = look.axis.over(shape.left, shape.width - shape.left - shape.right)
    placed = list(zip(rows, heights, strict=True))
    spans, lines, words = _key(shape, look, coded=coded)
    layers = [*plot.grid(top, bottom), *_outlined([*spans, *_bars(placed, plot)])]
    layers += _line(look, plot, placed, bottom, broken=narrow)
    layers += [*_dots([*lines, *_intervals(placed, plot)]), *_words(placed, words, shape)]
    return canvas.canvas(layers, shape.width, bottom + _AXIS_ROOM)


_Placed = Sequence[tuple[Range, float]]
_Span = tuple[float, float, float]
"""Left, right and height, in pixels."""
_Line = tuple[float, float, float, float]
"""Left, dot, right and height, in pixels."""


def _line(look: Look, plot: Axis, placed: _Placed, bottom: float, *, broken: bool) -> list[alt.Chart]:
    """A dashed line through the rows, and beside its foot what it stands for; broken where words stand between rows."""
    if look.line is None or not placed:
        return []
    value, text = look.line
    ends = [(y - _HALF - 4, y + _HALF + 4) for _, y in placed] if broken else [(placed[0][1] - 20, bottom)]
    words = [{"x": plot.x(value) + 6, "y": bottom - 8, "text": text}]
    return [
        canvas.rules(
            [plot.upright(value, *each) for each in [*ends, (bottom - 16, bottom)]], width=1.5, dash=True
        ),
        canvas.texts(words, size=theme.SMALL),
    ]


def _bars(placed: _Placed, plot: Axis) -> Iterator[_Span]:
    for row, y in placed:
        if row.records.low is not None and row.records.high is not None:
            yield plot.x(row.records.low), plot.x(row.records.high), y


def _outlined(spans: Sequence[_Span]) -> Iterator[alt.Chart]:
    """Light bars with an edge that stands out, so that a bar of no width is still a line."""
    corners = [(low, high, y - _HALF, y + _HALF) for low, high, y in spans]
    fill = {"fill": theme.SEQUENTIAL[0]}
    yield canvas.boxes(
        [{"x": low, "x2": high, "y": up, "y2": down, **fill} for low, high, up, down in corners]
    )
    edges = []
    for low, high, up, down in corners:
        edges += [{"x": low, "x2": high, "y": y, "y2": y} for y in (up, down)]
        edges += [{"x": x, "x2": x, "y": up, "y2": down} for x in (low, high)]
    yield canvas.rules(edges, colour=theme.SEQUENTIAL[3])


def _intervals(placed: _Placed, plot: Axis) -> Iterator[_Line]:
    """The dot of each row and its line; a line of no length where no doubt was measured."""
    for row, y in placed:
        told = row.coders
        if told is not None and told.value is not None:
            low = told.value if told.low is None else told.low
            high = told.value if told.high is None else told.high
            yield plot.x(low), plot.x(told.value), plot.x(high), y


def _dots(lines: Sequence[_Line]) -> Iterator[alt.Chart]:
    if not lines:
        return
    yield canvas.rules(
        [{"x": low, "x2": high, "y": y, "y2": y} for low, _, high, y in lines], colour=theme.PLUM, width=2.5
    )
    yield canvas.dots([{"x": dot, "y": y, "fill": theme.PLUM} for _, dot, _, y in lines])


_Words = list[dict[str, object]]


def _words(placed: _Placed, key: _Words, shape: _Shape) -> Iterator[alt.Chart]:
    """Labels; and beside each row, or under it where it is narrow, the coders' figure with its interval, and what
    records say."""
    yield canvas.texts(_labels(placed, shape), align="left" if shape.stacked else "right")
    records, shown, bounds = key, _Words(), _Words()
    start = 0.0 if shape.stacked else shape.width - shape.right + 16
    for row, y in placed:
        first, second = (y + 22, y + 38) if shape.stacked else (y - 9, y + 9)
        if row.coders is None:
            records.append({"x": start, "y": first if shape.stacked else y, "text": row.records.bounds})
            continue
        records.append({"x": start, "y": second, "text": row.records.bounds})
        shown.append({"x": start, "y": first, "text": row.coders.shown})
        bounds.append({"x": start + 58, "y": first, "text": row.coders.bounds})
    yield canvas.texts(records, size=theme.SMALL)
    if shown:
        yield canvas.texts(shown, size=theme.SMALL, colour=theme.PLUM, bold=True)
        yield canvas.texts(bounds, size=theme.SMALL, colour=theme.PLUM)


def _labels(placed: _Placed, shape: _Shape) -> _Words:
    marks = _Words()
    for row, y in placed:
        parts = canvas.wrapped(row.label, shape.characters)[:2]
        if shape.stacked:
            marks.append({"x": 0, "y": y - 22, "text": " ".join(parts)})
            continue
        rise = (len(parts) - 1) / 2
        marks += [
            {"x": shape.left - 12, "y": y + (place - rise) * 15, "text": part}
            for place, part in enumerate(parts)
        ]
    return marks


def _key(shape: _Shape, look: Look, *, coded: bool) -> tuple[list[_Span], list[_Line], _Words]:
    """What the bar and the dot stand for, above the rows."""
    first, words = 10.0, _Words()
    words.append({"x": 34, "y": first, "text": look.bar})
    spans: list[_Span] = [(1.0, 27.0, first)]
    if not coded:
        return spans, [], words
    x, y = (0.0, 30.0) if shape.stacked else (300.0, first)
    words.append({"x": x + 34, "y": y, "text": look.dot})
    return spans, [(x + 1, x + 14, x + 27, y)], words
