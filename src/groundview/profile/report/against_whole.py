"""Rates as dots with their intervals, against the rate of the whole study."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.claims import is_printable
from groundview.profile.report.charts.axis import Axis
from groundview.profile.report.charts.rows import Row, rows_chart
from groundview.profile.report.page import Page

if TYPE_CHECKING:
    import altair as alt


def against_whole(
    page: Page, figures: Sequence[Released], overall: Released | None
) -> Callable[[bool], alt.LayerChart]:
    """Draws the figures in the order given, each under its area's name, wide or narrow; `overall` is a line through
    them all, where it can be printed."""
    rows = [Row.of(figure, page.area(figure.area_code)) for figure in figures]
    reference = Row.of(overall, page.place) if is_printable(overall) else None
    everything = [*rows, *([reference] if reference else [])]
    axis = Axis.to_hold(number for row in everything for number in (row.value, row.high))
    return lambda narrow: rows_chart(rows, axis, mark="dot", narrow=narrow, reference=reference)
