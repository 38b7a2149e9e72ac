"""The five kinds of doubt in words, always printed beside the figure they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from groundview.profile.disclosure.released import SHORTHAND, Released
from groundview.profile.narrative.numbers import bound_text

KINDS = {
    "evidence": "evidence range",
    "sampling": "95% interval",
    "coding": "range between coders",
    "linkage": "range over plausible linkages",
    "areas": "range over areas",
}
"""Each kind of doubt and its name in print, in the order in which they are always shown; never merged."""

EXPLAINED = {
    "evidence range": "What the records prove at the low end, and what they do not rule out at the high end.",
    "95% interval": (
        "How far the figure could move by chance alone: if the same process ran many times, about nineteen "
        "in twenty such intervals would hold the true value."
    ),
    "range between coders": "How the figure moves with who read and coded the cases.",
    "range over plausible linkages": (
        "How the figure moves when uncertain decisions about who is who are made another way."
    ),
    "range over areas": "The least and the most among the areas that the figure covers.",
}
"""What each kind of doubt means, for the section on method."""

NOT_MEASURED = "doubt not measured"


def printed(figure: Released) -> str:
    """What to print for a figure: its text, "[c]" where it is suppressed, "[x]" where there is none."""
    return SHORTHAND.get(figure.state, figure.shown)


def doubt_texts(figure: Released) -> Iterator[tuple[str, str]]:
    """Each measured doubt of a figure as its name and its bounds: ("95% interval", "12.1 to 13.0")."""
    for kind, name in KINDS.items():
        if kind in figure.doubts and figure.state != "suppressed":
            low, high = figure.doubts[kind]
            yield name, f"{bound_text(low, figure)} to {bound_text(high, figure)}"


def one_doubt(figure: Released, kind: str) -> str:
    """The bounds of one kind of doubt, "12.1 to 13.0"; empty where it was not measured or may not be shown."""
    return dict(doubt_texts(figure)).get(KINDS[kind], "")


def doubts_in_words(figure: Released) -> str:
    """All measured doubts of a figure in one phrase: "95% interval 12.1 to 13.0"."""
    return "; ".join(f"{name} {bounds}" for name, bounds in doubt_texts(figure)) or NOT_MEASURED


def bounds_only(figure: Released) -> str:
    """The first measured doubt without its name, for a column whose heading names it; or empty."""
    return next((bounds for _, bounds in doubt_texts(figure)), "")


def widest(figure: Released) -> tuple[float, float] | None:
    """The bounds to draw: the first measured doubt in the fixed order, or None."""
    return next((figure.doubts[kind] for kind in KINDS if kind in figure.doubts), None)
