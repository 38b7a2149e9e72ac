"""One small linked set twice: dots joined by lines, and the same ties as a matrix, members as letters in both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from groundview.profile.disclosure.released import PictureTie, SetPicture
from groundview.profile.narrative.layers import KINDS_OF_TIE, kind_of_tie
from groundview.profile.report.charts import canvas, theme
from groundview.profile.report.charts.placing import places

if TYPE_CHECKING:
    import altair as alt

_PATTERNS: Mapping[str, tuple[float, ...]] = dict(
    zip(KINDS_OF_TIE, ((1.0, 0.0), (7.0, 3.0), (2.0, 2.5), (9.0, 3.0, 2.0, 3.0)), strict=True)
)
_COLOURS = dict(zip(KINDS_OF_TIE, theme.CATEGORIES, strict=True))
"""Each kind of tie has a colour and a pattern of its own, so that colour is never the only sign."""
_WIDTHS = ((4, 5.0), (2, 3.0), (1, 1.6))
"""From so many events on a line is so many pixels wide."""
_ASIDE = dict(zip(KINDS_OF_TIE, (0.0, -5.0, 5.0, -9.0), strict=True))
"""Pixels by which a line of each kind runs beside the straight way, so that two kinds do not cover each other."""
_EDGE, _LINE = 18.0, 22.0

Totals = dict[tuple[str, str, str], int]


def node_link(picture: SetPicture, *, narrow: bool = False) -> alt.LayerChart:
    """The dots and lines, the matrix (beside them, or below where it is narrow), and what each kind of line means."""
    side = float(theme.NARROW if narrow else theme.WIDE // 2 - 20)
    totals = totals_of(picture.ties)
    right, below = (0.0, side + 20) if narrow else (side + 40, 0.0)
    kinds = [kind for kind in KINDS_OF_TIE if any(kind == key[2] for key in totals)]
    bottom = side + below + 18
    layers = [
        *_lines(picture.members, totals, side),
        *_squares(picture.members, totals, side, (right, below)),
        *_legend(kinds, bottom),
    ]
    return canvas.canvas(layers, theme.NARROW if narrow else theme.WIDE, bottom + _LINE * (len(kinds) + 1))


def totals_of(ties: Sequence[PictureTie]) -> Totals:
    """Events that join each two members, by kind of tie."""
    totals: Totals = {}
    for tie in ties:
        key = (tie.one, tie.other, kind_of_tie(tie.layer))
        totals[key] = totals.get(key, 0) + tie.n_events
    return totals


def _lines(members: Sequence[str], totals: Totals, side: float) -> Iterator[alt.Chart]:
    index = {member: place for place, member in enumerate(members)}
    found = places(len(members), sorted({(index[one], index[other]) for one, other, _ in totals}))
    room = side - 2 * _EDGE
    at = {m: (_EDGE + room * x, _EDGE + room * y) for m, (x, y) in zip(members, found, strict=True)}
    for kind in KINDS_OF_TIE:
        for _, width in _WIDTHS:
            mine = [(key, n) for key, n in totals.items() if key[2] == kind and _width(n) == width]
            marks = [_beside(at[one], at[other], kind) for (one, other, _), _ in mine]
            if marks:
                yield canvas.rules(
                    marks, colour=_COLOURS[kind], width=width, dash=True, pattern=_PATTERNS[kind]
                )
    dots = [{"x": x, "y": y, "fill": theme.INK} for x, y in at.values()]
    yield canvas.dots(dots, size=330)
    names = [{"x": x, "y": y + 1, "text": member} for member, (x, y) in at.items()]
    yield canvas.texts(names, align="center", size=11, colour=theme.PAPER, bold=True)


def _width(n_events: int) -> float:
    return next(width for least, width in _WIDTHS if n_events >= least)


def _beside(one: tuple[float, float], other: tuple[float, float], kind: str) -> dict[str, float]:
    """A line of one kind from one dot to another."""
    across, up = other[0] - one[0], other[1] - one[1]
    length = (across * across + up * up) ** 0.5 or 1.0
    x, y = -up / length * _ASIDE[kind], across / length * _ASIDE[kind]
    return {"x": one[0] + x, "y": one[1] + y, "x2": other[0] + x, "y2": other[1] + y}


def _squares(
    members: Sequence[str], totals: Totals, side: float, corner: tuple[float, float]
) -> list[alt.Chart]:
    """The matrix: joint offences below the diagonal, events of every other kind above it."""
    size = min(side / (len(members) + 1), 34.0)
    boxes, words, index = [], [], {member: place + 1 for place, member in enumerate(members)}
    for row, column, n in _entries(index, totals):
        x, y = corner[0] + size * column, corner[1] + size * row
        boxes.append({"x": x, "x2": x + size, "y": y, "y2": y + size, "fill": _shade(n)})
        words.append({"x": x + size / 2, "y": y + size / 2, "text": str(n)})
    ends = size * (len(members) + 1)
    grid = [size * place for place in range(1, len(members) + 2)]
    rules = [
        {"x": corner[0] + size, "x2": corner[0] + ends, "y": corner[1] + y, "y2": corner[1] + y} for y in grid
    ] + [
        {"x": corner[0] + x, "x2": corner[0] + x, "y": corner[1] + size, "y2": corner[1] + ends} for x in grid
    ]
    names = [
        {"x": corner[0] + size * a, "y": corner[1] + size * b, "text": member}
        for member, place in index.items()
        for a, b in ((0.5, place + 0.5), (place + 0.5, 0.5))
    ]
    letters = canvas.texts(names, align="center", size=min(theme.SMALL, size * 0.8), colour=theme.QUIET)
    numbers = canvas.texts(words, align="center", size=min(theme.SMALL, size * 0.8))
    return [canvas.boxes(boxes), canvas.rules(rules, colour=theme.GRID), letters, numbers]


def _entries(index: Mapping[str, int], totals: Totals) -> Iterator[tuple[int, int, int]]:
    """Row, column and number of every square that has one."""
    joint = KINDS_OF_TIE[0]
    others: dict[tuple[str, str], int] = {}
    for (one, other, kind), n in totals.items():
        if kind == joint:
            yield index[other], index[one], n
        else:
            others[one, other] = others.get((one, other), 0) + n
    yield from ((index[one], index[other], n) for (one, other), n in others.items())


def _shade(n: int) -> str:
    return theme.SEQUENTIAL[2 - [width for _, width in _WIDTHS].index(_width(n))]


def _legend(kinds: Sequence[str], top: float) -> Iterator[alt.Chart]:
    for place, kind in enumerate(kinds):
        y = top + _LINE * place + 6
        line = {"x": 0, "x2": 46, "y": y, "y2": y}
        yield canvas.rules([line], colour=_COLOURS[kind], width=3, dash=True, pattern=_PATTERNS[kind])
        yield canvas.texts([{"x": 56, "y": y, "text": kind}], size=theme.SMALL)
    y = top + _LINE * len(kinds) + 6
    yield canvas.texts(
        [{"x": 0, "y": y, "text": "A wider line and a darker square stand for more events."}],
        size=theme.SMALL,
        colour=theme.QUIET,
    )
