"""What is not known about victims: before anything that is told by age, sex or ethnic group."""

from __future__ import annotations

from groundview.profile.narrative.victims import (
    DETAILS,
    any_printable,
    by_value,
    context_name,
    contexts,
)
from groundview.profile.narrative.victims_said import missing_title
from groundview.profile.report.acting_together import axis_of
from groundview.profile.report.charts.rows import Row, rows_chart
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table
from groundview.profile.report.victims.grid import COUNTS, Column, grid


def missing(page: Page) -> Exhibit | Table:
    """The details over all recorded offences as a chart, and of every context in the table behind it."""
    found = by_value(page.release, "victim_missing", "", "what")
    table = _table(page)
    if not any_printable(list(found.values())):
        return table
    rows = [
        Row.of(found[detail], name, kind="sampling") for detail, name in DETAILS.items() if detail in found
    ]
    return exhibit(
        page,
        "victims-missing",
        missing_title(list(found.values())),
        caption=Caption(
            "Share not known",
            "persons named as victims of recorded offences; for who the victim is, offences that may have one",
        ),
        draws=lambda narrow: rows_chart(rows, axis_of(rows, share=True), narrow=narrow),
        table=table,
    )


def _table(page: Page) -> Table:
    named, figures = [], {}
    for context in contexts(page.release, "victim_missing"):
        found = by_value(page.release, "victim_missing", context, "what")
        for detail in filter(found.__contains__, DETAILS):
            figures[found[detail].id] = found[detail]
            named.append((found[detail].id, f"{context_name(page.release, context)}: {DETAILS[detail]}"))
    column = Column("Not known", figures, (COUNTS, "sampling"))
    return grid("What is not known about victims, by context", "Context and detail", named, (column,))
