"""A figure told twice: as a bar of all that what is not known could make of it, and as a dot of what is."""

from __future__ import annotations

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.doubt import one_doubt
from groundview.profile.report.charts.ranges import Range
from groundview.profile.report.charts.rows import Row

NONE_TO_ALL, KNOWN = "With none to all of those not known", "Of those known, 95% interval"
"""What the bar and the dot stand for."""


def told_twice(figure: Released, label: str) -> Range:
    """The row of a figure; a suppressed one has its label and its "[c]" alone."""
    low, high = (None, None) if figure.state == "suppressed" else figure.doubts.get("evidence", (None, None))
    bar = Row(label, figure.value, low, high, "", one_doubt(figure, "evidence"))
    return Range(label, bar, Row.of(figure, label, kind="sampling"))
