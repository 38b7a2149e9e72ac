"""The titles of the charts of victims, and the sentences beside them."""

from __future__ import annotations

from collections.abc import Sequence

from groundview.profile.disclosure.released import Release, Released
from groundview.profile.narrative.choose import ranked
from groundview.profile.narrative.claims import Claim, Sentence
from groundview.profile.narrative.organised import name_in_text
from groundview.profile.narrative.titles import must_say
from groundview.profile.narrative.victims import (
    DETAILS,
    PLACES,
    by_context,
    by_value,
    context_name,
    group_name,
    of_study,
    time_name,
)

PREFERRED_TOPS = ("10%", "5%", "25%")


def at_risk_title(release: Release) -> Sentence:
    """How many are a victim at least once."""
    figure = of_study(release, "prevalence")
    claim = Claim("{victims} {unit} were a victim of an offence at least once", "Victims by context")
    return must_say(claim, {"victims": figure}, {"unit": figure.unit if figure else ""})


def product(release: Release) -> Sentence | None:
    """Incidence as prevalence times concentration."""
    names = ("victimisations", "prevalence", "concentration")
    figures = {name: of_study(release, name) for name in names}
    claim = Claim(
        "In all recorded offences there were {victimisations} victimisations {unit}. That is two things multiplied: "
        "{prevalence} victims {unit}, and {concentration} victimisations for each of them ({concentration.doubt})."
    )
    rate = figures["victimisations"]
    return claim.say(figures, {"unit": rate.unit if rate else ""})


def organised_title(release: Release, proved: Sequence[Released]) -> Sentence:
    """Where most victims are of cases proved to be organised."""
    top = next(iter(ranked(proved)), None)
    claim = Claim(
        "{context}: at least {victims} {unit} were victims of organised cases",
        "Victims of organised cases, and of others",
    )
    words = {"context": context_name(release, top.context) if top else "", "unit": top.unit if top else ""}
    return must_say(claim, {"victims": top}, words)


def kinds_title(release: Release) -> Sentence:
    """How many of all victimisations befell named persons."""
    figures = {
        "named": of_study(release, "victims_by_kind", "", "kind=person"),
        "all": of_study(release, "victims_by_kind"),
    }
    return must_say(
        Claim("{named} of {all} victimisations befell persons who are named", "Kinds of victims"), figures
    )


def premises(release: Release) -> list[Sentence]:
    """How many businesses and households are victims."""
    prevalence, burglary = of_study(release, "business_prevalence"), of_study(release, "household_burglary")
    each = of_study(release, "business_concentration")
    said = (
        Claim("{prevalence} {unit} had an offence or more; those that had any had {each} on average.").say(
            {"prevalence": prevalence, "each": each}, {"unit": prevalence.unit if prevalence else ""}
        ),
        Claim("Burglaries of dwellings: {burglary} {unit} ({burglary.doubt}).").say(
            {"burglary": burglary}, {"unit": burglary.unit if burglary else ""}
        ),
    )
    return [sentence for sentence in said if sentence is not None]


def ladder_title(release: Release) -> Sentence:
    """What share of victimisations repeat victims suffer."""
    share = by_value(release, "repeat_victims_share", "", "times").get("2_or_more")
    claim = Claim(
        "People who were victims more than once suffered {share} of victimisations",
        "Victims by number of times",
    )
    return must_say(claim, {"share": share})


def repeats(release: Release) -> list[Sentence]:
    """What would not have happened had nobody been a victim twice, and what the most-victimised suffer."""
    tops = by_value(release, "victim_top_share", "", "top")
    top = next(
        (tops[name] for name in PREFERRED_TOPS if name in tops and tops[name].state == "released"), None
    )
    said = (
        Claim(
            "If nobody had been a victim a second time, {share} of victimisations would not have happened "
            "({share.doubt})."
        ).say({"share": of_study(release, "repeat_share")}),
        Claim("The {top} of victims with most victimisations suffered {share} of them.").say(
            {"share": top}, {"top": top.parts["top"] if top else ""}
        ),
    )
    return [sentence for sentence in said if sentence is not None]


