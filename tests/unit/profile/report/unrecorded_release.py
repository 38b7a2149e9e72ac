"""The invented release with lists of two populations, three partners' incidents, and a survey of one kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import invented_release
from invented_release import INTERNAL, figure

from groundview.profile.disclosure.released import Audience, Release, Released

QUESTION = "victimisation"
CAUTION = "nobody came or left between the lists"
TOTALS = {
    "labour": {"": (470, 310, 1550), "BIC average": (430, 345, 580), "independence": (340, 295, 400)},
    "street_work": {"": (160, 110, 300), "least AIC": (150, 100, 280)},
}
"""By population and model: total, low and high; without a model it is the average."""
PARTNERS = {"Homes": (0.12, 0.4), "Shops": (0.2, 0.46), "Wardens": (0.0, 1.0)}
"""By partner the share of incidents proved to be on record, and the share not ruled out."""


def populations() -> list[Released]:
    """Totals by every model, what the lists hold and share, and what the total hangs on."""
    made = []
    for name, models in TOTALS.items():
        of = f"population={name}"
        for model, (total, low, high) in models.items():
            more: dict[str, Any] = {
                "breakdown": f"{of};model={model}" if model else of,
                "note": "" if model else CAUTION,
            }
            made.append(_persons("hidden_population", total, doubts={"sampling": (low, high)}, **more))
        made.append(_persons("listed_persons", 100, breakdown=f"{of};on=any list"))
        made.append(_persons("listed_persons", 20, breakdown=f"{of};on=two lists or more"))
        made += [
            _persons("list_size", 60, breakdown=f"{of};list={held}") for held in ("the_police", "charity")
        ]
        made.append(_share("list_overlap", 20, 60, breakdown=f"{of};list=charity;also=the_police"))
        made.append(
            _persons("hidden_supposing", 300, breakdown=f"{of};suppose=charity and the_police as one")
        )
        made.append(_persons("hidden_at_least", 290, doubts={"sampling": (250, 350)}, breakdown=of))
        made.append(figure(QUESTION, "model_disagreement", "1.38", 1.38, unit="ratio", breakdown=of))
    return made


def _persons(measure: str, n: int, **more: Any) -> Released:
    return figure(QUESTION, measure, f"{n:,}", n, unit="persons, estimated", **more)


def _share(measure: str, part: int, whole: int, **more: Any) -> Released:
    counts = {"numerator": part, "denominator": whole}
    return figure(QUESTION, measure, f"{part / whole:.1%}", part / whole, unit="share", **counts, **more)


def partners() -> list[Released]:
    """What is proved to be on police record, and what may be; Homes supplied some months only."""
    made = []
    for partner, (low, high) in PARTNERS.items():
        about = {"breakdown": f"partner={partner}", "note": "30 of 36 months" if partner == "Homes" else ""}
        doubts = {"evidence": (low, high), "sampling": (low * 0.8, low * 1.2)}
        made.append(_share("partner_reporting_rate", round(low * 400), 400, doubts=doubts, **about))
        n = round((1 - low) * 400)
        made.append(figure(QUESTION, "partner_unreported", f"{n}", n, unit="incidents", **about))
    return made


def survey() -> list[Released]:
    """A survey that speaks of fraud in two years, and of neither of two other kinds."""
    unit = "incidents, by a published share"
    fraud = {
        "context": "fraud",
        "breakdown": "kind=fraud",
        "unit": unit,
        "numerator": 2500,
        "denominator": 0.1367,
    }
    made = [
        figure(QUESTION, "estimated_incidents", "18,288", 18288, doubts={"sampling": (15223, 22903)}, **fraud)
    ]
    for kind, why in (("Arson", "no such kind"), ("Blackmail", "no such kind"), ("Robbery", "it is mixed")):
        about = {"breakdown": f"kind={kind}", "unit": unit, "note": why}
        made.append(figure(QUESTION, "estimated_incidents", "[x]", None, state="not_available", **about))
    for year, share in (("2024-12", 0.14), ("2025-12", 0.15)):
        about = {
            "period": year,
            "breakdown": "incident=fraud",
            "unit": "share of incidents in a published survey",
        }
        made.append(figure(QUESTION, "reporting_rate", f"{share:.1%}", share, **about))
    return made


def figures() -> list[Released]:
    """All of the above."""
    return [*populations(), *partners(), *survey()]


def release(given: Sequence[Released] | None = None, *, audience: Audience = INTERNAL) -> Release:
    """The invented release with these figures, or all of the above, beside its own."""
    tiny = invented_release.release(audience=audience)
    return replace(tiny, figures=[*tiny.figures, *(figures() if given is None else given)])
