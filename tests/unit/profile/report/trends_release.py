"""The invented release with the course of five series: a rise and a fall beyond chance, and three that are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import invented_release
from invented_release import INTERNAL, figure

from groundview.profile.disclosure.judged import ContextText, Judged
from groundview.profile.disclosure.released import Audience, Release, Released

QUESTION = "victimisation"
UP, DOWN = "a rise by more than chance", "a fall by more than chance"
NO_MORE = "no more than chance would do among all that were looked at"
YEARS = {
    "": (4.3, 1.5, 7.2, NO_MORE, 5000),
    "Drugs": (19.4, 8.3, 31.5, UP, 100),
    "Shoplifting": (-22.0, -35.0, -9.0, DOWN, 90),
    "Burglary": (-0.8, -9.8, 9.1, NO_MORE, 900),
    "Theft": (12.0, -30.0, 75.0, NO_MORE, 800),
}
"""By type (all offences first): change in per cent a year, its interval, what is said of it, and events."""
RATIOS = {"": (0.97, NO_MORE), "Drugs": (1.46, UP), "Shoplifting": (0.4, DOWN), "Burglary": (1.1, NO_MORE)}
COMPARED = "ratio of rates, 95%; 2025-01 to 2025-03 against 2024-01 to 2024-03"
WORDS = Judged(
    contexts={"cse": ContextText("Child sexual exploitation", "", "young person", "young people", (), ())},
    definitions={"any_two": "Any two"},
    criteria={},
)


def _type(name: str) -> str:
    return f"type={name}" if name else ""


def courses() -> list[Released]:
    """Changes a year of all offences, by type, in two areas, and of the cases of a context."""
    made = [_trend(*numbers, breakdown=_type(name)) for name, numbers in YEARS.items()]
    made.append(_trend(30.0, 10.0, 55.0, UP, 40, breakdown="type=Drugs", area_code="S1"))
    made.append(_trend(3.0, -10.0, 15.0, NO_MORE, 40, breakdown="type=Drugs", area_code="S2"))
    cases: dict[str, Any] = {"context": "cse", "definition": "any_two"}
    made.append(_trend(-0.4, -4.4, 3.7, NO_MORE, 60, context="cse"))
    made.append(_trend(9.0, 2.0, 17.0, UP, 60, breakdown="answer=not_organised", **cases))
    made.append(_trend(8.0, -2.0, 19.0, NO_MORE, 60, breakdown="answer=organised", **cases))
    # Two figures of one context and definition: the invented release makes ids of neither.
    return [replace(one, id=f"{one.context}.{one.id}") for one in made]


def _trend(value: float, low: float, high: float, note: str, n: int, **more: Any) -> Released:
    doubts = {"sampling": (low, high)}
    return figure(
        QUESTION, "trend", f"{value:.1f}%", value, unit="% a year", doubts=doubts, note=note, n=n, **more
    )


def recent() -> list[Released]:
    """The newest months beside those of a year earlier, by type and in one area."""
    made = [_ratio(*numbers, breakdown=_type(name)) for name, numbers in RATIOS.items()]
    return [*made, _ratio(1.5, UP, breakdown="type=Drugs", area_code="S1")]


def _ratio(value: float, note: str, **more: Any) -> Released:
    counts = {"n": 100.0 * value, "numerator": 100.0 * value, "denominator": 100.0}
    doubts = {"sampling": (0.8 * value, 1.25 * value)}
    shown = f"{value:.2f}"
    about = {"unit": "ratio", "doubts": doubts, "note": note, "method": COMPARED}
    return figure(QUESTION, "recent_change", shown, value, **about, **counts, **more)


def seasons() -> list[Released]:
    """Burglary peaks early in January; the wave of all offences cannot be told from chance."""
    made = []
    for name, swing in (("", 1.05), ("Burglary", 1.6)):
        about: dict[str, Any] = {"breakdown": _type(name)}
        made.append(figure(QUESTION, "seasonality", f"{swing:.2f}", swing, unit="ratio", **about))
    peak = {"unit": "month of the year", "breakdown": "type=Burglary", "doubts": {"sampling": (11.0, 14.0)}}
    made.append(figure(QUESTION, "season_peak", "12.52", 12.52, **peak))
    none = {"unit": "month of the year", "state": "not_available", "note": "no peak"}
    return [*made, figure(QUESTION, "season_peak", "[x]", None, **none)]


def steps() -> list[Released]:
    """One change in recording."""
    about = {"breakdown": "what=Fraud_reporting_moved", "unit": "ratio", "doubts": {"sampling": (1.1, 1.6)}}
    return [figure(QUESTION, "break_step", "1.30", 1.3, **about)]


def figures() -> list[Released]:
    """All of the above."""
    return [*courses(), *recent(), *seasons(), *steps()]


def release(given: Sequence[Released] | None = None, *, audience: Audience = INTERNAL) -> Release:
    """The invented release with these figures, or all of the above, beside its own."""
    tiny = invented_release.release(audience=audience)
    return replace(tiny, figures=[*tiny.figures, *(figures() if given is None else given)], judged=WORDS)
