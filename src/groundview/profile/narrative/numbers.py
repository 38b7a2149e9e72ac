"""How bounds, counts, months and dates are printed, so that they match the figures they stand beside."""

from __future__ import annotations

import re
from datetime import date

from groundview.profile.disclosure.released import Released

_SHARES = ("share", "proportion", "fraction")
_FEW = 100
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""Not strftime's: its month names follow the machine's locale."""


def is_share(figure: Released) -> bool:
    """Whether the figure's value is a part of one, printed as a percentage; one in per cent already is not, nor are
    "incidents, by a published share"."""
    if figure.unit.startswith("%"):
        return False
    return figure.shown.endswith("%") or figure.unit.lower().startswith(_SHARES)


def bound_text(value: float, figure: Released) -> str:
    """A bound of a figure's doubt, with the decimals and the unit that the figure itself is printed with."""
    places = _decimals(figure)
    if is_share(figure):
        return f"{value * 100:,.{places}f}%"
    return f"{value:,.{places}f}{'%' if figure.unit.startswith('%') else ''}"


def _decimals(figure: Released) -> int:
    found = re.search(r"\d\.(\d+)", figure.shown)
    places = len(found.group(1)) if found else 0
    if figure.unit.startswith("%"):
        return places
    # An index below one, such as 0.4, says too little about its bounds with one decimal.
    small = figure.value is not None and 0 < abs(figure.value) < 1 and not is_share(figure)
    return max(places, 2) if small else places


def counts_text(figure: Released) -> str:
    """The counts behind a share or a rate, "1,234 of 79,775", or empty where they are not released."""
    if figure.numerator is None or figure.denominator is None:
        return ""
    between = "of" if is_share(figure) else "over"
    return f"{figure.numerator:,.0f} {between} {_at_risk(figure.denominator, figure)}"


def _at_risk(amount: float, figure: Released) -> str:
    """What a count stands over: whole, but a published share as such, and a few that are expected with a decimal."""
    if figure.unit.endswith("share") and 0 < amount < 1:
        return f"{amount:.1%}"
    return f"{amount:,.1f}" if amount < _FEW and amount != int(amount) else f"{amount:,.0f}"


def sentence(text: str) -> str:
    """A note as a sentence: a capital to begin with and a full stop to end with."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?" else ".")


def month_name(period: str, *, short: bool = False) -> str:
    """ "2025-01" as "January 2025", or "Jan 2025"; anything else comes back unchanged."""
    try:
        day = date.fromisoformat(f"{period}-01")
    except ValueError:
        return period
    name = _MONTHS[day.month - 1]
    return f"{name[:3] if short else name} {day.year}"


def day_name(iso: str) -> str:
    """ "2025-12-04" as "4 December 2025"; a month as a month; anything else comes back unchanged."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return month_name(iso)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def period_name(start: str, end: str) -> str:
    """The period between two ISO dates or months, said once: "January to June 2025"."""
    first, last = month_name(start[:7]), month_name(end[:7])
    if not first or not last or first == last:
        return first or last
    if first[-4:] == last[-4:]:
        return f"{first[:-5]} to {last}"
    return f"{first} to {last}"
