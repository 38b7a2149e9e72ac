"""Method and logs: what is measured, where the data came from, what was withheld, how to check a figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from groundview.profile.disclosure.released import Release
from groundview.profile.narrative.doubt import EXPLAINED
from groundview.profile.report.page import Page
from groundview.profile.report.tables import figure_table, log_table

ORDER = 80
TITLE = "Method and logs"


def build(page: Page) -> Mapping[str, Any]:
    """Measures, doubts, logs, the disclosure statement, and a home for figures that only sentences print."""
    logs = [log_table(table) for table in page.release.tables.values() if table.rows]
    cited = [(page.about(figure), figure) for figure in page.homeless()]
    return {
        "measures": [page.release.measures[name] for name in _used(page.release)],
        "doubts": EXPLAINED,
        "logs": logs,
        "statement": page.release.audience.statement,
        "cited": figure_table("Figures printed in sentences only", "Figure", cited, value="Value")
        if cited
        else None,
        "tool": page.release.cover.produced_with,
    }


def _used(release: Release) -> Iterable[str]:
    """The measures that the release has figures of, those it explains, in the order of the figures."""
    seen = dict.fromkeys(figure.measure for figure in release.figures)
    return [name for name in seen if name in release.measures]
