"""How much weight a finding can bear, in one word and in the plain reasons for it.

The rule is short on purpose, so that a reader can check it: a single source is never more than moderate,
because nothing independent checks it, and so is what is inferred of persons whom nobody has seen; a wide interval or a
record that does not say lowers it further. What is said of the extracts themselves needs no second source.
"""

from __future__ import annotations

from dataclasses import dataclass

from groundview.profile.disclosure.released import Released

WIDE_EVIDENCE = 0.5
"""An evidence range wider than half of everything says that the records do not answer the question."""
WIDE_INTERVAL = 0.25
"""An interval reaching further than a quarter of the figure to either side is called wide."""

INFERRED = ("hidden_population",)
"""Measures of what no source has seen: further lists are part of them and check nothing."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """A word, "high", "moderate" or "low", and why."""

    word: str
    because: str


def confidence(figure: Released, n_sources: int) -> Confidence:
    """The confidence in one figure that rests on `n_sources` sources of recorded crime."""
    if figure.question == "picture":
        return Confidence("high", "counted from the extracts themselves")
    if evidence_is_silent(figure):
        return Confidence("low", "the records do not say, so the evidence leaves the whole range open")
    wide = _interval_is_wide(figure)
    if figure.measure in INFERRED:
        because = "inferred from how lists overlap, which cannot show whether it holds for those on no list"
        return (
            Confidence("low", f"{because}; the interval is wide") if wide else Confidence("moderate", because)
        )
    if n_sources > 1:
        if wide:
            return Confidence("moderate", "more than one source, but a wide interval")
        return Confidence("high", "more than one source, and a narrow interval")
    alone = "one source only, so nothing independent checks it"
    if wide:
        return Confidence("low", f"{alone}; the interval is wide")
    return Confidence("moderate", alone)


def evidence_is_silent(figure: Released) -> bool:
    """Whether the records leave more than half of the range open, or give no figure at all."""
    low, high = figure.doubts.get("evidence", (0.0, 0.0))
    return figure.value is None or high - low > WIDE_EVIDENCE


def _interval_is_wide(figure: Released) -> bool:
    if figure.value is None or "sampling" not in figure.doubts:
        return False
    low, high = figure.doubts["sampling"]
    return max(high - figure.value, figure.value - low) > WIDE_INTERVAL * abs(figure.value)
