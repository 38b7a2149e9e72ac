"""The words of what was never recorded: hidden populations, partners' incidents, what a survey says of reporting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from groundview.profile.disclosure.released import Release, Released
from groundview.profile.narrative.choose import ranked
from groundview.profile.narrative.claims import Claim, Sentence, is_printable
from groundview.profile.narrative.confidence import evidence_is_silent
from groundview.profile.narrative.numbers import sentence
from groundview.profile.narrative.titles import must_say

AVERAGED = "average over all models"
_MODELS = {"stepwise": "stepwise selection", "least BIC": "model of least BIC", "least AIC": "model of least AIC",
           "independence": "lists independent", "latent class": "two latent classes", "BIC average": "average by BIC",
           "decomposable average": "average of decomposable models"}  # fmt: skip


def model_name(figure: Released) -> str:
    """What a model of a hidden population is called; the figure without one is the average."""
    model = figure.parts.get("model", AVERAGED)
    called = _MODELS.get(model, model)
    return called[:1].upper() + called[1:]


def populations(release: Release) -> list[str]:
    """The populations of which agencies have lists, in the order of the release."""
    figures = release.where("victimisation", "hidden_population", area_code="", period="")
    named = (figure.parts.get("population", "") for figure in figures)
    return [name for name in dict.fromkeys(named) if name]


def of_population(release: Release, measure: str, population: str) -> list[Released]:
    """The figures of one measure and population, over the whole study."""
    figures = release.where("victimisation", measure, area_code="", period="")
    return [figure for figure in figures if figure.parts.get("population") == population]


def averaged(release: Release, population: str) -> Released | None:
    """The total of a population on average over all models."""
    totals = of_population(release, "hidden_population", population)
    return next((figure for figure in totals if "model" not in figure.parts), None)


def population_name(population: str) -> str:
    """A population in words."""
    return population.replace("_", " ")


def population_title(release: Release, population: str) -> Sentence:
    """How many there may be, beside how many any list has."""
    total = averaged(release, population)
    listed = on_any_list(release, population)
    words = {"population": population_name(population).capitalize()}
    full = Claim("{population}: {listed} persons are on agencies’ lists, and there may be {total} in all")
    alone = Claim(
        "{population}: there may be {total} persons in all",
        otherwise="{population}: the lists are too few, or overlap too little, to tell how many there are",
    )
    return full.say({"listed": listed, "total": total}, words) or must_say(alone, {"total": total}, words)


def hidden_finding(release: Release) -> tuple[Sentence, Sentence | None, Released] | None:
    """For page one: the population with most persons in all, how far its models are apart, and the total it stands on;
    None where no total may be shown."""
    totals = [averaged(release, name) for name in populations(release)]
    top = next(iter(ranked(filter(None, totals))), None)
    if top is None:
        return None
    name = top.parts["population"]
    apart = next(iter(of_population(release, "model_disagreement", name)), None)
    detail = Claim("It is an average over models, of which the largest total is {apart} times the least.")
    return population_title(release, name), detail.say({"apart": apart}), top


def on_any_list(release: Release, population: str) -> Released | None:
    """The persons on any list of a population."""
    listed = of_population(release, "listed_persons", population)
    return next((figure for figure in listed if figure.parts.get("on") == "any list"), None)


def disagreement(release: Release, population: str) -> Sentence | None:
    """How far the models are apart, and the least that there are without any model."""
    ratio = next(iter(of_population(release, "model_disagreement", population)), None)
    least = next(iter(of_population(release, "hidden_at_least", population)), None)
    total = averaged(release, population)
    apart = Claim(
        "The average over models is {total} ({total.doubt}). The largest total of any model is {ratio} times the "
        "least; without any model there are at least {least} ({least.doubt})."
    )
    alone = Claim("The average over models is {total} ({total.doubt}).")
    return apart.say({"total": total, "ratio": ratio, "least": least}) or alone.say({"total": total})


def partners_title(figures: Sequence[Released]) -> Sentence:
    """The partner of whose incidents fewest are proved to be on record, and that of which most are; one of which the
    records say nothing is neither."""
    plain = "Partners’ incidents on police record"
    shares = [figure for figure in ranked(figures) if not evidence_is_silent(figure)]
    if len(shares) < 2:
        claim = Claim("{share} of the incidents of {partner} are proved to be on police record", plain)
        words = {"partner": shares[0].parts["partner"] if shares else ""}
        return must_say(claim, {"share": shares[0] if shares else None}, words)
    least, most = shares[-1], shares[0]
    claim = Claim(
        "From {least} ({few}) to {most} ({many}) of partners’ incidents are proved to be on police record",
        plain,
    )
    return must_say(
        claim, {"least": least, "most": most}, {"few": least.parts["partner"], "many": most.parts["partner"]}
    )


def anchor_title(figures: Sequence[Released]) -> Sentence:
    """How many incidents stand behind those recorded, of the kind with most."""
    top = next(iter(ranked(figures)), None)
    claim = Claim(
        "If people here report as people in the survey do, {top} incidents of {kind} stand behind those recorded",
        "Incidents by what a survey says of reporting",
    )
    return must_say(claim, {"top": top}, {"kind": lowered(kind_name(top)) if top else ""})


def kind_name(figure: Released) -> str:
    """The kind of incident that a figure is of, as a row begins."""
    kind = figure.parts.get("kind", "").replace("_", " ")
    return kind[:1].upper() + kind[1:]


def lowered(name: str) -> str:
    """A name within a sentence; one that begins with several capitals, such as "GBH", stays as it is."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def reasons(figures: Sequence[Released]) -> list[str]:
    """Why there is no figure for some kinds: each reason once, with how many kinds it holds for."""
    found = Counter(figure.note for figure in figures if figure.state == "not_available" and figure.note)
    told = sorted(found.items(), key=lambda entry: (-entry[1], entry[0]))
    return [f"{n} {'kind' if n == 1 else 'kinds'}: {lowered(sentence(note))}" for note, n in told]


def printable(figures: Sequence[Released]) -> list[Released]:
    """Those that can be drawn."""
    return [figure for figure in figures if is_printable(figure)]
