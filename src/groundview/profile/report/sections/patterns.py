"""Hot spots, near repeats and times: where recorded crime gathers beyond chance, and what follows close by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from groundview.profile.narrative.numbers import sentence
from groundview.profile.narrative.patterns import spots, spots_of_all, why_none
from groundview.profile.report.page import Page
from groundview.profile.report.patterns.hot_spots import hot_spot_map, hot_spot_tables
from groundview.profile.report.patterns.near_repeats import every_near_repeat, matrices
from groundview.profile.report.patterns.times import by_hour, time_tables

ORDER = 52
TITLE = "Hot spots and near repeats"

_ASKED = ("hot_spot", "near_repeat", "aoristic_share")


def build(page: Page) -> Mapping[str, Any] | None:
    """The map, the matrices and the hours, each with the reason where there is none."""
    if not any(next(page.release.where("victimisation", name), None) for name in _ASKED):
        return None
    times = by_hour(page)
    every = every_near_repeat(page)
    return {
        "map": hot_spot_map(page),
        "of_all": spots_of_all(page.release, spots(page.release, "hot_spot_p")),
        "no_spots": sentence(why_none(page.release, "hot_spot")),
        "spot_tables": [table for table in hot_spot_tables(page) if table.rows],
        "matrices": matrices(page),
        "no_repeats": sentence(why_none(page.release, "near_repeat")),
        "repeat_tables": [every] if every else [],
        "hours": times,
        "no_hours": sentence(why_none(page.release, "aoristic_share")),
        "time_tables": list(time_tables(page, times.table.caption if times and times.table else "")),
    }
