"""At what hours and on what days offences happen, where only a window is known of many."""

from __future__ import annotations

from groundview.questions.cells import word
from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.statistics.estimate import Estimate, Interval

CELLS = f"""
    -- One row per type of offence (or all together), clock and hour or day.
    SELECT '' AS area_code, concat_ws(';', 'type=' || nullif({word("type")}, ''),
            'clock=' || clock, 'at=' || nullif(cell, '')) AS breakdown,
        events, low, high, certain, possible, used,
        CASE WHEN note <> '' THEN note ELSE concat_ws('; ',
            CASE WHEN too_long > used THEN 'more windows are too long to tell than are shared out' END) END AS note
    FROM time_windows ORDER BY type, clock, place"""

APART = f"""
    -- One row per type of offence (or all together) and clock: offences whose window is too long to be shared out.
    SELECT '' AS area_code, concat_ws(';', 'type=' || nullif({word("type")}, ''), 'clock=' || clock) AS breakdown,
        any_value(too_long) AS numerator, any_value(used + too_long + untimed) AS denominator, '' AS note
    FROM time_windows WHERE used IS NOT NULL GROUP BY type, clock ORDER BY type, clock"""

RATCLIFFE = "Ratcliffe (2002), Journal of Quantitative Criminology 18, 23-43."


def _share(cells: Cells) -> Estimate:
    used = cells["used"]
    return Estimate(
        value=cells["events"] / used,
        unit="share of offences",
        method="aoristic weights, 95%",
        n=cells["possible"],
        denominator=used,
        sampling=Interval(cells["low"] / used, cells["high"] / used),
        evidence=Interval(cells["certain"] / used, cells["possible"] / used),
    )


def _apart(cells: Cells) -> Estimate:
    part, whole = cells["numerator"], cells["denominator"]
    return Estimate(
        value=part / whole, unit="share", method="count", n=whole, numerator=part, denominator=whole
    )


MEASURES = (
    Measure(
        name="aoristic_share",
        question="victimisation",
        title="Times of the week",
        definition=(
            "The share of offences that falls into an hour of the day, a day of the week, or an hour of the week. An "
            "offence of which only a window is known counts in each hour of it by as much as that hour is of the "
            "window. Windows longer than a day (for days of the week: than a week) are left out, and so are offences "
            "without a time. The evidence range: offences certainly then, and all that may have been. The interval "
            "holds if each may have been at any moment of its window alike."
        ),
        citation=RATCLIFFE,
        cells=CELLS,
        figures=by_cell(CELLS, _share),
    ),
    Measure(
        name="too_long_share",
        question="victimisation",
        title="Offences whose time is not known closely enough",
        definition=(
            "Of the offences inside the study, the share whose window is longer than a day (for days of the week: than "
            "a week), which says nothing of the hour and is not shared out."
        ),
        citation=RATCLIFFE,
        cells=APART,
        figures=by_cell(APART, _apart),
    ),
)
