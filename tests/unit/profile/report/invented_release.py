"""An invented release for tests: six square areas, three months with a gap, nothing from any record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from groundview.profile.disclosure.released import (
    Audience,
    Cover,
    MeasureText,
    Release,
    Released,
    ReleasedArea,
    ReleasedTable,
)

COVER = Cover(
    title="Squareton: a local profile",
    marking="OFFICIAL",
    reference="SQ/1",
    version="1.0",
    period_from="2025-01-01",
    period_to="2025-03-31",
    data_cut_off="2025-04-10",
    review_by="2026-04-10",
    owner="A. Owner",
    analyst="B. Analyst",
    assurer="C. Assurer",
    approver="",
    produced_with="groundview (tests)",
)
INTERNAL = Audience("internal", "Internal version", 0, 0, "Nothing is withheld in this version.")
PUBLIC = Audience(
    "public", "Public version", 10, 5, "Counts under ten are suppressed, the rest rounded to five."
)
TYPES = {"Burglary": 120, "Drugs": 45, "Shoplifting": 200}
OUTCOMES = {
    "no suspect identified": (0.5, (0.45, 0.55)),
    "charged or summonsed": (0.125, (0.1, 0.15)),
    "no outcome yet": (0.375, (0.33, 0.42)),
}


def figure(question: str, measure: str, shown: str, value: float | None, **more: Any) -> Released:
    """A released figure; its id is made of what it is, so tests can find it."""
    defaults: dict[str, Any] = {
        "context": "",
        "definition": "",
        "area_code": "",
        "period": "",
        "breakdown": "",
        "unit": "offences",
        "n": None,
        "numerator": None,
        "denominator": None,
        "doubts": {},
        "method": "",
        "note": "",
        "state": "released",
    }
    settings = defaults | more
    parts = (measure, settings["area_code"], settings["period"], settings["breakdown"])
    identity = ".".join([question, *(part for part in parts if part)])
    return Released(id=identity, question=question, measure=measure, shown=shown, value=value, **settings)


def suppressed(shown: Released) -> Released:
    """The same figure as the gate suppresses it: no value, no counts, no doubts, and no note but why."""
    return replace(
        shown,
        state="suppressed",
        shown="[c]",
        value=None,
        n=None,
        numerator=None,
        denominator=None,
        doubts={},
        note="suppressed: fewer than 10, or would reveal a figure that is",
    )


def square(column: int, row: int) -> dict[str, Any]:
    """A square of a hundredth of a degree."""
    west, south = -2.6 + column * 0.01, 51.4 + row * 0.01
    ring = [
        [west, south],
        [west + 0.01, south],
        [west + 0.01, south + 0.01],
        [west, south + 0.01],
        [west, south],
    ]
    return {"type": "Polygon", "coordinates": [ring]}


def areas() -> list[ReleasedArea]:
    """Six squares, three wide and two high."""
    return [
        ReleasedArea(f"S{index}", f"Square {index}", "Squareton", square(index % 3, index // 3))
        for index in range(6)
    ]


def picture() -> list[Released]:
    """What can be seen: February is missing."""
    source = "source=Street files"
    gap = {
        "state": "not_available",
        "note": "no file for this month",
        "period": "2025-02",
        "breakdown": source,
    }
    return [
        figure("picture", "records", "200", 200, period="2025-01", breakdown=source),
        figure("picture", "records", "[x]", None, **gap),
        figure("picture", "records", "190", 190, period="2025-03", breakdown=source),
        figure(
            "picture", "months_absent", "1", 1, unit="months", note="2025-02", breakdown="force=Squareton"
        ),
        _share("picture", "missing_share", 39, 390, breakdown="table=offences;column=lsoa"),
        _share("picture", "no_location_share", 39, 390),
        _share("picture", "outside_share", 13, 390),
        figure("picture", "refused", "2", 2, breakdown=source),
        figure("picture", "converted", "0", 0),
        figure("picture", "series_break", "1", 1, breakdown="date=2025-12-04;what=Fraud reporting moved"),
    ]


def _share(question: str, measure: str, part: int, whole: int, **more: Any) -> Released:
    value = part / whole
    return figure(
        question,
        measure,
        f"{value:.1%}",
        value,
        unit="share",
        numerator=part,
        denominator=whole,
        n=whole,
        **more,
    )


def attribution() -> list[Released]:
    """Nothing is known of what is organised."""
    doubts = {"evidence": (0.0, 1.0)}
    note = "Open data name no suspects, so the organised share is unknown, from 0 to 100%."
    return [
        figure(
            "attribution",
            "organised_share",
            "[x]",
            None,
            unit="share",
            doubts=doubts,
            note=note,
            state="not_available",
        )
    ]


def victimisation() -> list[Released]:
    """Counts and rates: the sixth square has by far the highest."""
    made = [
        figure("victimisation", "recorded", "365", 365),
        _rate("incidence", 121.7),
        figure("victimisation", "gini", "0.42", 0.42, unit="index", doubts={"sampling": (0.38, 0.46)}),
        _share("victimisation", "top_share", 146, 365, breakdown="top=10%"),
        _share("victimisation", "top_share", 219, 365, breakdown="top=25%"),
        figure("victimisation", "lorenz", "60.0%", 0.6, unit="share", breakdown="places=0.25"),
        figure("victimisation", "lorenz", "80.0%", 0.8, unit="share", breakdown="places=0.5"),
        figure("victimisation", "recorded", "180", 180, period="2025-01"),
        figure("victimisation", "recorded", "185", 185, period="2025-03"),
    ]
    made += [_count(count, breakdown=f"type={name}") for name, count in TYPES.items()]
    for index in range(6):
        made.append(_count(20 * (index + 1), area_code=f"S{index}"))
        made.append(_rate("incidence", 40.0 * (index + 1), area_code=f"S{index}"))
        made.append(_rate("smoothed_rate", 36.0 * (index + 1), area_code=f"S{index}"))
    return made


def _count(count: int, **more: Any) -> Released:
    doubts = {"sampling": (count * 0.9, count * 1.1)}
    return figure("victimisation", "recorded", f"{count:,}", count, doubts=doubts, **more)


def _rate(measure: str, rate: float, **more: Any) -> Released:
    doubts = {"sampling": (rate * 0.9, rate * 1.1)}
    unit = "per 1,000 residents a year"
    return figure("victimisation", measure, f"{rate:.1f}", rate, unit=unit, doubts=doubts, **more)


def response() -> list[Released]:
    """Outcomes, all of them and of burglary."""
    made = []
    for of_type in ("", ";type=Burglary"):
        for name, (value, bounds) in OUTCOMES.items():
            doubts = {"sampling": bounds}
            breakdown = f"outcome={name}{of_type}"
            made.append(
                figure(
                    "response",
                    "outcome_share",
                    f"{value:.1%}",
                    value,
                    unit="share",
                    doubts=doubts,
                    breakdown=breakdown,
                )
            )
    return made


MEASURES: Mapping[str, MeasureText] = {
    "recorded": MeasureText(
        "Recorded offences", "Offences the police recorded.", "Home Office counting rules"
    ),
    "incidence": MeasureText("Incidence", "Victimisations per unit at risk.", "Rogerson 2008"),
    "smoothed_rate": MeasureText("Smoothed rate", "Incidence drawn towards the mean.", "Marshall 1991"),
}


def release(
    figures: Sequence[Released] | None = None,
    *,
    places: Sequence[ReleasedArea] | None = None,
    audience: Audience = INTERNAL,
    cover: Cover = COVER,
) -> Release:
    """The whole invented release, or one with other figures, areas, audience or cover."""
    everything = [*picture(), *attribution(), *victimisation(), *response()]
    sources = ReleasedTable("Sources", ("Source", "Rows"), (("Street files", "390"),))
    return Release(
        audience=audience,
        cover=cover,
        figures=everything if figures is None else figures,
        areas=areas() if places is None else places,
        measures=MEASURES,
        tables={"sources": sources},
        gaps=["Nobody has asked the housing associations for their records."],
    )
