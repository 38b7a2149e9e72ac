"""The Lorenz curve: what share of recorded crime falls in what share of areas, the most first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from groundview.profile.report.charts import canvas, theme

if TYPE_CHECKING:
    import altair as alt


@dataclass(frozen=True, slots=True)
class Point:
    """A share of areas, the share of crime in them, and a label where this point is worth one."""

    places: float
    crime: float
    label: str = ""


def lorenz_chart(points: Sequence[Point], *, narrow: bool = False) -> alt.LayerChart:
    """A square plot from nought to everything on both axes, with the line of an even spread."""
    side = 266.0 if narrow else 400.0
    left, top = 52.0, 30.0

    def at(places: float, crime: float) -> dict[str, float]:
        return {"x": left + side * places, "y": top + side * (1 - crime)}

    curve = [
        at(0, 0) | {"run": 0},
        *(at(p.places, p.crime) | {"run": 0} for p in points),
        at(1, 1) | {"run": 0},
    ]
    marked = [point for point in points if point.label]
    dots = [at(p.places, p.crime) | {"fill": theme.NAVY} for p in marked]
    words = [
        {"x": at(p.places, p.crime)["x"] + 12, "y": at(p.places, p.crime)["y"] + 6, "text": p.label}
        for p in marked
    ]
    even = {"x": left, "y": top + side, "x2": left + side, "y2": top}
    layers = [*_frame(left, top, side), canvas.rules([even], colour=theme.RULE, dash=True)]
    layers += [
        canvas.curves(curve),
        canvas.dots(dots),
        canvas.texts(words, bold=True),
        *_captions(left, top, side, narrow),
    ]
    return canvas.canvas(layers, theme.NARROW if narrow else theme.WIDE, top + side + 56)


def _frame(left: float, top: float, side: float) -> list[alt.Chart]:
    quarters = [0.0, 0.25, 0.5, 0.75, 1.0]
    across = [{"x": left, "x2": left + side, "y": top + side * q, "y2": top + side * q} for q in quarters]
    upright = [{"x": left + side * q, "x2": left + side * q, "y": top, "y2": top + side} for q in quarters]
    below = [{"x": left + side * q, "y": top + side + 16, "text": f"{q:.0%}"} for q in quarters]
    beside = [{"x": left - 8, "y": top + side * (1 - q), "text": f"{q:.0%}"} for q in quarters]
    return [
        canvas.rules(across + upright, colour=theme.GRID),
        canvas.texts(below, align="center", size=theme.SMALL, colour=theme.QUIET),
        canvas.texts(beside, align="right", size=theme.SMALL, colour=theme.QUIET),
    ]


def _captions(left: float, top: float, side: float, narrow: bool) -> list[alt.Chart]:
    titles = [
        {"x": 0, "y": 10, "text": "Share of recorded crime"},
        {"x": left, "y": top + side + 42, "text": "Share of areas, most crime first"},
    ]
    even = {"x": left + side * 0.56, "y": top + side * 0.56, "text": "if crime were spread evenly"}
    return [
        canvas.texts(titles, size=theme.SMALL, colour=theme.QUIET),
        canvas.texts([] if narrow else [even], size=theme.SMALL, colour=theme.QUIET),
    ]
