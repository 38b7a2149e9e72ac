"""The words of trends, seasons and what changed lately."""

from __future__ import annotations

from collections.abc import Sequence

from groundview.profile.disclosure.released import Release, Released
from groundview.profile.narrative.choose import ranked, split, whole
from groundview.profile.narrative.claims import Claim, Sentence, is_printable
from groundview.profile.narrative.titles import must_say

BY_CHANCE = "more than chance would do"


def stands_out(figure: Released) -> bool:
    """Whether a movement is more than chance among all that were looked at."""
    return "by more than chance" in figure.note


def of_types(release: Release, measure: str) -> list[Released]:
    """All offences first, then the types with a figure: what stands out first, then by how much was counted."""
    overall = whole(release, "victimisation", measure)
    types = [figure for figure in split(release, "victimisation", measure, "type") if figure.context == ""]
    told = sorted(types, key=lambda figure: (not stands_out(figure), -(figure.n or 0.0), figure.breakdown))
    return [figure for figure in (overall, *told) if figure is not None and figure.value is not None]


def trend_title(figures: Sequence[Released]) -> Sentence:
    """What rises or falls most of what stands out from chance."""
    out = [figure for figure in figures if stands_out(figure) and "type" in figure.parts]
    n = "several types" if len(out) > 1 else "one type"
    claim = Claim("{n} rose or fell by more than chance; most: {type}, {top} a year")
    top = max(out, key=lambda figure: abs(figure.value or 0.0), default=None)
    said = claim.say({"top": top}, {"n": n.capitalize(), "type": top.parts["type"] if top else ""})
    return said or must_say(Claim("No type of offence rose or fell by more than chance", "x"), {})


def recent_title(figures: Sequence[Released]) -> Sentence:
    """What changed most in the newest months, of what stands out."""
    top = next(iter(ranked(figure for figure in figures if stands_out(figure))), None)
    words = {"type": top.parts.get("type", "all offences") if top else ""}
    said = Claim("Newest months: {type} at {top} times the number of a year earlier").say({"top": top}, words)
    return said or must_say(Claim("Newest months: nothing changed by more than chance", "x"), {})


def overall(release: Release) -> Sentence | None:
    """The trend and the season of all offences."""
    trend = whole(release, "victimisation", "trend")
    swing = whole(release, "victimisation", "seasonality")
    claim = Claim(
        "Over the period, all recorded offences changed by {trend} a year ({trend.doubt}); in the course of a "
        "year the highest month has {swing} times as many as the lowest ({swing.doubt})."
    )
    alone = Claim("Over the period, all recorded offences changed by {trend} a year ({trend.doubt}).")
    return claim.say({"trend": trend, "swing": swing}) or alone.say({"trend": trend})


def why_none(release: Release) -> str:
    """Why there is no trend of all offences; empty where there is one."""
    trend = whole(release, "victimisation", "trend")
    return trend.note if trend is not None and not is_printable(trend) and trend.state != "suppressed" else ""
