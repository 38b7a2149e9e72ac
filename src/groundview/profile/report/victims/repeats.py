"""Repeat victims: the ladder, what they suffer together, when the next time comes, and the most-victimised."""

from __future__ import annotations

from groundview.profile.narrative.victims import (
    TIMES,
    any_printable,
    by_context,
    by_value,
    context_name,
    contexts,
    in_order,
    time_name,
    with_keys,
)
from groundview.profile.narrative.victims_said import ladder_title, repeats, timing_title
from groundview.profile.report.acting_together import axis_of
from groundview.profile.report.charts.ladder import Rungs, ladder_chart
from groundview.profile.report.charts.rows import Row, rows_chart
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table
from groundview.profile.report.victims.grid import COUNTS, Column, grid
from groundview.profile.report.victims.part import Part, shown

RUNGS = ("1", "2", "3", "4_or_more")
TOPS = ("1%", "5%", "10%", "25%")
ABOUT = (
    "How many are victims again depends on how long is looked at, on who reports, and on records of one person being "
    "recognised as such. Two victimisations on one day are often one event that was recorded twice."
)


def repeat_victims(page: Page) -> Part:
    """The ladder, the time course, and tables by context."""
    charts, tables = shown((_ladder(page), _timing(page), _timing_by_context(page), _most_victimised(page)))
    return Part("repeats", "Victims again", ABOUT, tuple(repeats(page.release)), charts, tables)


def _ladder(page: Page) -> Exhibit | Table:
    release = page.release
    table = _ladder_table(page)
    on_rung = by_value(release, "repeat_victims", "", "times")
    suffered = by_value(release, "repeat_victims_share", "", "times")
    if not any_printable([*on_rung.values(), *suffered.values()]):
        return table
    rungs = [rung for rung in RUNGS if rung in on_rung]
    persons = [Row.of(on_rung[rung], TIMES[rung], kind="linkage") for rung in rungs]
    left = Rungs("Victims", axis_of(persons), tuple((row, place, place) for place, row in enumerate(persons)))
    shares = [
        (Row.of(suffered[times], TIMES[times], kind="sampling"), first, last)
        for times, first, last in (("1", 0, 0), ("2_or_more", 1, max(len(rungs) - 1, 1)))
        if times in suffered
    ]
    right = Rungs(
        "Victimisations that befell them", axis_of([row for row, *_ in shares], share=True), tuple(shares)
    )
    return exhibit(
        page,
        "victims-ladder",
        ladder_title(release),
        caption=Caption(
            "Victims by number of times, beside their share of victimisations",
            "persons named as victims of recorded offences",
        ),
        draws=lambda narrow: ladder_chart(left, right, narrow=narrow),
        table=table,
    )


def _ladder_table(page: Page) -> Table:
    release = page.release
    named = [(context, context_name(release, context)) for context in contexts(release, "repeat_victims")]
    columns = [Column(TIMES[rung], by_context(release, "repeat_victims", f"times={rung}")) for rung in RUNGS]
    columns += [
        Column(
            "Suffered by repeat victims",
            by_context(release, "repeat_victims_share", "times=2_or_more"),
            ("sampling", "linkage"),
        ),
        Column("Not a victim’s first", by_context(release, "repeat_share")),
    ]
    return grid("Victims by number of times, and what repeat victims suffer", "Context", named, columns)


def _timing(page: Page) -> Exhibit | Table:
    figures = in_order(with_keys(page.release, "repeat_timing", "", "days"), "days")
    named = [(figure.parts["days"], time_name(figure.parts["days"])) for figure in figures]
    column = Column(
        "All recorded offences",
        {figure.parts["days"]: figure for figure in figures},
        ("sampling", "linkage", COUNTS),
    )
    table = grid(
        "Next victimisations per thousand victims and week at risk", "Since the last", named, (column,)
    )
    if not any_printable(figures):
        return table
    rows = [Row.of(figure, name, kind="sampling") for figure, (_, name) in zip(figures, named, strict=True)]
    return exhibit(
        page,
        "victims-timing",
        timing_title(figures),
        caption=Caption(
            "Next victimisations per thousand victims and week at risk, by time since the last",
            "persons named as victims of recorded offences, from each time to the next or to the end of the records",
        ),
        draws=lambda narrow: rows_chart(rows, axis_of(rows), mark="dot", narrow=narrow),
        table=table,
    )


def _timing_by_context(page: Page) -> Table | None:
    release = page.release
    told = [context for context in contexts(release, "repeat_timing") if context]
    bands = in_order(
        [one for context in told for one in with_keys(release, "repeat_timing", context, "days")], "days"
    )
    named = {one.parts["days"]: time_name(one.parts["days"]) for one in bands}
    columns = [
        Column(
            context_name(release, context), by_value(release, "repeat_timing", context, "days"), ("sampling",)
        )
        for context in told
    ]
    return grid(
        "How soon victims are victims again, by context", "Since the last", list(named.items()), columns
    )


def _most_victimised(page: Page) -> Table | None:
    release = page.release
    named = [(context, context_name(release, context)) for context in contexts(release, "victim_top_share")]
    columns = [
        Column(f"Top {top}", by_context(release, "victim_top_share", f"top={top}"), ("linkage",))
        for top in TOPS
    ]
    return grid("Share of victimisations suffered by the most-victimised", "Context", named, columns)
