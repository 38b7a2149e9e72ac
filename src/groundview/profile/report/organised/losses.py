"""Losses of cases proved to be organised beside those ruled out and those left open."""

from __future__ import annotations

from collections.abc import Mapping

from groundview.profile.disclosure.released import Release, Released
from groundview.profile.narrative.claims import is_printable
from groundview.profile.narrative.organised import (
    ANSWERS,
    context_text,
    definitions_of,
    judged_contexts,
    losses_title,
)
from groundview.profile.report.acting_together import axis_of
from groundview.profile.report.charts.rows import Row, rows_chart
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.organised.definitions import cell_or_none, doubt_cell
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table, TableRow, number_kinds, shorthand_note

STATISTICS: Mapping[str, str] = {
    "loss_median": "Median",
    "loss_mean": "Mean",
    "loss_trimmed_mean": "Trimmed mean",
    "loss_total": "Total",
}
NOTE = (
    "In pounds, of cases with a recorded loss. A few losses are most of the total. Cases proved are those of which "
    "most is known, and need not be like the others."
)
_Key = tuple[str, str, str]


def losses(page: Page) -> Exhibit | None:
    """The median loss by answer, in each context with losses; None where none is recorded."""
    release = page.release
    found = _found(release)
    if not found:
        return None
    names = {key: _name(release, *key[:2]) for key in found}
    medians = [(names[key], figure) for key, figure in found.items() if key[2] == "loss_median"]
    rows = [Row.of(figure, name, kind="sampling") for name, figure in medians]
    axis = axis_of(rows)
    return exhibit(
        page,
        "losses",
        losses_title(release, *_contrast(found)),
        caption=Caption(
            "Median recorded loss in pounds, under the definition that each context speaks of first",
            "cases with a recorded loss",
        ),
        draws=lambda narrow: rows_chart(rows, axis, mark="dot", narrow=narrow),
        table=_table(found, names),
    )


def _found(release: Release) -> dict[_Key, Released]:
    """Each statistic by context, answer and measure, in the order in which they are shown."""
    found: dict[_Key, Released] = {}
    for context in judged_contexts(release):
        first = definitions_of(release, context)[:1]
        for answer in ("", *ANSWERS):
            for measure in STATISTICS:
                breakdown = f"answer={answer}" if answer else ""
                one = release.one(
                    "impact",
                    measure,
                    context=context,
                    definition=first[0] if answer and first else "",
                    breakdown=breakdown,
                )
                if one is not None and one.state != "not_available":
                    found[context, answer, measure] = one
    return found


def _name(release: Release, context: str, answer: str) -> str:
    title = context_text(release, context).title
    return f"{title}: {ANSWERS[answer] if answer else 'all cases'}"


def _contrast(found: Mapping[_Key, Released]) -> tuple[Released | None, Released | None]:
    """The medians of cases proved and ruled out in the first context that has both."""
    for context, answer, measure in found:
        if measure == "loss_median" and answer == "organised":
            other = found.get((context, "not organised", measure))
            if is_printable(found[context, answer, measure]) and is_printable(other):
                return found[context, answer, measure], other
    return None, None


def _table(found: Mapping[_Key, Released], names: Mapping[_Key, str]) -> Table:
    rows = []
    for context, answer in dict.fromkeys((context, answer) for context, answer, _ in found):
        each = {measure: found.get((context, answer, measure)) for measure in STATISTICS}
        first = next(figure for figure in each.values() if figure is not None)
        cells = (*map(cell_or_none, each.values()), doubt_cell(each["loss_median"], "sampling"))
        rows.append(TableRow(names[context, answer, first.measure], cells, first.id, first))
    headings = ("Cases", *STATISTICS.values(), "Interval of the median")
    return Table(
        "Recorded losses", headings, number_kinds(len(headings)), tuple(rows), shorthand_note(rows, NOTE)
    )
