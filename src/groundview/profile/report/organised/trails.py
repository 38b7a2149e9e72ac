"""Trails of single cases, for internal readers: criterion by criterion, the answer and why."""

from __future__ import annotations

from groundview.profile.disclosure.trail import CaseTrail
from groundview.profile.narrative.organised import ANSWERS, definition_title
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Cell, Table, TableRow


def trail_tables(page: Page, context: str) -> list[Table]:
    """A table for each case of a context that the release holds; none for most audiences."""
    return [_table(page, trail) for trail in page.release.trails if trail.context == context]


def _table(page: Page, trail: CaseTrail) -> Table:
    title = definition_title(page.release, trail.definition)
    rows = tuple(TableRow(step.claim, (Cell(step.answer), Cell(step.reason))) for step in trail.steps)
    others = f"Cases of this context with the same answers to every criterion: {trail.n_alike:,}."
    return Table(
        f"Example {trail.number}, {ANSWERS[trail.answer]} under “{title}”",
        ("Criterion", "Answer", "Reason"),
        ("text", "text", "text"),
        rows,
        others,
    )
