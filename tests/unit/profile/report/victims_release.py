"""The invented release with figures of victims: of all recorded offences, of fraud, and of young people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import invented_release
from invented_release import INTERNAL, figure
from organised_release import FIRST, WORDS

from groundview.profile.disclosure.released import Audience, Release, Released

PER_HEAD = "per 1,000 of the population at risk"
REFUSED = "no figure: the detail is missing for more than 30% of these victims"
AGES = {"0_to_9": (0.4, 0.3, 2.0), "20_to_24": (1.8, 1.4, 4.8), "75_or_more": (0.7, 0.5, 4.3)}
"""By age band the ratio, and its bounds when nobody and when everybody of unknown age is in it."""


def of(measure: str, shown: str, value: float | None, breakdown: str = "", **more: Any) -> Released:
    """A figure of the whole study; its id tells its context and definition too."""
    made = figure("victimisation", measure, shown, value, breakdown=breakdown, **more)
    return replace(made, id=".".join([made.context, made.definition, made.id]))


def share(measure: str, part: int, whole: int, breakdown: str = "", **more: Any) -> Released:
    """A share with its counts and an interval."""
    value = part / whole
    doubts = more.pop("doubts", {}) | {"sampling": (0.9 * value, 1.1 * value)}
    counts = {"n": whole, "numerator": part, "denominator": whole, "unit": "share"}
    return of(measure, f"{value:.1%}", value, breakdown, doubts=doubts, **counts, **more)


def refused(measure: str, breakdown: str, **more: Any) -> Released:
    """A figure that is not told because too much is missing."""
    return of(measure, "[x]", None, breakdown, state="not_available", note=REFUSED, **more)


def at_risk() -> list[Released]:
    """Victims per head of three contexts, and of organised cases of one of them, all of another left open."""
    made = []
    for context, who, rates in (
        ("", "residents", (200.0, 100.0, 2.0)),
        ("fraud", "residents", (16.0, 15.0, 1.07)),
        ("cse", "residents aged 10 to 19", (4.0, 4.0, 1.0)),
    ):
        about = {"context": context, "note": f"at risk: {who}"}
        for measure, value in zip(("victimisations", "prevalence"), rates, strict=False):
            counts = {"numerator": 10 * value, "denominator": 10_000, "n": 10 * value, "unit": PER_HEAD}
            doubts = {"sampling": (0.9 * value, 1.1 * value)}
            made.append(of(measure, f"{value:.1f}", value, doubts=doubts, **counts, **about))
        unit = "victimisations per victim"
        doubts = {"linkage": (rates[2], 1.01 * rates[2])}
        made.append(of("concentration", f"{rates[2]:.2f}", rates[2], unit=unit, doubts=doubts, **about))
    for cases, value, high in (("organised", 3.0, 12.0), ("not organised", 4.0, 13.0), ("open", 9.0, None)):
        doubts = {"evidence": (value, high)} if high else {}
        about = {"context": "fraud", "definition": FIRST, "unit": PER_HEAD, "doubts": doubts}
        made.append(of("prevalence", f"{value:.1f}", value, f"cases={cases}", **about))
    about = {"context": "cse", "definition": FIRST, "unit": PER_HEAD}
    made.append(of("prevalence", "4.0", 4.0, "cases=open", **about))
    # The definition is one of those that the cases were put to.
    made.append(figure("attribution", "organised_share", "20.0%", 0.2, context="fraud", definition=FIRST))
    return made


def kinds() -> list[Released]:
    """Victimisations by kind, and businesses and dwellings."""
    counts = (("", 2500), ("kind=person", 2000), ("kind=business", 450), ("kind=not_named", 50))
    made = [of("victims_by_kind", f"{n:,}", n, breakdown, unit="victimisations") for breakdown, n in counts]
    made.append(of("victims_by_kind", "40", 40, "kind=young_person", context="cse", unit="victimisations"))
    unit = "per 1,000 businesses or community premises"
    made.append(of("business_prevalence", "230.4", 230.4, unit=unit))
    made.append(of("business_concentration", "5.59", 5.59, unit="offences per business"))
    doubts = {"sampling": (25.0, 28.0)}
    return [*made, of("household_burglary", "26.9", 26.9, unit="per 1,000 households", doubts=doubts)]


def repeats() -> list[Released]:
    """The ladder, what repeat victims suffer, when, and the most-victimised."""
    rungs = (("1", 600), ("2", 250), ("3", 100), ("4_or_more", 50))
    made = [
        of("repeat_victims", str(n), n, f"times={times}", unit="persons", doubts={"linkage": (n - 5, n + 5)})
        for times, n in rungs
    ]
    made += [share("repeat_victims_share", 600, 2000, "times=1"), share("repeat_share", 1000, 2000)]
    made.append(share("repeat_victims_share", 1400, 2000, "times=2_or_more"))
    made += [share("victim_top_share", 600, 2000, "top=10%"), share("victim_top_share", 100, 2000, "top=1%")]
    unit = "next victimisations per 1,000 victims and week at risk"
    bands = (("365_or_more", 4.6), ("0", 36.0), ("1_to_6", 24.2), ("7_to_27", 20.9))
    return made + [
        of("repeat_timing", str(v), v, f"days={days}", unit=unit, doubts={"sampling": (v - 2, v + 2)})
        for days, v in bands
    ]


def groups() -> list[Released]:
    """What is missing; rates and ratios by age; nothing by age and sex together, nor by ethnic group."""
    details = (("age", 250), ("sex", 100), ("ethnicity_self", 610))
    made = [share("victim_missing", n, 1000, f"what={detail}") for detail, n in details]
    for age, (ratio, low, high) in AGES.items():
        doubts = {"evidence": (low, high), "sampling": (0.9 * ratio, 1.1 * ratio)}
        about = {"breakdown": f"age={age}", "doubts": doubts, "numerator": 40, "n": 40}
        unit = "per 1,000 residents of the group"
        rated = {key: (80 * low, 80 * high) for key, (low, high) in doubts.items()}
        made.append(
            of(
                "age_sex",
                f"{80 * ratio:.1f}",
                80 * ratio,
                **about | {"doubts": rated, "unit": unit, "denominator": 500},
            )
        )
        made.append(
            of("disproportionality", f"{ratio:.2f}", ratio, unit="times the rate of everybody", **about)
        )
    made.append(refused("age_sex", "age=0_to_9;sex=F"))
    return [*made, refused("ethnicity_share", "ethnicity_self=asian")]


def whereabouts() -> list[Released]:
    """Homes, suspects elsewhere, and money."""
    homes = (("same area", 400), ("elsewhere in study", 500), ("not known", 1100))
    made = [share("victim_residence", n, 2000, f"lives={lives}") for lives, n in homes]
    made.append(share("remote_unknown", 580, 1000, context="fraud"))
    for place, n, low, high in (("elsewhere", 220, 0.22, 0.8), ("overseas", 126, 0.126, 0.706)):
        about = {"context": "fraud", "doubts": {"evidence": (low, high)}}
        made.append(share("remote_share", n, 420, f"suspect={place}", **about))
    doubts = {"evidence": (7000.0, 17000.0), "sampling": (5000.0, 9000.0)}
    return [*made, of("money_out", "7,000", 7000, context="fraud", unit="pounds", doubts=doubts)]


def figures() -> list[Released]:
    """All of the above."""
    return [*at_risk(), *kinds(), *repeats(), *groups(), *whereabouts()]


def nobody() -> list[Released]:
    """What a study has whose extracts name no victim and no suspect."""
    about = {"state": "not_available", "unit": ""}
    none = "the extracts name no victims who could show it"
    unsaid = "the extracts do not say where suspects are"
    return [
        *(of(name, "[x]", None, note=none, **about) for name in ("prevalence", "victims_by_kind", "age_sex")),
        of("remote_share", "[x]", None, "suspect=elsewhere", context="fraud", note=unsaid, **about),
        share("remote_unknown", 1000, 1000, context="fraud"),
    ]


def release(given: Sequence[Released] | None = None, *, audience: Audience = INTERNAL) -> Release:
    """The invented release with these figures, or all of the above, and little else, so that it is drawn fast."""
    tiny = invented_release.release(audience=audience)
    return replace(tiny, figures=figures() if given is None else list(given), judged=WORDS)