def timing_title(figures: Sequence[Released]) -> Sentence:
    """When the next victimisation is most likely."""
    top = next(iter(ranked(figure for figure in figures if figure.parts["days"] != "0")), None)
    claim = Claim(
        "Victims are most at risk again {band} after the last time: {rate} {unit}",
        "How soon victims are victims again",
    )
    words = {"band": time_name(top.parts["days"]) if top else "", "unit": _short(top.unit) if top else ""}
    return must_say(claim, {"rate": top}, words)


def _short(unit: str) -> str:
    return unit.removeprefix("next victimisations ")


def missing_title(figures: Sequence[Released]) -> Sentence:
    """The detail that is missing most."""
    top = next(iter(ranked(figures)), None)
    claim = Claim("{detail}: not known for {share} of {whom}", "What is not known about victims")
    what = top.parts["what"] if top else ""
    words = {"detail": DETAILS.get(what, what), "whom": "events" if what == "victim" else "victims"}
    return must_say(claim, {"share": top}, words)


def rates_title(figures: Sequence[Released]) -> Sentence:
    """The age band with the highest rate among those whose age is known."""
    top = next(iter(ranked(figure for figure in figures if set(figure.parts) == {"age"})), None)
    claim = Claim(
        "Of known ages, the rate is highest in those {group}: {rate} {unit}", "Victims by age and sex"
    )
    words = {"group": group_name(top.parts).lower() if top else "", "unit": top.unit if top else ""}
    return must_say(claim, {"rate": top}, words)


def ratio_title(figures: Sequence[Released]) -> Sentence:
    """Which group is above its share even if nobody of those not known is in it."""
    above = [one for one in ranked(figures) if one.doubts.get("evidence", (0.0, 0.0))[0] > 1]
    plain = "Victims by age and sex, beside residents"
    if not above:
        said = (
            "No group is above the rate of everybody whoever those not known are"
            if ranked(figures)
            else plain
        )
        return must_say(Claim(said, plain), {})
    claim = Claim(
        "{group}: {ratio} times the rate of everybody, and more than it whoever those not known are", plain
    )
    return must_say(claim, {"ratio": above[0]}, {"group": group_name(above[0].parts)})


def ethnicity_title(figures: Sequence[Released]) -> Sentence:
    """The group with most victims among those known."""
    top = next(iter(ranked(figures)), None)
    claim = Claim("{group}: {share} of victims whose ethnic group is known", "Victims by ethnic group")
    return must_say(claim, {"share": top}, {"group": group_name(top.parts) if top else ""})


def homes_title(release: Release) -> Sentence:
    """How many victims live in the area of the offence, and of how many it is not known."""
    homes = by_value(release, "victim_residence", "", "lives")
    claim = Claim(
        "At least {here} of victimisations were in the victim’s own area; for {unknown} no home is on record",
        "Where victims live",
    )
    return must_say(claim, {"here": homes.get("same area"), "unknown": homes.get("not known")})


def remote_title(release: Release, figures: Sequence[Released]) -> Sentence:
    """The place elsewhere with the greatest share, and of which context."""
    top = next(iter(ranked(figures)), None)
    claim = Claim("{context}: {share} of suspects whose place is known are {place}", "Suspects elsewhere")
    words = {
        "context": context_name(release, top.context) if top else "",
        "place": PLACES.get(top.parts["suspect"], top.parts["suspect"]) if top else "",
    }
    return must_say(claim, {"share": top}, words)


def remote(release: Release) -> list[Sentence]:
    """First of how many cases a suspect's place is not known, then the money."""
    unknown = ranked(by_context(release, "remote_unknown").values())
    lost = ranked(by_context(release, "money_out").values())
    said = []
    if len(unknown) > 1:
        most, least = unknown[0], unknown[-1]
        said.append(
            Claim(
                "Where the suspect is, is not known in {least} of cases of {first} and in {most} of {second}; the "
                "shares are of the rest."
            ).say(
                {"least": least, "most": most},
                {
                    "first": name_in_text(release, least.context),
                    "second": name_in_text(release, most.context),
                },
            )
        )
    elif unknown:
        said.append(
            Claim("Where the suspect is, is not known in {share} of cases; the shares are of the rest.").say(
                {"share": unknown[0]}
            )
        )
    if lost:
        said.append(
            Claim(
                "In {context}, {lost} pounds are recorded as lost to suspects elsewhere ({lost.doubt})."
            ).say({"lost": lost[0]}, {"context": name_in_text(release, lost[0].context)})
        )
    return [sentence for sentence in said if sentence is not None]
