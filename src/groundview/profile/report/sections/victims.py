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
_ASKED = ("prevalence", "victims_by_kind", "remote_share")


def build(page: Page) -> Mapping[str, Any] | None:
    """The parts that have anything to tell, and the reasons of those that have not; None where nothing was asked."""
    if not any(page.release.one(QUESTION, measure) for measure in _ASKED):
        return None
    made = [make(page) for make in (at_risk, kinds, repeat_victims, groups, whereabouts)]
    parts = [part for part in made if not part.is_empty]
    reasons = [why_none(page.release, measure) for measure in _ASKED]
    told = {part.reason for part in parts}
    return {
        "parts": parts,
        "reasons": [reason for reason in dict.fromkeys(reasons) if reason and reason not in told],
    }
