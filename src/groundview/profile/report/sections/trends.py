"""Recorded crime, its course: trends, seasons, and what changed in the newest months, beside gaps and breaks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from groundview.profile.narrative.numbers import sentence
from groundview.profile.narrative.trends import overall, why_none
from groundview.profile.report.page import Page
from groundview.profile.report.trends.charts import recent, trends, withheld
from groundview.profile.report.trends.tables import change_tables

ORDER = 45
TITLE = "Recorded crime: trends"


def build(page: Page) -> Mapping[str, Any] | None:
    """Changes a year and lately; the reason where there are none; None where nothing was asked."""
    if next(page.release.where("victimisation", "trend"), None) is None:
        return None
    return {
        "said": overall(page.release),
        "why_none": sentence(why_none(page.release)),
        "exhibits": [made for made in (trends(page), recent(page)) if made],
        "tables": [*withheld(page), *change_tables(page)],
    }
