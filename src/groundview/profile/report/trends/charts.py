"""Charts of change: a year on average, and the newest months beside those of a year earlier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.trends import (
    drawn,
    months_compared,
    of_types,
    recent_title,
    stands_out,
    trend_title,
)
from groundview.profile.report.charts.changes import changes_chart
from groundview.profile.report.charts.rows import Row
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table, figure_table

RECENT = "Newest months, times those before"
MOST = 15
"""Types that are drawn; the table has them all."""


def trends(page: Page) -> Exhibit | None:
    """Every type's change a year; None where there is none."""
    figures = of_types(page.release, "trend")
    rows = [_as_ratio(_row(figure)) for figure in drawn(figures, MOST)]
    if not rows:
        return None
    return exhibit(
        page,
        "trends",
        trend_title(figures),
        caption=Caption("Change of recorded offences a year, in per cent", "offences recorded in the area"),
        draws=lambda narrow: changes_chart(rows, narrow=narrow),
        table=figure_table("Change a year, in per cent", "Type", named(figures), value="% a year"),
    )


def recent(page: Page) -> Exhibit | None:
    """The newest months beside those of a year earlier, by type; None where they cannot be compared."""
    figures = of_types(page.release, "recent_change")
    rows = [_row(figure) for figure in drawn(figures, MOST)]
    if not rows:
        return None
    now, before = months_compared(figures)
    return exhibit(
        page,
        "recent-change",
        recent_title(figures),
        caption=Caption(f"Offences of {now}, times those of {before}", "offences recorded in the area"),
        draws=lambda narrow: changes_chart(rows, narrow=narrow),
        table=figure_table(
            RECENT,
            "Type",
            named(figures),
            value="Times",
            counts=f"{now} over {before}, where both were supplied",
        ),
    )


def withheld(page: Page) -> Iterator[Table]:
    """The tables of what may not be drawn at all, where every figure is suppressed."""
    told = {"trend": ("Change a year, in per cent", "% a year"), "recent_change": (RECENT, "Times")}
    for measure, (caption, value) in told.items():
        table = figure_table(caption, "Type", named(of_types(page.release, measure)), value=value)
        if table.is_withheld:
            yield table


def named(figures: Sequence[Released]) -> list[tuple[str, Released]]:
    """Each figure by its type, and whether it stands out from chance."""
    return [
        (_name(figure) + (" (more than chance)" if stands_out(figure) else ""), figure) for figure in figures
    ]


def _name(figure: Released) -> str:
    return figure.parts.get("type", "All offences")


def _row(figure: Released) -> Row:
    return Row.of(figure, _name(figure), apart=not stands_out(figure), kind="sampling")


def _as_ratio(row: Row) -> Row:
    """Per cent a year as a ratio: 5% more is 1.05."""
    value, low, high = (None if end is None else 1 + end / 100 for end in (row.value, row.low, row.high))
    return replace(row, value=value, low=low, high=high)
