"""What is organised: the same cases under every definition, what records leave open, what coders say, and losses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from groundview.profile.narrative.choose import whole
from groundview.profile.narrative.numbers import sentence
from groundview.profile.narrative.organised import context_text, definitions_of, judged_contexts
from groundview.profile.narrative.titles import organised_title
from groundview.profile.report.charts.range_bar import range_bar
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.organised.agreement import agreement
from groundview.profile.report.organised.losses import losses
from groundview.profile.report.organised.shares import by_context, by_definition, definitions_table
from groundview.profile.report.organised.trails import trail_tables
from groundview.profile.report.organised.waterfall import waterfall
from groundview.profile.report.organised.worth import tables, worth
from groundview.profile.report.page import Page
from groundview.profile.report.tables import figure_table

ORDER = 60
TITLE = "What is organised"


def build(page: Page) -> Mapping[str, Any] | None:
    """The shares by context; of a study whose records name nobody, one range for all recorded crime; nothing where
    that is suppressed or was not asked."""
    contexts = judged_contexts(page.release)
    if contexts:
        across = [made for made in (agreement(page), losses(page)) if made is not None]
        chapters = [_chapter(page, context) for context in contexts]
        return {"overview": by_context(page), "chapters": chapters, "across": across, "shown": None}
    share = whole(page.release, "attribution", "organised_share")
    if share is None or "evidence" not in share.doubts or share.state == "suppressed":
        return None
    return {
        "shown": _one_range(page, *share.doubts["evidence"]),
        "note": sentence(share.note),
        "unknown": share.value is None,
    }


def _chapter(page: Page, context: str) -> dict[str, Any]:
    """What is told of one context: its charts, tables and cautions."""
    text = context_text(page.release, context)
    first = definitions_of(page.release, context)[0]
    drawn = (by_definition(page, context), waterfall(page, context, first), worth(page, context, first))
    exhibits = [made for made in drawn if made is not None]
    undrawn = [definitions_table(page, context)] if drawn[0] is None else []
    return {
        "anchor": context.replace("_", "-"),
        "text": text,
        "exhibits": exhibits,
        "trails": trail_tables(page, context),
        "tables": [*undrawn, *tables(page, context, first, [made.key for made in exhibits])],
    }


def _one_range(page: Page, low: float, high: float) -> Exhibit:
    share = whole(page.release, "attribution", "organised_share")
    listed = [("Organised share", share)] if share else []
    return exhibit(
        page,
        "organised",
        organised_title(page.release),
        caption=Caption(
            "Share of recorded offences linked to organised crime", "offences recorded in the area"
        ),
        draws=lambda narrow: range_bar(low, high, narrow=narrow),
        table=figure_table("The organised share", "Measure", listed, value="Share"),
    )
