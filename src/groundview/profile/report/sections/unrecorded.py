"""What was never recorded: hidden populations, partners' incidents, and what a survey says of reporting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from groundview.profile.narrative.numbers import sentence
from groundview.profile.narrative.unrecorded import populations
from groundview.profile.report.page import Page
from groundview.profile.report.unrecorded.anchor import anchored, not_asked, survey_tables, why_none
from groundview.profile.report.unrecorded.partners import partner_tables, partners
from groundview.profile.report.unrecorded.populations import population

ORDER = 56
TITLE = "What was never recorded"

_ASKED = ("hidden_population", "partner_reporting_rate", "estimated_incidents")


def build(page: Page) -> Mapping[str, Any] | None:
    """Three ways to see it, each with the reason where there is nothing; None where nothing was asked."""
    asked = {name: next(page.release.where("victimisation", name), None) for name in _ASKED}
    if not any(asked.values()):
        return None
    hidden, partner = asked["hidden_population"], asked["partner_reporting_rate"]
    told = [population(page, name) for name in populations(page.release)]
    said = Counter(one.cautions for one in told)
    return {
        "populations": told,
        # What is to be said of several is said once, before them all.
        "cautions": next((caution for caution, n in said.items() if n > 1), ""),
        "no_lists": sentence(hidden.note) if hidden and not hidden.breakdown else "",
        "partners": partners(page),
        "partner_tables": list(partner_tables(page)),
        "no_partners": sentence(partner.note) if partner and not partner.breakdown else "",
        "anchor": anchored(page),
        "not_asked": not_asked(page),
        "survey_tables": list(survey_tables(page)),
        "no_anchor": sentence(why_none(page)),
    }
