"""How far coders agree: a chart of the question that matters most, a table of every question."""

from __future__ import annotations

from collections.abc import Mapping

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.layers import in_words
from groundview.profile.narrative.organised import QUESTION, agreement_title, context_text
from groundview.profile.report.acting_together import axis_of
from groundview.profile.report.charts.rows import Row, rows_chart
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.organised.definitions import cell_or_none, doubt_cell
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table, TableRow, number_kinds, shorthand_note

MAIN, WHOLE = "krippendorff_alpha", "variable=organised"
COEFFICIENTS: Mapping[str, str] = {
    "percent_agreement": "Agree",
    MAIN: "Krippendorff’s alpha",
    "gwet_ac1": "Gwet’s AC1",
    "fleiss_kappa": "Fleiss’ kappa",
}
NOTE = (
    "That a case does not show the answer is an answer too; the second row of a question leaves such answers out. "
    "Read the coefficients together: where nearly every case has one answer, alpha and kappa are low however well "
    "coders do. A usual asking of alpha is four fifths, and two thirds for what is tentative."
)


def agreement(page: Page) -> Exhibit | None:
    """Alpha of whether a case is organised, by context; None where nobody coded twice."""
    figures = [f for f in page.release.where(QUESTION, MAIN, breakdown=WHOLE) if f.context]
    if not figures:
        return None
    rows = [
        Row.of(figure, context_text(page.release, figure.context).title, kind="sampling")
        for figure in figures
    ]
    axis = axis_of(rows)
    return exhibit(
        page,
        "agreement",
        agreement_title(page.release, figures),
        caption=Caption(
            "Agreement of coders on whether a case is organised, all in all: Krippendorff’s alpha",
            "cases coded by two people or more",
        ),
        draws=lambda narrow: rows_chart(rows, axis, mark="dot", narrow=narrow),
        table=_table(page),
    )


def _table(page: Page) -> Table:
    found = {
        (figure.context, figure.breakdown, measure): figure
        for measure in COEFFICIENTS
        for figure in page.release.where(QUESTION, measure)
        if "variable" in figure.parts and "coders" not in figure.parts
    }
    rows = []
    for context, breakdown in dict.fromkeys((context, breakdown) for context, breakdown, _ in found):
        each = [found.get((context, breakdown, measure)) for measure in COEFFICIENTS]
        first = next(figure for figure in each if figure is not None)
        name = f"{context_text(page.release, context).title}: {_question(first)}"
        interval = found.get((context, breakdown, MAIN))
        rows.append(
            TableRow(name, (*map(cell_or_none, each), doubt_cell(interval, "sampling")), first.id, first)
        )
    headings = ("Question", *COEFFICIENTS.values(), "Interval of alpha")
    return Table(
        "Agreement of coders", headings, number_kinds(len(headings)), tuple(rows), shorthand_note(rows, NOTE)
    )


def _question(figure: Released) -> str:
    left_out = ", unknown left out" if figure.parts.get("unknown") else ""
    return in_words(figure.parts["variable"]) + left_out
