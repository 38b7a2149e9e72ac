"""The cover: what this is, how it may be handled, what it covers, and who answers for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from groundview.profile.narrative.numbers import day_name
from groundview.profile.report.page import Page

ORDER = 0
TITLE = ""


def build(page: Page) -> Mapping[str, Any]:
    """The facts of the cover, those that nobody filled in said so."""
    cover = page.release.cover
    handling = (
        ("Reference", cover.reference),
        ("Version", cover.version),
        ("Period", page.period),
        ("Data cut-off", day_name(cover.data_cut_off)),
        ("Review by", day_name(cover.review_by)),
    )
    people = (
        ("Owner", cover.owner),
        ("Analyst", cover.analyst),
        ("Assurer", cover.assurer),
        ("Approver", cover.approver),
    )
    return {"handling": handling, "people": people, "review_by": day_name(cover.review_by)}
