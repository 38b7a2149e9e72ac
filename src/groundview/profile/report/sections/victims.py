"""Victims: how many there are, of what kinds, how often, who they are, and from where they are harmed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from groundview.profile.narrative.victims import QUESTION, why_none
from groundview.profile.report.page import Page
from groundview.profile.report.victims.at_risk import at_risk
from groundview.profile.report.victims.groups import groups
from groundview.profile.report.victims.kinds import kinds
from groundview.profile.report.victims.repeats import repeat_victims
from groundview.profile.report.victims.whereabouts import whereabouts

ORDER = 54
TITLE = "Victims"
_ASKED = {"prevalence": "persons who are victims", "remote_share": "suspects elsewhere"}
"""What would be told by each measure, if there were anything to tell."""


def build(page: Page) -> Mapping[str, Any] | None:
    """The parts that have anything to tell, and why others have not; None where nothing was asked."""
    if not any(page.release.one(QUESTION, measure) for measure in _ASKED):
        return None
    parts = [make(page) for make in (at_risk, kinds, repeat_victims, groups, whereabouts)]
    why = {what: why_none(page.release, measure) for measure, what in _ASKED.items()}
    return {
        "parts": [part for part in parts if not part.is_empty],
        "reasons": [f"There is nothing to tell of {what}: {note}." for what, note in why.items() if note],
    }
