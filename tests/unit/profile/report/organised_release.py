"""The invented release with cases of two contexts put to three definitions, coded in part, and with losses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import invented_release
from invented_release import INTERNAL, figure

from groundview.profile.disclosure.judged import ContextText, Judged
from groundview.profile.disclosure.released import Audience, Release, Released

FIRST, WIDER, NARROWER = "planned_together", "any_two", "known_group"
WORDS = Judged(
    contexts={
        "fraud": ContextText(
            "Fraud", "Reports of victims.", "report", "reports", (FIRST, WIDER, NARROWER), ("Few are reported.",)
        ),
        "cse": ContextText(
            "Child sexual exploitation", "Young people at risk.", "young person", "young people",
            (WIDER, FIRST, NARROWER), ("These are few young people.",),
        ),
    },
    definitions={FIRST: "Planned together", WIDER: "Any two", NARROWER: "A known group"},
    criteria={"planned": "it was planned", "together": "two act together in it"},
)  # fmt: skip
COUNTS = {
    "fraud": (1000, {FIRST: (40, 600), WIDER: (90, 700), NARROWER: (0, 1000)}),
    "cse": (80, {FIRST: (0, 80), WIDER: (20, 60), NARROWER: (7, 73)}),
}
"""By context the number of cases, and by definition how many are proved and how many left open."""
CALIBRATED = {("fraud", FIRST): 0.25, ("fraud", WIDER): 0.45, ("cse", WIDER): 0.6}


def _share(
    measure: str, part: float, whole: int, doubts: dict[str, tuple[float, float]], **more: Any
) -> Released:
    value = part / whole
    numbers = {"n": whole, "numerator": part, "denominator": whole}
    return figure(
        "attribution", measure, f"{value:.1%}", value, unit="share", doubts=doubts, **numbers, **more
    )


def _named(made: Released, definition: str = "") -> Released:
    return replace(made, id=".".join([made.question, made.context, definition, made.id]))


def shares() -> list[Released]:
    """What records prove and do not rule out, and what coders make of it."""
    made = []
    for context, (whole, counts) in COUNTS.items():
        for definition, (met, left_open) in counts.items():
            about = {"context": context, "definition": definition}
            high = (met + left_open) / whole
            if left_open == whole:
                one = figure(
                    "attribution", "organised_share", "[x]", None, unit="share", doubts={"evidence": (0.0, 1.0)},
                    note="the records answer the definition for no case", state="not_available", **about,
                )  # fmt: skip
            else:
                doubts = {"evidence": (met / whole, high), "linkage": (0.9 * met / whole, 1.1 * met / whole)}
                one = _share("organised_share", met, whole, doubts, **about)
            made.append(one)
            answers = {
                "": whole,
                "organised": met,
                "open": left_open,
                "not organised": whole - met - left_open,
            }
            for answer, n in answers.items():
                breakdown = f"answer={answer}" if answer else ""
                made.append(
                    figure(
                        "attribution", "case_answers", f"{n:,}", n, unit="cases", breakdown=breakdown, **about
                    )
                )
            if (value := CALIBRATED.get((context, definition))) is not None:
                bounds = {"sampling": (value - 0.06, value + 0.07), "coding": (value - 0.1, value + 0.1)}
                made.append(_share("calibrated_share", value * whole, whole, bounds, **about))
                made.append(_share("coded_share", (value + 0.01) * whole, whole, {}, **about))
    return [_named(one, one.definition) for one in made]


def missing() -> list[Released]:
    """What is missing in the open reports of fraud, and what it would be worth."""
    about = {"context": "fraud", "definition": FIRST}
    width = {"unit": "share of cases"}
    made = [
        _share("decisive_evidence", 240, 600, {}, breakdown="criterion=planned", **about),
        _share("decisive_evidence", 60, 600, {}, breakdown="criterion=together", **about),
        _share("missing_evidence", 540, 600, {}, breakdown="criterion=planned", **about),
        _share("missing_evidence", 360, 600, {}, breakdown="criterion=together", **about),
        figure("attribution", "evidence_worth", "30.0%", 0.3, breakdown="field=offences.mo_text",
               doubts={"evidence": (0.2, 0.4)}, **width, **about),
        figure("attribution", "evidence_worth", "10.0%", 0.1, breakdown="field=involvements.nominal_ref",
               doubts={"evidence": (0.0, 0.2)}, **width, **about),
        figure("attribution", "criterion_influence", "55.0%", 0.55, breakdown="criterion=planned",
               doubts={"evidence": (0.1, 0.55)}, **width, **about),
    ]  # fmt: skip
    for step, part, numbers in (
        ("1", "together", (90, 360, 550)),
        ("2", "planned or together", (40, 0, 600)),
    ):
        for answer, n in zip(("met", "not met", "unknown"), numbers, strict=True):
            breakdown = f"step={step};part={part};answer={answer}"
            made.append(
                figure("attribution", "evidence_steps", str(n), n, unit="cases", breakdown=breakdown, **about)
            )
    return [_named(one, FIRST) for one in made]


def agreement() -> list[Released]:
    """Two coefficients of one question in both contexts, with and without the answer unknown."""
    made = []
    for context, alpha in (("fraud", 0.71), ("cse", 0.42)):
        for more in ("", ";unknown=left_out"):
            breakdown = f"variable=organised{more}"
            for measure, value in (("percent_agreement", 0.9), ("krippendorff_alpha", alpha)):
                shown = f"{value:.1%}" if measure == "percent_agreement" else f"{value:.2f}"
                made.append(
                    figure(
                        "attribution",
                        measure,
                        shown,
                        value,
                        unit="share" if "%" in shown else "agreement",
                        context=context,
                        breakdown=breakdown,
                        doubts={"sampling": (value - 0.1, value + 0.1)},
                    )
                )
    return [_named(one) for one in made]


def losses() -> list[Released]:
    """Median and total loss of fraud by answer."""
    made = []
    for answer, median in (("", 1100), ("organised", 2500), ("open", 1000), ("not organised", 300)):
        definition = FIRST if answer else ""
        for measure, value in (("loss_median", median), ("loss_total", 50 * median)):
            made.append(
                figure(
                    "impact",
                    measure,
                    f"{value:,}",
                    value,
                    unit="pounds",
                    context="fraud",
                    definition=definition,
                    breakdown=f"answer={answer}" if answer else "",
                    doubts={"sampling": (0.5 * value, 2.0 * value)} if measure == "loss_median" else {},
                )
            )
    return [_named(one, one.definition) for one in made]


def figures() -> list[Released]:
    """All of the above."""
    return [*shares(), *missing(), *agreement(), *losses()]


def release(given: Sequence[Released] | None = None, *, audience: Audience = INTERNAL) -> Release:
    """The invented release with these figures, or all of the above, instead of its one range for all crime."""
    tiny = invented_release.release(audience=audience)
    others = [one for one in tiny.figures if one.question != "attribution"]
    return replace(tiny, figures=[*others, *(figures() if given is None else given)], judged=WORDS)
