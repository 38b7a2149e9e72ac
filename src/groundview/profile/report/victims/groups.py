"""Who is a victim: first what is not known, then rates and ratios by age and sex, and shares by ethnic group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.victims import (
    DETAILS,
    any_printable,
    by_context,
    by_value,
    context_name,
    contexts,
    group_name,
    in_order,
    with_keys,
)
from groundview.profile.narrative.victims_said import ethnicity_title, missing_title, rates_title, ratio_title
from groundview.profile.report.acting_together import axis_of
from groundview.profile.report.charts.axis import Axis
from groundview.profile.report.charts.ranges import SHARES, Look, ranges_chart
from groundview.profile.report.charts.rows import Row, rows_chart
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table
from groundview.profile.report.victims.grid import COUNTS, Column, grid, reasons
from groundview.profile.report.victims.part import Part, shown
from groundview.profile.report.victims.ranges_of import told_twice

BAR, DOT = "All not known elsewhere, to all in it", "Of those known, 95% interval"
SAME = "the rate of everybody"
WHO = "persons named as victims, beside residents"
ABOUT = (
    "What is not known comes first, because every figure by age, sex or ethnic group is of the rest. A ratio is not a "
    "cause: it does not say why a group has more victims on record. And recorded is not suffered: who reports, and "
    "whose details are taken down, differs between groups."
)
_KEYS = (("age",), ("sex",), ("age", "sex"))
_ETHNICITY = ("ethnicity_self", "ethnicity_officer")


def groups(page: Page) -> Part:
    """What is missing, then by age and sex, then by ethnic group, with the reason where nothing may be told."""
    charts, tables = shown((_missing(page), *_by_age_and_sex(page), *_ethnicity(page)))
    return Part("groups", "Who victims are", ABOUT, (), charts, tables, _no_ethnicity(page))


def _missing(page: Page) -> Exhibit | Table | None:
    release = page.release
    named = [(context, context_name(release, context)) for context in contexts(release, "victim_missing")]
    columns = [
        Column(name, by_context(release, "victim_missing", f"what={detail}"), (COUNTS,))
        for detail, name in DETAILS.items()
    ]
    table = grid("What is not known about victims, by context", "Context", named, columns)
    found = by_value(release, "victim_missing", "", "what")
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
            "persons named as victims; for who the victim is, events that may have a person as one",
        ),
        draws=lambda narrow: rows_chart(rows, axis_of(rows, share=True), narrow=narrow),
        table=table,
    )


def _groups_of(page: Page, measure: str, context: str, *keys: tuple[str, ...]) -> list[Released]:
    """The groups in the order of age, then of sex, then of both."""
    found: list[Released] = []
    for names in keys:
        figures = with_keys(page.release, measure, context, *names)
        found += (
            in_order(figures, "age") if "age" in names else sorted(figures, key=lambda one: one.breakdown)
        )
    return found


def _by_age_and_sex(page: Page) -> Iterator[Exhibit | Table | None]:
    rates = _groups_of(page, "age_sex", "", ("age",), ("sex",))
    ratios = _groups_of(page, "disproportionality", "", ("age",), ("sex",))
    yield _rates(page, rates) if any_printable(rates) else None
    yield _ratios(page, ratios) if any_printable(ratios) else None
    for context in contexts(page.release, "age_sex"):
        drawn = any_printable(rates) and any_printable(ratios) and not context
        yield None if drawn else _table(page, context)


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
    axis = Axis.to_hold(end for row in rows for end in (row.records.high, row.coders and row.coders.high))
    look = Look(BAR, DOT, axis, (1.0, SAME))
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
    rates = _groups_of(page, "age_sex", context, *_KEYS)
    named = [(one.breakdown, group_name(one.parts)) for one in rates if one.state != "not_available"]
    by_group = {one.breakdown: one for one in rates}
    ratios = {one.breakdown: one for one in _groups_of(page, "disproportionality", context, *_KEYS[:2])}
    columns = [Column("Per thousand residents", by_group, ("sampling", "evidence", COUNTS))]
    if context:
        columns.append(Column("Times the rate of everybody", ratios, ("sampling", "evidence")))
    return grid(f"Victims by age and sex: {context_name(page.release, context)}", "Group", named, columns)


def _ethnicity(page: Page) -> Iterator[Exhibit | Table | None]:
    """By each of the two ways in which an ethnic group is recorded, which are never mixed."""
    for key in _ETHNICITY:
        figures = with_keys(page.release, "ethnicity_share", "", key)
        yield _ethnic_chart(page, key, figures) if any_printable(figures) else None
    for context in contexts(page.release, "ethnicity_share"):
        for key in _ETHNICITY:
            figures = with_keys(page.release, "ethnicity_share", context, key)
            drawn = any_printable(figures) and not context
            yield None if drawn else _ethnic_table(page, context, key, figures)


def _ethnic_chart(page: Page, key: str, figures: Sequence[Released]) -> Exhibit:
    rows = [told_twice(figure, group_name(figure.parts)) for figure in figures]
    return exhibit(
        page,
        f"victims-{key.replace('_', '-')}",
        ethnicity_title(figures),
        caption=Caption(DETAILS[key], "persons named as victims whose ethnic group is known"),
        draws=lambda narrow: ranges_chart(rows, Look(BAR, DOT, SHARES), narrow=narrow),
        table=_ethnic_table(page, "", key, figures),
    )


def _ethnic_table(page: Page, context: str, key: str, figures: Sequence[Released]) -> Table:
    named = [(one.breakdown, group_name(one.parts)) for one in figures if one.state != "not_available"]
    column = Column(
        "Share of those known", {one.breakdown: one for one in figures}, ("sampling", "evidence", COUNTS)
    )
    return grid(f"{DETAILS[key]}: {context_name(page.release, context)}", "Group", named, (column,))


def _no_ethnicity(page: Page) -> str:
    """Why no ethnic group is told of any context."""
    found = [
        one for one in page.release.where("victimisation", "ethnicity_share", area_code="") if one.breakdown
    ]
    if not found or any(one.state != "not_available" for one in found):
        return ""
    return "By ethnic group: " + " ".join(reasons(found))
