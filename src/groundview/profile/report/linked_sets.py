"""Charts of linked sets: how many of which size under each rule, what became of them, how many are mapped."""

from __future__ import annotations

from collections.abc import Sequence

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.choose import split
from groundview.profile.narrative.doubt import printed
from groundview.profile.narrative.joined import (
    STATES,
    band_name,
    mapped_title,
    rule_name,
    sets_title,
    size_order,
    sizes_by_rule,
    years_title,
)
from groundview.profile.report.acting_together import N_SIZES, axis_of, in_order_of_size
from groundview.profile.report.charts.heat_strip import Cell, Strip, heat_strip
from groundview.profile.report.charts.panels import Panel, panels_chart
from groundview.profile.report.charts.rows import Row, rows_chart
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table, figure_table

_POPULATION = "persons suspected in an offence"
_MAPPED = {"found": "Sets found that are mapped", "mapped": "Mapped groups that are found"}


def sizes(page: Page) -> Exhibit | None:
    """The rules side by side: linked sets by size, each with its range over plausible linkages."""
    by_rule = sizes_by_rule(page.release)
    if not by_rule:
        return None
    all_sizes = split(page.release, "nature", "n_linked_sets", "rule")
    everywhere = {figure.parts["size"] for figures in by_rule.values() for figure in figures}
    drawn = sorted(everywhere, key=size_order)[:N_SIZES]
    panels = [Panel(rule_name(rule).capitalize(), _rows(figures, drawn)) for rule, figures in by_rule.items()]
    axis = axis_of([row for panel in panels for row in panel.rows], wanted=2)
    return exhibit(
        page,
        "set-sizes",
        sets_title(all_sizes),
        caption=Caption("Linked sets by their number of suspects, under each rule", _POPULATION),
        draws=lambda narrow: panels_chart(panels, axis, narrow=narrow),
        table=_size_table([*all_sizes, *(f for rule in by_rule.values() for f in in_order_of_size(rule))]),
    )


def _rows(figures: Sequence[Released], drawn: Sequence[str]) -> tuple[Row, ...]:
    """One row a size that is drawn; a size that the rule has no set of has a name and nothing else."""
    held = {figure.parts["size"]: figure for figure in figures}
    empty = [Row(band_name(size), None, None, None, "") for size in drawn]
    return tuple(
        Row.of(held[size], band_name(size), kind="linkage") if size in held else none
        for size, none in zip(drawn, empty, strict=True)
    )


def _size_table(figures: Sequence[Released]) -> Table:
    rows = [
        (
            f"{rule_name(f.parts['rule'])}: {band_name(f.parts['size']) if 'size' in f.parts else 'all sizes'}",
            f,
        )
        for f in figures
    ]
    return figure_table(
        "Linked sets by rule and size", "Rule and number of suspects", rows, value="Linked sets"
    )


def years(page: Page) -> Exhibit | None:
    """What became of linked sets in each year, under the rule that is followed through time."""
    found = [f for f in page.release.where("nature", "group_states", area_code="") if f.period]
    figures = [f for f in found if f.parts.get("rule") == found[0].parts.get("rule")]
    if not figures:
        return None
    names = sorted({figure.period for figure in figures})
    cells = {(figure.parts.get("state", ""), figure.period): figure for figure in figures}
    shown = [state for state in STATES if any((state, year) in cells for year in names)]
    strips = [
        Strip(state.capitalize(), tuple(_cell(cells.get((state, year))) for year in names)) for state in shown
    ]
    listed = [(f"{f.period}: {f.parts.get('state', '')}", f) for f in figures]
    return exhibit(
        page,
        "set-years",
        years_title(figures),
        caption=Caption("Linked sets by what became of them in each year", _POPULATION),
        draws=lambda narrow: heat_strip(strips, names, narrow=narrow),
        table=figure_table(
            "Linked sets through time", "Year and what became of them", listed, value="Linked sets"
        ),
    )


def _cell(figure: Released | None) -> Cell:
    return Cell(0.0, "") if figure is None else Cell(figure.value, printed(figure))


def mapped(page: Page) -> Exhibit | None:
    """How many of the linked sets found are mapped, and how many mapped groups a linked set meets."""
    figures = [f for f in page.release.where("response", "mapped_groups", area_code="") if "of" in f.parts]
    if all(figure.value is None for figure in figures):
        return None
    several = len({figure.parts.get("rule") for figure in figures}) > 1
    listed = [(_mapped_name(figure, several), figure) for figure in figures]
    rows = [Row.of(figure, label) for label, figure in listed]
    axis = axis_of(rows, share=True)
    return exhibit(
        page,
        "mapped",
        mapped_title(page.release),
        caption=Caption("Linked sets beside mapped groups", "linked sets found, and groups on the mapping"),
        draws=lambda narrow: rows_chart(rows, axis, mark="dot", narrow=narrow),
        table=figure_table("Linked sets beside mapped groups", "Share", listed, value="Share"),
    )


def _mapped_name(figure: Released, several: bool) -> str:
    name = _MAPPED.get(figure.parts["of"], figure.parts["of"])
    return f"{name}: {rule_name(figure.parts['rule'])}" if several and "rule" in figure.parts else name
