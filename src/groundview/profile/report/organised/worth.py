"""What more data would be worth: how much narrower the range would be, and which criterion moves it most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.claims import is_printable
from groundview.profile.narrative.organised import (
    claim_of,
    context_text,
    definition_title,
    field_name,
    tables_of,
    with_key,
    worth_title,
)
from groundview.profile.report.charts.axis import Axis
from groundview.profile.report.charts.rows import Row, rows_chart
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.organised.definitions import cell_or_none
from groundview.profile.report.organised.waterfall import table
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table, TableRow, figure_table, number_kinds, shorthand_note

MOST = 6


def worth(page: Page, context: str, definition: str) -> Exhibit | None:
    """The columns of the extract that would narrow the range most; None where fewer than two are known to."""
    figures = with_key(page.release, "evidence_worth", context, definition, "field")
    if sum(is_printable(figure) and bool(figure.value) for figure in figures) < 2:
        return None
    listed = _named(figures)
    rows = [Row.of(figure, name, kind="evidence") for name, figure in listed[:MOST]]
    title = definition_title(page.release, definition)
    axis = Axis.to_hold((number for row in rows for number in (row.value, row.high)), share=True)
    return exhibit(
        page,
        f"worth-{context}",
        worth_title(figures),
        caption=Caption(
            f"Cases that would no longer be open if a column were complete, under “{title}”",
            f"{context_text(page.release, context).cases} of the study",
            tables_of(page.release, [context]),
        ),
        draws=lambda narrow: rows_chart(rows, axis, mark="dot", narrow=narrow),
        table=_table(figures),
    )


def _named(figures: Sequence[Released]) -> list[tuple[str, Released]]:
    names = (field_name(figure.parts["field"]) for figure in figures)
    return [(name[:1].upper() + name[1:], figure) for name, figure in zip(names, figures, strict=True)]


def _table(figures: Sequence[Released]) -> Table:
    return figure_table(
        "What each column would be worth, at most", "Column", _named(figures), value="Settled, of all cases"
    )


def tables(page: Page, context: str, definition: str, drawn: Sequence[str]) -> Iterator[Table]:
    """Which criterion moves the share, and where cases stop; and what was not `drawn` (the charts' keys)."""
    release = page.release
    if f"waterfall-{context}" not in drawn:
        yield table(page, context, definition)
    fields = with_key(release, "evidence_worth", context, definition, "field")
    if fields and f"worth-{context}" not in drawn:
        yield _table(fields)
    moved = with_key(release, "criterion_influence", context, definition, "criterion")
    listed = [(f"Whether {claim_of(release, figure.parts['criterion'])}", figure) for figure in moved]
    if listed:
        yield figure_table("How far each criterion moves the share", "Criterion", listed, value="Moves it by")
    steps = with_key(release, "evidence_steps", context, definition, "step")
    if steps:
        yield _steps(page, steps)


def _steps(page: Page, figures: list[Released]) -> Table:
    """Each part of the definition in its order: cases that meet it, that stop there, and that go on open."""
    answers = ("met", "not met", "unknown")
    found = {(figure.parts["step"], figure.parts.get("answer")): figure for figure in figures}
    parts = {figure.parts["step"]: figure.parts.get("part", "") for figure in figures}
    rows = [
        TableRow(
            _part(page, parts[step]), tuple(cell_or_none(found.get((step, answer))) for answer in answers)
        )
        for step in sorted(parts, key=int)
    ]
    headings = (
        "Part of the definition, in its order",
        "Met",
        "Not met: stops here",
        "Unknown: goes on, open",
    )
    return Table("Where cases stop", headings, number_kinds(len(headings)), tuple(rows), shorthand_note(rows))


def _part(page: Page, part: str) -> str:
    """What a part asks: what any of its criteria claims."""
    return "Whether " + ", or ".join(claim_of(page.release, name) for name in part.split(" or "))
