"""A bar from nought to everything that shows what the records prove and what they do not rule out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groundview.profile.report.charts import canvas, theme

if TYPE_CHECKING:
    import altair as alt


def range_bar(low: float, high: float, *, narrow: bool = False) -> alt.LayerChart:
    """Shares `low` and `high` between nought and one: proven solid, not known hatched, ruled out empty."""
    width = theme.NARROW if narrow else theme.WIDE
    left, span, top, bottom = 1.0, width - 2.0, 34.0, 74.0

    def x(share: float) -> float:
        return left + span * share

    boxes = [
        {"x": x(low), "x2": x(high), "y": top, "y2": bottom, "fill": theme.HATCH},
        {"x": x(0), "x2": x(low), "y": top, "y2": bottom, "fill": theme.NAVY},
    ]
    edges = _outline(left, left + span, top, bottom)
    quarters = [0.0, 0.25, 0.5, 0.75, 1.0]
    labels = [{"x": x(q), "y": bottom + 18, "text": f"{q:.0%}"} for q in quarters]
    words = [{"x": x(low), "y": 16, "text": "not known: the records neither prove it nor rule it out"}]
    if narrow:
        words = [{"x": x(low), "y": 16, "text": "not known"}]
    layers = [canvas.boxes(boxes), canvas.rules(edges, colour=theme.RULE), canvas.texts(words)]
    sides: tuple[canvas.Align, ...] = ("left", "center", "right")
    for part, align in zip((labels[:1], labels[1:-1], labels[-1:]), sides, strict=True):
        layers.append(canvas.texts(part, align=align, size=theme.SMALL, colour=theme.QUIET))
    return canvas.canvas(layers, width, bottom + 32)


def _outline(left: float, right: float, top: float, bottom: float) -> list[dict[str, float]]:
    return [
        {"x": left, "x2": right, "y": top, "y2": top},
        {"x": left, "x2": right, "y": bottom, "y2": bottom},
        {"x": left, "x2": left, "y": top, "y2": bottom},
        {"x": right, "x2": right, "y": top, "y2": bottom},
    ]
