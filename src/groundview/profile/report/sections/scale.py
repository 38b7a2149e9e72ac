"""Recorded crime, its scale: how much was recorded, of what, and when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.choose import by_month, ranked, split, whole
from groundview.profile.narrative.claims import Claim, Sentence
from groundview.profile.narrative.doubt import printed, widest
from groundview.profile.narrative.numbers import month_name
from groundview.profile.narrative.titles import month_title, type_title
from groundview.profile.report.charts.axis import Axis
from groundview.profile.report.charts.months import Month, months_chart
from groundview.profile.report.charts.rows import Row, rows_chart
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.page import Page
from groundview.profile.report.tables import figure_table

_MONTH = re.compile(r"\d{4}-\d{2}")

ORDER = 40
TITLE = "Recorded crime: scale"

N_TYPES = 20
"""How many types are drawn; the table has them all."""


def build(page: Page) -> Mapping[str, Any] | None:
    """Counts by type and by month; nothing where no offence was counted."""
    if next(page.release.where("victimisation", "recorded"), None) is None:
        return None
    rates = split(page.release, "victimisation", "incidence", "type")
    rated = [(figure.parts["type"], figure) for figure in [*ranked(rates), *_unprintable(rates)]]
    unit = rates[0].unit if rates else ""
    return {
        "said": _said(page),
        "exhibits": [made for made in (_types(page), _months(page)) if made],
        "rates": figure_table(f"Recorded crime rate by type, {unit}", "Type", rated, value="Rate")
        if rated
        else None,
    }


def _said(page: Page) -> Sentence | None:
    figures = {name: whole(page.release, "victimisation", name) for name in ("recorded", "incidence")}
    incidence = figures["incidence"]
    words = {"unit": incidence.unit if incidence else "", "place": page.place}
    full = Claim("{recorded} offences were recorded in {place}: {incidence} {unit} ({incidence.doubt}).")
    return full.say(figures, words) or Claim("{recorded} offences were recorded in {place}.").say(
        figures, words
    )


def _types(page: Page) -> Exhibit | None:
    figures = split(page.release, "victimisation", "recorded", "type")
    if not figures:
        return None
    ordered = [*ranked(figures), *_unprintable(figures)]
    rows = [Row.of(figure, figure.parts["type"]) for figure in ordered[:N_TYPES]]
    shown = "Recorded offences by type" + (", those recorded most" if len(ordered) > N_TYPES else "")
    axis = Axis.to_hold(number for row in rows for number in (row.value, row.high))
    return exhibit(
        page,
        "types",
        type_title(page.release),
        caption=Caption(shown, "offences recorded in the area"),
        draws=lambda narrow: rows_chart(rows, axis, narrow=narrow),
        table=figure_table(
            "Recorded offences by type", "Type", [(f.parts["type"], f) for f in ordered], value="Recorded"
        ),
    )


def _unprintable(figures: list[Released]) -> list[Released]:
    return sorted((figure for figure in figures if figure.value is None), key=lambda figure: figure.breakdown)


def _months(page: Page) -> Exhibit | None:
    figures = by_month(page.release, "victimisation", "recorded")
    if not figures:
        return None
    months = [_month(figure) for figure in _with_gaps(page, figures)]
    return exhibit(
        page,
        "months",
        month_title(page.release),
        caption=Caption("Recorded offences by month", "offences recorded in the area"),
        draws=lambda narrow: months_chart(months, narrow=narrow),
        table=figure_table(
            "Recorded offences by month",
            "Month",
            [(month_name(f.period), f) for f in figures],
            value="Recorded",
        ),
    )


def _with_gaps(page: Page, figures: list[Released]) -> list[Released | str]:
    """The months in order from first to last: a figure, or the name of a month without one. Never a zero."""
    held = {figure.period: figure for figure in figures}
    if not all(_MONTH.fullmatch(period) for period in held):
        return list(figures)
    year, month = (int(part) for part in figures[0].period.split("-"))
    made: list[Released | str] = []
    while (period := f"{year:04d}-{month:02d}") <= figures[-1].period:
        made.append(held.get(period, period))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return made


def _month(figure: Released | str) -> Month:
    if isinstance(figure, str):
        return Month(month_name(figure, short=True), None, None, None, "")
    name = month_name(figure.period, short=True)
    if figure.value is not None and figure.note:
        # Part of the areas supplied nothing: the number stands in the table with its note, and not in the line.
        return Month(name, None, None, None, "", "part only")
    low, high = widest(figure) or (None, None)
    gap = "[c]" if figure.state == "suppressed" else "no data"
    return Month(name, figure.value, low, high, printed(figure), gap)
