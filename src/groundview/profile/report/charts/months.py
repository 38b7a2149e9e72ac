"""A line of months that breaks where a month is missing, and says so in the gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from groundview.profile.report.charts import canvas, theme
from groundview.profile.report.charts.axis import Axis

if TYPE_CHECKING:
    import altair as alt


@dataclass(frozen=True, slots=True)
class Month:
    """One month: its short name, its figure or None, and what to write in the gap where there is none."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    shown: str
    gap: str = "no data"


@dataclass(frozen=True, slots=True)
class _Plot:
    left: float
    width: float
    top: float
    height: float
    n_months: int
    most: float

    def x(self, index: float) -> float:
        return self.left + self.width * (index + 0.5) / self.n_months

    def y(self, value: float) -> float:
        return self.top + self.height * (1 - value / self.most)

    @property
    def bottom(self) -> float:
        return self.top + self.height


def months_chart(months: Sequence[Month], *, narrow: bool = False) -> alt.LayerChart:
    """Months from left to right on an axis from nought; intervals as a band, gaps hatched and labelled."""
    width = theme.NARROW if narrow else theme.WIDE
    numbers = [number for month in months for number in (month.value, month.high)]
    axis = Axis.to_hold(numbers)
    plot = _Plot(58, width - 66, 22, 210 if narrow else 250, max(len(months), 1), axis.top)
    layers = [*_gaps(months, plot), *_grid(axis, plot, width), *_names(months, plot)]
    layers += [*_lines(months, plot), *_labels(months, plot)]
    return canvas.canvas(layers, width, plot.bottom + 34)


def _grid(axis: Axis, plot: _Plot, width: float) -> list[alt.Chart]:
    levels = [{"x": plot.left, "x2": width, "y": plot.y(t), "y2": plot.y(t)} for t in axis.ticks()]
    labels = [{"x": plot.left - 10, "y": plot.y(tick), "text": axis.label(tick)} for tick in axis.ticks()]
    return [
        canvas.rules(levels, colour=theme.GRID),
        canvas.rules(levels[:1], colour=theme.RULE),
        canvas.texts(labels, align="right", size=theme.SMALL, colour=theme.QUIET),
    ]


def _names(months: Sequence[Month], plot: _Plot) -> list[alt.Chart]:
    room = 64
    every = max(1, -int(-room * plot.n_months // plot.width))
    shown = [(index, month.name) for index, month in enumerate(months) if index % every == 0]
    marks = [{"x": plot.x(index), "y": plot.bottom + 18, "text": name} for index, name in shown]
    return [canvas.texts(marks, align="center", size=theme.SMALL, colour=theme.QUIET)]


def _gaps(months: Sequence[Month], plot: _Plot) -> list[alt.Chart]:
    empty = [(index, month) for index, month in enumerate(months) if month.value is None]
    boxes = [
        {
            "x": plot.x(i - 0.5) + 4,
            "x2": plot.x(i + 0.5) - 4,
            "y": plot.top,
            "y2": plot.bottom,
            "fill": theme.HATCH,
        }
        for i, _ in empty
    ]
    room = plot.width / plot.n_months
    words = [
        {"x": plot.x(index), "y": plot.top + plot.height / 2 + 16 * line, "text": text}
        for index, month in empty
        for line, text in enumerate(month.gap.split() if room < 70 else [month.gap])
    ]
    return [canvas.boxes(boxes), *canvas.plated(words)]


def _lines(months: Sequence[Month], plot: _Plot) -> list[alt.Chart]:
    points, bands, whiskers, run = [], [], [], 0
    for index, month in enumerate(months):
        if month.value is None:
            run += 1
            continue
        points.append({"x": plot.x(index), "y": plot.y(month.value), "run": run, "fill": theme.NAVY})
        if month.low is not None and month.high is not None:
            bands.append({"x": plot.x(index), "y": plot.y(month.low), "y2": plot.y(month.high), "run": run})
            whiskers.append(
                {"x": plot.x(index), "x2": plot.x(index), "y": plot.y(month.low), "y2": plot.y(month.high)}
            )
    return [
        canvas.bands(bands),
        canvas.rules(whiskers, colour=theme.SEQUENTIAL[2], width=5),
        canvas.curves(points),
        canvas.dots(points, size=70),
    ]


def _labels(months: Sequence[Month], plot: _Plot) -> list[alt.Chart]:
    if plot.width / plot.n_months < 46:
        return []
    marks = [
        {"x": plot.x(index), "y": plot.y(month.high or month.value) - 14, "text": month.shown}
        for index, month in enumerate(months)
        if month.value is not None
    ]
    return [canvas.texts(marks, align="center", bold=True)]
