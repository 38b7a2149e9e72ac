"""A hidden population: the total under every model, what the lists hold, and what the total hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.claims import Sentence, is_printable
from groundview.profile.narrative.numbers import sentence
from groundview.profile.narrative.unrecorded import (
    averaged,
    disagreement,
    lowered,
    model_name,
    of_population,
    on_any_list,
    population_name,
    population_title,
    printable,
)
from groundview.profile.report.charts.axis import Axis
from groundview.profile.report.charts.rows import Row, rows_chart
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table, figure_table

SOURCE = "agencies’ lists of persons"
WIDEST = 3.0
"""An interval is drawn to so many times the largest total of any model; its words have all of it."""


@dataclass(frozen=True, slots=True)
class Population:
    """What is told of one population."""

    name: str
    said: Sentence | None
    cautions: str
    exhibit: Exhibit | None
    tables: tuple[Table, ...]


def population(page: Page, name: str) -> Population:
    """The models side by side, and the tables behind them."""
    totals = of_population(page.release, "hidden_population", name)
    average = averaged(page.release, name)
    drawn = _models(page, name, totals)
    tables = [*([] if drawn else [_every_model(name, totals)]), *_tables(page, name)]
    return Population(
        population_name(name).capitalize(),
        disagreement(page.release, name),
        sentence(average.note) if average and average.state != "suppressed" else "",
        drawn,
        tuple(table for table in tables if table.rows),
    )


def _models(page: Page, name: str, totals: list[Released]) -> Exhibit | None:
    """The plot of disagreement: a dot and an interval a model, the average set apart, the listed as a line."""
    if not printable(totals):
        return None
    drawn = printable(totals)
    rows = [Row.of(figure, model_name(figure), kind="sampling") for figure in drawn]
    most = max(figure.value or 0.0 for figure in drawn)
    axis = Axis.to_hold(min(row.high or 0.0, WIDEST * most) for row in rows)
    listed = on_any_list(page.release, name)
    line = Row.of(listed, "on any list") if is_printable(listed) else None
    return exhibit(
        page,
        f"hidden-{name.replace('_', '-')}",
        population_title(page.release, name),
        caption=Caption("Persons, by every model", "persons on lists, and others like them", SOURCE),
        draws=lambda narrow: rows_chart(rows, axis, mark="dot", narrow=narrow, reference=line),
        table=_every_model(name, totals),
    )


def _every_model(name: str, totals: list[Released]) -> Table:
    rows = [(_with_note(figure), figure) for figure in totals]
    return figure_table(f"{population_name(name).capitalize()}: every model", "Model", rows, value="Persons")


def _with_note(figure: Released) -> str:
    note = figure.note if "model" in figure.parts and figure.state == "released" else ""
    return f"{model_name(figure)}: {note}" if note else model_name(figure)


def _tables(page: Page, name: str) -> Iterator[Table]:
    release, called = page.release, population_name(name).capitalize()
    held = [
        *((f"On {f.parts['on']}", f) for f in of_population(release, "listed_persons", name)),
        *((_list(f.parts["list"]), f) for f in of_population(release, "list_size", name)),
    ]
    yield figure_table(f"{called}: persons on lists", "Lists", held, value="Persons")
    overlaps = of_population(release, "list_overlap", name)
    both = [
        (f"{_list(f.parts['list'])}, also {lowered(_list(f.parts['also']))}", f)
        for f in overlaps
        if "also" in f.parts
    ]
    yield figure_table(f"{called}: persons whom two lists share", "Lists", both, value="Share")
    supposed = of_population(release, "hidden_supposing", name)
    moved = [(_list(f.parts["suppose"]), f) for f in supposed if "suppose" in f.parts]
    yield figure_table(f"{called}: the total if the lists were otherwise", "If", moved, value="Persons")


def _list(name: str) -> str:
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]
