"""What is organised: how much of recorded crime the evidence ties to it, and how much it leaves open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from groundview.profile.narrative.choose import whole
from groundview.profile.narrative.numbers import sentence
from groundview.profile.narrative.titles import organised_title
from groundview.profile.report.charts.range_bar import range_bar
from groundview.profile.report.exhibits import Caption, exhibit
from groundview.profile.report.page import Page
from groundview.profile.report.tables import figure_table

ORDER = 60
TITLE = "What is organised"


def build(page: Page) -> Mapping[str, Any] | None:
    """The organised share as a range; nothing where it is suppressed or was not asked."""
    share = whole(page.release, "attribution", "organised_share")
    if share is None or "evidence" not in share.doubts or share.state == "suppressed":
        return None
    low, high = share.doubts["evidence"]
    caption = Caption("Share of recorded offences linked to organised crime", "offences recorded in the area")
    shown = exhibit(
        page,
        "organised",
        organised_title(page.release),
        caption=caption,
        draws=lambda narrow: range_bar(low, high, narrow=narrow),
        table=figure_table("The organised share", "Measure", [("Organised share", share)], value="Share"),
    )
    return {"shown": shown, "note": sentence(share.note), "unknown": share.value is None}
