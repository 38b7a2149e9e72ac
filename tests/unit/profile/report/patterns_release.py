"""The invented release with hot spots of one type, near repeats of three, and offences by the hour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import invented_release
from invented_release import INTERNAL, figure

from groundview.profile.disclosure.released import Audience, Release, Released
from groundview.profile.narrative.patterns import DAYS, MORE

QUESTION = "victimisation"
KINDS = {"S0": "hot spot", "S1": "hot spot", "S5": "cold spot"}
SNAPPED = "points are moved to shared ones about 60 m apart"
BANDS = (
    ("0 m (same place)", "[0, 7)", 6.0, True),
    ("(0, 200) m", "[0, 7)", 1.7, True),
    ("(0, 200) m", "[7, 14)", 1.0, False),
    ("[200, 400) m", "[0, 7)", 0.8, False),
    ("[200, 400) m", "[7, 14)", 3.5, False),
)
"""Distance, days, times chance, and whether that is more than by chance; one cell was not tested."""
HOT_TYPE = "type=Shoplifting"


def hot_spots() -> list[Released]:
    """Nothing in all offences together; two hot areas and a cold one of shoplifting, and one hot area of drugs."""
    made = []
    told = (
        ("", {"hot": 0, "cold": 0}),
        ("type=Drugs", {"hot": 1, "cold": 0}),
        (HOT_TYPE, {"hot": 2, "cold": 1}),
    )
    for breakdown, numbers in told:
        for side, n in numbers.items():
            parts = ";".join(filter(None, (breakdown, f"side={side}")))
            made.append(figure(QUESTION, "hot_spots", str(n), n, unit="areas", breakdown=parts))
        for place in range(6):
            note = KINDS.get(f"S{place}", "") if breakdown == HOT_TYPE else ""
            note = "hot spot" if breakdown == "type=Drugs" and place == 4 else note
            about = {"area_code": f"S{place}", "breakdown": breakdown, "note": note}
            score = 3.0 - place
            made.append(
                figure(QUESTION, "hot_spot", f"{score:.2f}", score, unit="standard deviations", **about)
            )
            made.append(
                figure(
                    QUESTION, "hot_spot_p", "0.05" if note else "1", 0.05 if note else 1.0, unit="p", **about
                )
            )
    about = {"area_code": "S0", "breakdown": HOT_TYPE}
    lasting = {"unit": "periods", "note": "sporadic; by month"}
    made.append(figure(QUESTION, "hot_spot_persistence", "2", 2, **lasting, **about))
    made.append(figure(QUESTION, "hot_spot_certainty", "75.0%", 0.75, unit="share of completions", **about))
    return made


def near_repeats() -> list[Released]:
    """Two types of one family, and a third with nothing above chance."""
    return [
        *_table("Burglary", BANDS, n=300),
        *_table("Burglary residential", BANDS, n=200),
        *_table("Drugs", [(distance, days, 1.1, False) for distance, days, *_ in BANDS], n=50),
    ]


def _table(name: str, bands: Sequence[tuple[str, str, float, bool]], *, n: int) -> list[Released]:
    made = []
    for distance, days, ratio, more in bands:
        said = [*([MORE] if more else []), "by chance 0.60 to 1.30", SNAPPED]
        about: dict[str, Any] = {
            "area_code": "S2",
            "breakdown": f"type={name};distance={distance};days={days}",
        }
        about |= {
            "unit": "times chance",
            "note": "; ".join(said),
            "n": n,
            "numerator": 10 * ratio,
            "denominator": 9.5,
        }
        made.append(figure(QUESTION, "near_repeat", f"{ratio:.1f}", ratio, **about))
    return made


def times() -> list[Released]:
    """More in each hour than in the one before it; and how exactly places are known."""
    made = []
    for hour in range(24):
        share = (hour + 1) / 300
        made.append(_share("aoristic_share", share, f"clock=hour;at={hour:02d}:00"))
        made += [
            _share("aoristic_share", share / 7, f"clock=hour_of_week;at={day} {hour:02d}:00") for day in DAYS
        ]
    places: Mapping[str, float] = {"exact": 0.7, "snapped": 0.2, "missing": 0.1}
    return [*made, *(_share("location_quality", share, f"place={place}") for place, share in places.items())]


def _share(measure: str, share: float, breakdown: str) -> Released:
    doubts = {"sampling": (0.9 * share, 1.1 * share)}
    return figure(
        QUESTION, measure, f"{share:.1%}", share, unit="share of offences", doubts=doubts, breakdown=breakdown
    )


def figures() -> list[Released]:
    """All of the above."""
    return [*hot_spots(), *near_repeats(), *times()]


def release(given: Sequence[Released] | None = None, *, audience: Audience = INTERNAL) -> Release:
    """The invented release with these figures, or all of the above, beside its own."""
    tiny = invented_release.release(audience=audience)
    return replace(tiny, figures=[*tiny.figures, *(figures() if given is None else given)])
