"""The organised share over definitions and over contexts: a bar of what records say, a dot of what coders say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.claims import Sentence
from groundview.profile.narrative.doubt import one_doubt, printed
from groundview.profile.narrative.organised import (
    context_text,
    contexts_title,
    definition_title,
    definitions_of,
    judged_contexts,
    name_in_text,
    of_study,
    over_definitions,
    shares_title,
    tables_of,
)
from groundview.profile.report.charts.ranges import Range, ranges_chart
from groundview.profile.report.charts.rows import Row
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.organised.definitions import shares_table
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table

CAPTION = "Organised share: what records prove and do not rule out, and what coders would say"


def by_definition(page: Page, context: str) -> Exhibit | None:
    """One context under every definition; None where nothing may be drawn: then `definitions_table` says so."""
    listed = _listed(page, context)
    rows = [_range(page, label, share) for label, share in listed]
    if all(row.records.low is None and (row.coders is None or row.coders.value is None) for row in rows):
        return None
    title = shares_title(page.release, context)
    return _chart(page, f"shares-{context}", title, definitions_table(page, context), listed)


def definitions_table(page: Page, context: str) -> Table:
    """The cases of one context under every definition."""
    caption = f"The definitions side by side: {name_in_text(page.release, context)}"
    return shares_table(page, caption, "Definition", _listed(page, context))


def _listed(page: Page, context: str) -> list[tuple[str, Released]]:
    shares = over_definitions(page.release, "organised_share", context)
    return [(definition_title(page.release, figure.definition), figure) for figure in shares]


def by_context(page: Page) -> Exhibit | None:
    """Every context under one definition; None where there are fewer than two."""
    release, contexts = page.release, judged_contexts(page.release)
    definition = main_definition(page)
    found = [of_study(release, "organised_share", context, definition) for context in contexts]
    shares = [figure for figure in found if figure is not None]
    if len(shares) < 2:
        return None
    coded = [of_study(release, "calibrated_share", figure.context, definition) for figure in shares]
    title = contexts_title(release, [figure for figure in coded if figure is not None])
    labels = [context_text(release, figure.context).title for figure in shares]
    listed = list(zip(labels, shares, strict=True))
    table = shares_table(
        page, f"Under one definition: {definition_title(release, definition)}", "Context", listed
    )
    return _chart(page, "contexts-organised", title, table, listed)


def main_definition(page: Page) -> str:
    """The definition that the chapters of most contexts speak of first."""
    names = [definitions_of(page.release, context) for context in judged_contexts(page.release)]
    first = Counter(each[0] for each in names if each)
    return max(sorted(first), key=first.__getitem__, default="")


def _chart(
    page: Page, key: str, title: Sentence, table: Table, listed: Sequence[tuple[str, Released]]
) -> Exhibit:
    rows = [_range(page, label, share) for label, share in listed]
    populations = {context_text(page.release, share.context).cases for _, share in listed}
    source = tables_of(page.release, [share.context for _, share in listed])
    population = f"{populations.pop()} of the study" if len(populations) == 1 else "cases of each context"
    return exhibit(
        page,
        key,
        title,
        caption=Caption(CAPTION, population, source),
        draws=lambda narrow: ranges_chart(rows, narrow=narrow),
        table=table,
    )


def _range(page: Page, label: str, share: Released) -> Range:
    coded = of_study(page.release, "calibrated_share", share.context, share.definition)
    told = (
        Row.of(coded, label, kind="sampling")
        if coded is not None and coded.state != "not_available"
        else None
    )
    if share.state == "suppressed":
        return Range(label, Row(label, None, None, None, printed(share), printed(share)), told)
    low, high = share.doubts.get("evidence", (None, None))
    bounds = one_doubt(share, "evidence") or printed(share)
    return Range(label, Row(label, share.value, low, high, printed(share), bounds), told)
