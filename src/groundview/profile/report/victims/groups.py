"""Who is a victim: first what is not known, then rates and ratios by age and sex, and shares by ethnic group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.victims import (
    any_printable,
    context_name,
    contexts,
    group_name,
    in_order,
    with_keys,
)
from groundview.profile.narrative.victims_said import rates_title, ratio_title
from groundview.profile.report.acting_together import axis_of
from groundview.profile.report.charts.ranges import Look, ranges_chart
from groundview.profile.report.charts.rows import Row, rows_chart
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table
from groundview.profile.report.victims.ethnicity import MEASURE as ETHNICITY
from groundview.profile.report.victims.ethnicity import WAYS, ethnicity
from groundview.profile.report.victims.grid import COUNTS, Column, grid, reasons
from groundview.profile.report.victims.missing import missing
from groundview.profile.report.victims.part import Part, shown
from groundview.profile.report.victims.ranges_of import KNOWN, NONE_TO_ALL, told_twice

SAME = "the rate of everybody"
WHO = "persons named as victims of recorded offences, beside residents"
ABOUT = (
    "What is not known comes first, because every figure by age, sex or ethnic group is of the rest. A ratio is not a "
    "cause: it does not say why a group has more victims on record. And recorded is not suffered: who reports, and "
    "whose details are taken down, differs between groups."
)
_BY: Mapping[str, tuple[str, ...]] = {
    "age": ("age",),
    "sex": ("sex",),
    "age and sex together": ("age", "sex"),
}


def groups(page: Page) -> Part:
    """What is missing, then by age and sex, then by ethnic group, with the reason where nothing may be told."""
    charts, tables = shown((missing(page), *_by_age_and_sex(page), *ethnicity(page)))
    return Part("groups", "Who victims are", ABOUT, (), charts, tables, " ".join(_not_told(page, "")))


def _by_age_and_sex(page: Page) -> Iterator[Exhibit | Table]:
    rates = _groups_of(page, "age_sex", "", "age", "sex")
    ratios = _groups_of(page, "disproportionality", "", "age", "sex")
    yield _rates(page, rates) if any_printable(rates) else _table(page, "")
    if any_printable(ratios):
        yield _ratios(page, ratios)
    for context in filter(None, contexts(page.release, "age_sex")):
        yield _table(page, context)


def _groups_of(page: Page, measure: str, context: str, *by: str) -> list[Released]:
    """The groups of which anything is told, bands of age in their order."""
    found: list[Released] = []
    for keys in (_BY[one] for one in by):
        figures = [
            one for one in with_keys(page.release, measure, context, *keys) if one.state != "not_available"
        ]
        found += in_order(figures, "age") if "age" in keys else sorted(figures, key=lambda one: one.breakdown)
    return found


def _rates(page: Page, figures: Sequence[Released]) -> Exhibit:
    rows = [Row.of(figure, group_name(figure.parts), kind="sampling") for figure in figures]
    return exhibit(
        page,
        "victims-rates",
        rates_title(figures),
        caption=Caption("Victims per thousand residents of a group, of those whose group is known", WHO),
        draws=lambda narrow: rows_chart(rows, axis_of(rows), mark="dot", narrow=narrow),
        table=_table(page, ""),
    )


def _ratios(page: Page, figures: Sequence[Released]) -> Exhibit:
    rows = [told_twice(figure, group_name(figure.parts)) for figure in figures]
    axis = axis_of([part for row in rows for part in (row.records, row.coders) if part is not None])
    look = Look(NONE_TO_ALL, KNOWN, axis, (1.0, SAME))
    named = [(figure.id, group_name(figure.parts)) for figure in figures]
    column = Column(
        "Times the rate", {figure.id: figure for figure in figures}, ("sampling", "evidence", "linkage")
    )
    return exhibit(
        page,
        "victims-ratios",
        ratio_title(figures),
        caption=Caption("Share of victims in a group over its share of residents", WHO),
        draws=lambda narrow: ranges_chart(rows, look, narrow=narrow),
        table=grid("Victims by age and sex, as times the rate of everybody", "Group", named, (column,)),
    )


def _table(page: Page, context: str) -> Table:
    """The rates of every group of a context, beside the ratios of those that have one."""
    rates = {one.breakdown: one for one in _groups_of(page, "age_sex", context, *_BY)}
    ratios = {one.breakdown: one for one in _groups_of(page, "disproportionality", context, "age", "sex")}
    named = [(key, group_name(one.parts)) for key, one in rates.items()]
    columns = [Column("Per thousand residents", rates, ("sampling", "evidence", COUNTS))]
    if context:
        columns.append(Column("Times the rate of everybody", ratios, ("sampling", "evidence")))
    made = grid(f"Victims by age and sex: {context_name(page.release, context)}", "Group", named, columns)
    return replace(made, note=" ".join(filter(None, (*_not_told(page, context), made.note))))


def _not_told(page: Page, context: str) -> Iterator[str]:
    """Why nothing is told of a context by age, by sex, by both together, or by ethnic group; nothing where it is."""
    asked = [("age_sex", by, keys) for by, keys in _BY.items()]
    asked += [
        (ETHNICITY, f"ethnic group, {way}", (key,))
        for key, way in zip(WAYS, ("as given", "as seen"), strict=True)
    ]
    told: dict[str, list[str]] = {}
    for measure, by, keys in asked:
        figures = with_keys(page.release, measure, context, *keys)
        if figures and all(one.state == "not_available" for one in figures):
            for reason in reasons(figures):
                told.setdefault(reason, []).append(by)
    for reason, ways in told.items():
        yield f"By {'; by '.join(ways)}: {reason[:1].lower()}{reason[1:]}"
