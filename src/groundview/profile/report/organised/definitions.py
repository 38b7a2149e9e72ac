"""The table of definitions side by side: the same cases, each definition a row, each kind of doubt its own column."""

from __future__ import annotations

from collections.abc import Sequence

from groundview.profile.disclosure.released import SHORTHAND, Released
from groundview.profile.narrative.doubt import one_doubt
from groundview.profile.narrative.numbers import bound_text
from groundview.profile.narrative.organised import of_study
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Cell, Table, TableRow, figure_cell, number_kinds, shorthand_note

HEADINGS = (
    "Proved",
    "Not ruled out",
    "Ruled out, cases",
    "Range over linkages",
    "Calibrated share",
    "95% interval",
    "Range between coders",
    "Coded share",
)
NOTE = (
    "Proved and not ruled out are what records say: unknown is never counted as no. The calibrated share is what "
    "coders would say of all cases, the coded share what they said of the sample alone. The kinds of doubt "
    "are not added up."
)


def shares_table(page: Page, caption: str, heading: str, listed: Sequence[tuple[str, Released]]) -> Table:
    """A row for each organised share, under the name given with it; `heading` is over the names, whose kind it says."""
    by_definition = len({share.definition for _, share in listed}) > 1
    rows = tuple(
        TableRow(name, _cells(page, share), share.definition if by_definition else share.context)
        for name, share in listed
    )
    note = f"{NOTE} {shorthand_note(rows)}".strip()
    return Table(caption, (heading, *HEADINGS), number_kinds(len(HEADINGS) + 1), rows, note)


def _cells(page: Page, share: Released) -> tuple[Cell, ...]:
    release, about = page.release, (share.context, share.definition)
    out = of_study(release, "case_answers", *about, "answer=not organised")
    calibrated = of_study(release, "calibrated_share", *about)
    coded = of_study(release, "coded_share", *about)
    return (
        figure_cell(share),
        _not_ruled_out(share),
        cell_or_none(out),
        doubt_cell(share, "linkage"),
        cell_or_none(calibrated),
        doubt_cell(calibrated, "sampling"),
        doubt_cell(calibrated, "coding"),
        cell_or_none(coded),
    )


def _not_ruled_out(share: Released) -> Cell:
    """The end of the evidence range; hidden with the figure."""
    if share.state == "suppressed" or "evidence" not in share.doubts:
        return Cell(SHORTHAND["suppressed" if share.state == "suppressed" else "not_available"], "number")
    high = share.doubts["evidence"][1]
    return Cell(bound_text(high, share), "number", of=share, sort=high)


def cell_or_none(figure: Released | None) -> Cell:
    """The cell of a figure, "[x]" where there is none."""
    return figure_cell(figure) if figure is not None else Cell(SHORTHAND["not_available"], "number")


def doubt_cell(figure: Released | None, kind: str) -> Cell:
    """The cell of one kind of doubt of a figure; empty where the figure has none."""
    if figure is None or figure.state != "released":
        return Cell("", "number")
    return Cell(one_doubt(figure, kind), "number", of=figure)
