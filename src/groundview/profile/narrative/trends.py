"""The words of trends, seasons and what changed lately."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from groundview.profile.disclosure.released import Release, Released
from groundview.profile.narrative.choose import split, whole
from groundview.profile.narrative.claims import Claim, Sentence, is_printable
from groundview.profile.narrative.numbers import month_name, period_name
from groundview.profile.narrative.titles import must_say


def stands_out(figure: Released) -> bool:
    """Whether a movement is more than chance among all that were looked at."""
    return "by more than chance" in figure.note


def of_types(release: Release, measure: str) -> list[Released]:
    """All offences first, then the types with a figure: what stands out first, then by how much was counted."""
    overall = whole(release, "victimisation", measure)
    types = [figure for figure in split(release, "victimisation", measure, "type") if figure.context == ""]
    told = sorted(types, key=lambda figure: (not stands_out(figure), -(figure.n or 0.0), figure.breakdown))
    return [figure for figure in (overall, *told) if figure is not None]


def drawn(figures: Sequence[Released], most: int) -> list[Released]:
    """The first of those that can be drawn; none where every figure lacks its value."""
    return [figure for figure in figures if is_printable(figure)][:most]


def trend_title(figures: Sequence[Released]) -> Sentence:
    """What rises or falls most of what stands out from chance."""
    out = [
        figure for figure in figures if stands_out(figure) and "type" in figure.parts and is_printable(figure)
    ]
    if not out:
        return must_say(
            Claim(_none_of(figures, "No type of offence rose or fell by more than chance"), "x"), {}
        )
    top = max(out, key=lambda figure: abs(figure.value or 0.0))
    words = {"type": top.parts["type"], "moved": "rose" if (top.value or 0.0) > 0 else "fell"}
    said = "{type} {moved} most of the types that moved by more than chance: {top} a year"
    only = "{type} alone {moved} by more than chance: {top} a year"
    return must_say(Claim(said if len(out) > 1 else only, "x"), {"top": top}, words)


def recent_title(figures: Sequence[Released]) -> Sentence:
    """What changed most in the newest months, of what stands out."""
    out = [figure for figure in figures if stands_out(figure) and is_printable(figure) and figure.value]
    if not out:
        return must_say(
            Claim(_none_of(figures, "Newest months: nothing changed by more than chance"), "x"), {}
        )
    top = max(out, key=lambda figure: abs(math.log(figure.value or 1.0)))
    words = {"type": top.parts.get("type", "All offences"), "before": months_compared(figures)[1]}
    return must_say(Claim("{type} changed most of late: {top} times {before}", "x"), {"top": top}, words)


def _none_of(figures: Sequence[Released], nothing: str) -> str:
    """Where some may not be shown, it is not said that nothing stands out."""
    return "Recorded offences of each type" if any(f.state == "suppressed" for f in figures) else nothing


_COMPARED = re.compile(r"(\d{4}-\d\d) to (\d{4}-\d\d) against (\d{4}-\d\d) to (\d{4}-\d\d)")


def months_compared(figures: Sequence[Released]) -> tuple[str, str]:
    """The newest months and those they stand beside, in words, as the method of the figures names them."""
    found = next(filter(None, (_COMPARED.search(figure.method) for figure in figures)), None)
    if found is None:
        return "the newest months", "the months before"
    return period_name(found[1], found[2]), period_name(found[3], found[4])


def peak_month(figure: Released) -> str:
    """The month in which a peak of the year lies, 1 being the middle of January; empty where it may not be told."""
    if not is_printable(figure):
        return ""
    return month_name(f"2000-{(math.floor((figure.value or 1.0) + 0.5) - 1) % 12 + 1:02d}").split()[0]


def overall(release: Release) -> Sentence | None:
    """The trend of all offences, and their season where it can be told from chance."""
    trend = whole(release, "victimisation", "trend")
    has_wave = is_printable(whole(release, "victimisation", "season_peak"))
    swing = whole(release, "victimisation", "seasonality") if has_wave else None
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
