"""How many victims there are for those at risk, by context, and of organised cases beside others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.organised import definition_title, tables_of
from groundview.profile.narrative.victims import (
    QUESTION,
    any_printable,
    by_context,
    context_name,
    contexts,
    unit_of,
    with_those_at_risk,
)
from groundview.profile.narrative.victims_said import at_risk_title, organised_title, product
from groundview.profile.report.acting_together import axis_of
from groundview.profile.report.charts.rows import Row, rows_chart
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.organised.shares import main_definition
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table
from groundview.profile.report.victims.grid import COUNTS, Column, grid
from groundview.profile.report.victims.part import Part, shown

ANSWERS: Mapping[str, str] = {
    "organised": "proved organised",
    "not organised": "ruled out",
    "open": "left open",
}
"""By what records say of the cases: what a row is called."""
ABOUT = (
    "A victim is a person whom at least one record names as one; whom several records name is counted once. Not "
    "everybody is at risk in each context: the words after its name say who is."
)


def at_risk(page: Page) -> Part:
    """Victims by context, and by whether the cases were organised."""
    said = product(page.release)
    charts, tables = shown((_by_context(page), _by_answer(page)))
    return Part("at-risk", "How many victims", ABOUT, (said,) if said else (), charts, tables)


def _by_context(page: Page) -> Exhibit | Table | None:
    release = page.release
    prevalence = by_context(release, "prevalence")
    named = [
        (context, with_those_at_risk(context_name(release, context), prevalence[context]))
        for context in contexts(release, "prevalence")
        if context in prevalence
    ]
    columns = (
        Column("Victims", prevalence, ("sampling", COUNTS)),
        Column("Victimisations", by_context(release, "victimisations"), ("sampling",)),
        Column("For each victim", by_context(release, "concentration"), ("linkage",)),
    )
    unit = unit_of(prevalence.values())
    table = grid(
        f"Victims and victimisations {unit}, by context", "Context, and who is at risk", named, columns
    )
    if not any_printable(list(prevalence.values())):
        return table
    rows = [Row.of(prevalence[context], name, kind="sampling") for context, name in named]
    return exhibit(
        page,
        "victims-contexts",
        at_risk_title(release),
        caption=Caption(
            f"Victims {unit}, by context",
            "persons named as victims",
            tables_of(release, filter(None, prevalence)),
        ),
        draws=lambda narrow: rows_chart(rows, axis_of(rows), narrow=narrow),
        table=table,
    )


def _by_answer(page: Page) -> Exhibit | Table | None:
    """Each context's victims of cases proved to be organised and of those ruled out, each up to all that are open."""
    release, definition = page.release, main_definition(page)
    figures = [
        figure
        for figure in release.where(QUESTION, "prevalence", definition=definition, area_code="", period="")
        if definition and figure.parts.get("cases") in ANSWERS
    ]
    if not figures:
        return None
    listed = sorted(
        figures, key=lambda one: (context_name(release, one.context), list(ANSWERS).index(one.parts["cases"]))
    )
    named = [
        (one.id, f"{context_name(release, one.context)}: {ANSWERS[one.parts['cases']]}") for one in listed
    ]
    column = Column("Victims", {one.id: one for one in listed}, ("evidence", "sampling", COUNTS))
    title = definition_title(release, definition)
    table = grid(f"Victims of organised cases and of others, under “{title}”", "Cases", named, (column,))
    told = [(one, name) for one, (_, name) in zip(listed, named, strict=True) if _is_drawn(one, listed)]
    if not any_printable([one for one, _ in told if one.parts["cases"] != "open"]):
        return table
    rows = [_row(one, name) for one, name in told]
    return exhibit(
        page,
        "victims-organised",
        organised_title(release, [one for one, _ in told if one.parts["cases"] == "organised"]),
        caption=Caption(
            f"Victims {unit_of(listed)}, of cases that “{title}” proves or rules out, up to all it leaves open",
            "persons named as victims",
            tables_of(release, [one.context for one in listed]),
        ),
        draws=lambda narrow: rows_chart(rows, axis_of(rows), mark="dot", narrow=narrow),
        table=table,
    )


def _row(one: Released, name: str) -> Row:
    """From what is decided to what is not ruled out; of cases all left open the figure alone."""
    return Row.of(one if "evidence" in one.doubts else replace(one, doubts={}), name, kind="evidence")


def _is_drawn(one: Released, others: list[Released]) -> bool:
    """Cases left open are within the ranges of the others, and are drawn by themselves only where there are none."""
    decided = any(other.context == one.context and other.parts["cases"] != "open" for other in others)
    return one.parts["cases"] != "open" or not decided
