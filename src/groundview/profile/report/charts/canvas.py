"""What every chart is made of: a canvas of fixed size and five kinds of mark, placed in pixels.

Layout is done here rather than by the charting library, because a library that measures text draws
differently on machines with different fonts, and the same release must give the same bytes.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from groundview.profile.report.charts import theme

if TYPE_CHECKING:
    import altair as alt

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Align: TypeAlias = Literal["left", "center", "right"]
Record: TypeAlias = Mapping[str, Any]
"""One mark: its place (x, y, x2, y2 in pixels from the top left) and what else its layer reads."""


def canvas(layers: Sequence[alt.Chart], width: float, height: float) -> alt.LayerChart:
    """The layers, first at the bottom, on a canvas of exactly this size without margin, axis or legend."""
    import altair as alt

    # All at once: each method of a chart that is already made copies the whole of it.
    made: alt.LayerChart = alt.LayerChart(
        layer=list(layers),
        width=width,
        height=height,
        padding=0,
        autosize=alt.AutoSizeParams(type="none", contains="padding"),
        config=alt.Config(view=alt.ViewConfig(stroke=None)),
    )
    return made


def rules(
    marks: Sequence[Record],
    *,
    colour: str = theme.INK,
    width: float = 1,
    dash: bool = False,
    pattern: Sequence[float] = (4, 3),
) -> alt.Chart:
    """Straight lines from (x, y) to (x2, y2); `pattern` is of a dashed one, in pixels on and off."""
    chart = _chart(marks).mark_rule(
        stroke=colour, strokeWidth=width, strokeDash=list(pattern) if dash else []
    )
    return _encoded(chart, ("x", "y", "x2", "y2"))


def boxes(marks: Sequence[Record]) -> alt.Chart:
    """Filled rectangles from (x, y) to (x2, y2), each in its own `fill`."""
    return _encoded(_chart(marks).mark_rect(), ("x", "y", "x2", "y2"), fill=_own("fill"))


def dots(marks: Sequence[Record], *, size: float = 90) -> alt.Chart:
    """Filled circles at (x, y), each in its own `fill`, edged in white so that they stay apart."""
    chart = _chart(marks).mark_point(shape="circle", size=size, stroke=theme.PAPER, strokeWidth=1, opacity=1)
    return _encoded(chart, ("x", "y"), fill=_own("fill"))


def curves(marks: Sequence[Record], *, colour: str = theme.NAVY, width: float = 2.5) -> alt.Chart:
    """Lines through points in the order given, one for each value of `run`: a gap is two runs."""
    import altair as alt

    numbered = [{**mark, "step": step} for step, mark in enumerate(marks)]
    chart = _chart(numbered).mark_line(stroke=colour, strokeWidth=width)
    return _encoded(chart, ("x", "y"), detail=alt.Detail("run:N"), order=alt.Order("step:Q"))


def bands(marks: Sequence[Record], *, colour: str = theme.SEQUENTIAL[1], opacity: float = 0.5) -> alt.Chart:
    """Areas between (x, y) and (x, y2), one for each value of `run`."""
    import altair as alt

    chart = _chart(marks).mark_area(fill=colour, fillOpacity=opacity)
    return _encoded(chart, ("x", "y", "y2"), detail=alt.Detail("run:N"))


def texts(
    marks: Sequence[Record],
    *,
    align: Align = "left",
    size: float = theme.SIZE,
    colour: str = theme.INK,
    bold: bool = False,
) -> alt.Chart:
    """The `text` of each mark, its middle at height y; `align` says what x is."""
    import altair as alt

    written = [{**mark, "text": plain(str(mark["text"]))} for mark in marks]
    chart = _chart(written).mark_text(
        align=align,
        baseline="middle",
        fontSize=size,
        fill=colour,
        fontWeight="bold" if bold else "normal",
        limit=0,
    )
    return _encoded(chart, ("x", "y"), text=alt.Text("text:N"))


def plated(marks: Sequence[Record], *, size: float = theme.SMALL) -> list[alt.Chart]:
    """Centred texts, each on a white plate, so that they can be read on a hatched ground."""
    plates = []
    for mark in marks:
        half = 0.3 * size * len(str(mark["text"])) + 4
        edges = {"x": mark["x"] - half, "x2": mark["x"] + half, "y": mark["y"] - 9, "y2": mark["y"] + 9}
        plates.append({**edges, "fill": theme.PAPER})
    return [boxes(plates), texts(marks, align="center", size=size)]


def _chart(marks: Sequence[Record]) -> alt.Chart:
    import altair as alt

    # A tuple, because lists are copied mark by mark whenever a chart is.
    return alt.Chart(alt.InlineData(values=tuple(dict(mark) for mark in marks)))


def _encoded(chart: alt.Chart, places: Sequence[str], **channels: Any) -> alt.Chart:
    """The chart with its places taken as the pixels they are, and its other channels."""
    import altair as alt

    firsts = {"x": alt.X, "y": alt.Y}
    seconds = {"x2": alt.X2, "y2": alt.Y2}
    for name in places:
        if name in firsts:
            channels[name] = firsts[name](f"{name}:Q", scale=None, axis=None)
        else:
            channels[name] = seconds[name](name)
    made: alt.Chart = chart.encode(**channels)
    return made


def _own(field: str) -> Any:
    import altair as alt

    return alt.Fill(f"{field}:N", scale=None, legend=None)


def plain(text: str) -> str:
    """A text without the control characters that no XML may hold: a drawing is XML on its way to the page."""
    return _CONTROL.sub(" ", text)


def wrapped(label: str, characters: int) -> list[str]:
    """A label broken into lines of at most so many characters; never empty."""
    return textwrap.wrap(label, characters) or [""]
