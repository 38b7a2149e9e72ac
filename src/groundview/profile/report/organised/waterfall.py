"""The evidence waterfall: from cases proved, by what one missing answer would settle, to cases ruled out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.claims import is_printable
from groundview.profile.narrative.numbers import counts_text
from groundview.profile.narrative.organised import (
    ANSWERS,
    claim_of,
    context_text,
    definition_title,
    of_study,
    open_title,
    tables_of,
    with_key,
)
from groundview.profile.report.charts.waterfall import Part, waterfall_chart
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.organised.definitions import cell_or_none
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Cell, Table, TableRow, number_kinds, shorthand_note

MOST = 4
"""Missing answers that are drawn; the table has them all."""
REST = "Open for several answers, or for one in too few cases to show"


def waterfall(page: Page, context: str, definition: str) -> Exhibit | None:
    """The parts of the cases of a context under one definition; None where they may not all be shown, and where one
    bar would be all: then `table` says it better."""
    release = page.release
    known = _answers(page, context, definition)
    if not all(is_printable(figure) for figure in known) or len(known) <= len(ANSWERS):
        return None
    settling = with_key(release, "decisive_evidence", context, definition, "criterion")
    parts = list(_parts(page, known[0].value or 0.0, known[1:], settling))
    if sum(part.end > part.start for part in parts) < 2:
        return None
    title = definition_title(release, definition)
    return exhibit(
        page,
        f"waterfall-{context}",
        open_title(release, context, definition),
        caption=Caption(
            f"Cases proved, left open and ruled out, under the definition “{title}”",
            f"{context_text(release, context).cases} of the study",
            tables_of(release, [context]),
        ),
        draws=lambda narrow: waterfall_chart(parts, narrow=narrow),
        table=table(page, context, definition),
    )


def _answers(page: Page, context: str, definition: str) -> list[Released]:
    """All cases of a context, and those with each answer, as far as there are figures."""
    breakdowns = ("", *(f"answer={answer}" for answer in ANSWERS))
    found = (of_study(page.release, "case_answers", context, definition, one) for one in breakdowns)
    return [figure for figure in found if figure is not None]


def _parts(
    page: Page, whole: float, answers: Sequence[Released], settling: Sequence[Released]
) -> Iterator[Part]:
    """Proved, then each missing answer that would settle cases by itself, then what is left, then ruled out."""
    proved, still_open, out = (min((figure.value or 0.0) / whole, 1.0) for figure in answers)
    high = min(proved + still_open, 1.0)
    yield Part("Proved by the records", 0.0, proved, answers[0].shown, "proved")
    at = proved
    for figure in settling[:MOST]:
        if figure.numerator:
            end = min(at + figure.numerator / whole, high)
            claim = claim_of(page.release, figure.parts["criterion"])
            label = f"Open for one answer: whether {claim}"
            yield Part(label, at, end, counts_text(figure), "one")
            at = end
    if at < high:
        yield Part(REST, at, high, "", "several")
    yield Part("Ruled out by the records", 1.0 - out, 1.0, answers[2].shown, "out")


def table(page: Page, context: str, definition: str) -> Table:
    """The cases by answer, and for each criterion how many open cases its answer would settle, and how many lack it."""
    release = page.release
    names = {f"answer={answer}": f"Cases {words}" for answer, words in ANSWERS.items()}
    blank = (Cell("", "number"), Cell("", "number"))
    rows = [
        TableRow(names.get(figure.breakdown, "All cases"), (cell_or_none(figure), *blank), figure.id, figure)
        for figure in _answers(page, context, definition)
    ]
    missing = with_key(release, "missing_evidence", context, definition, "criterion")
    unknown = {one.parts["criterion"]: one for one in missing}
    for figure in with_key(release, "decisive_evidence", context, definition, "criterion"):
        criterion = figure.parts["criterion"]
        cells = (Cell("", "number"), cell_or_none(figure), cell_or_none(unknown.get(criterion)))
        rows.append(TableRow(f"Whether {claim_of(release, criterion)}", cells, figure.id, figure))
    headings = (
        "Part",
        "Cases",
        "Of open cases: this answer would settle it",
        "Of open cases: answer missing",
    )
    note = "A case may lack several answers, so that the shares of missing answers do not add up."
    return Table(
        "What records prove, leave open and rule out",
        headings,
        number_kinds(len(headings)),
        tuple(rows),
        shorthand_note(rows, note),
    )
