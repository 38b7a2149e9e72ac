"""The active title of each chart: the message in about ten words, plain where a figure is missing."""

from __future__ import annotations

from collections.abc import Sequence

from groundview.profile.disclosure.released import Release, Released
from groundview.profile.narrative.choose import (
    area_name,
    by_month,
    months_absent,
    place_name,
    ranked,
    split,
    whole,
)
from groundview.profile.narrative.claims import Claim, Figures, Sentence, Words, is_printable
from groundview.profile.narrative.numbers import month_name
from groundview.profile.narrative.outcomes import answers

PREFERRED_TOPS = ("10%", "5%", "25%", "1%")
"""Which top share to speak of first, as `top_share` names them in its breakdown."""


def must_say(claim: Claim, figures: Figures, words: Words | None = None) -> Sentence:
    """The sentence of a claim that always has an alternative."""
    sentence = claim.say(figures, words)
    if sentence is None:
        raise ValueError(f"this claim needs an alternative: {claim.template!r}")
    return sentence


def calendar_title(release: Release) -> Sentence:
    """Whether months are missing."""
    absent = months_absent(release)
    if not is_printable(absent):
        return _plain("Records by month and source")
    if absent.value == 0:
        return _plain("Every month of the period has data")
    if absent.value == 1:
        claim = Claim("{absent} month of data is missing: {month}", "Records by month and source")
        return must_say(claim, {"absent": absent}, {"month": month_name(absent.note) or "shown as a gap"})
    claim = Claim("{absent} months of data are missing, and shown as gaps", "Records by month and source")
    return must_say(claim, {"absent": absent})


def type_title(release: Release) -> Sentence:
    """The type that is recorded most often."""
    top = _first(ranked(split(release, "victimisation", "recorded", "type")))
    words = {"type": top.parts["type"] if top else ""}
    claim = Claim("The type recorded most is {type}: {count}", "Recorded offences by type")
    return must_say(claim, {"count": top}, words)


def month_title(release: Release) -> Sentence:
    """The month with most recorded offences."""
    top = _first(ranked(by_month(release, "victimisation", "recorded")))
    words = {"month": month_name(top.period) if top else ""}
    claim = Claim("Recorded offences were highest in {month}: {count}", "Recorded offences by month")
    return must_say(claim, {"count": top}, words)


def map_title(release: Release, rates: Sequence[Released]) -> Sentence:
    """Where the rates are highest."""
    top = ranked(rates)[:2]
    if len(top) < 2:
        return _plain("Rates by area")
    words = {
        name: area_name(release, figure.area_code)
        for name, figure in zip(("first", "second"), top, strict=True)
    }
    return must_say(Claim("Rates are highest in {first} and {second}", "Rates by area"), {}, words)


def order_title(release: Release, rates: Sequence[Released]) -> Sentence:
    """Whether the highest area stands clear of the next, judged by their intervals."""
    top = ranked(rates)[:2]
    if len(top) < 2 or not all("sampling" in figure.doubts for figure in top):
        return _plain("The areas with the highest rates")
    words = {"first": area_name(release, top[0].area_code)}
    if _clear(*top):
        claim = Claim("{first} stands clear of every other area", "The areas with the highest rates")
    else:
        claim = Claim(
            "{first} is highest, but its interval overlaps others", "The areas with the highest rates"
        )
    return must_say(claim, {}, words)


def places_title(rates: Sequence[Released]) -> Sentence:
    """Whether the place with the highest rate stands clear of the next, judged by their intervals."""
    plain = "The rates of the places"
    top = ranked(rates)[:2]
    if len(top) < 2 or not all("sampling" in figure.doubts for figure in top):
        return _plain(plain)
    words = {"first": top[0].area_code, "second": top[1].area_code}
    said = (
        "{first} has the highest rate"
        if _clear(*top)
        else "{first} and {second} cannot be told apart in rate"
    )
    return must_say(Claim(said, plain), {}, words)


def _clear(first: Released, second: Released) -> bool:
    """Whether the interval of the first lies wholly above that of the second."""
    return first.doubts["sampling"][0] > second.doubts["sampling"][1]


def top_share(release: Release) -> Released | None:
    """The top share to speak of: the first of the preferred ones that is released."""
    shares = {figure.parts["top"]: figure for figure in split(release, "victimisation", "top_share", "top")}
    return next((shares[top] for top in PREFERRED_TOPS if is_printable(shares.get(top))), None)


def concentration_title(release: Release) -> Sentence:
    """What share of crime the areas with most of it hold."""
    share = top_share(release)
    words = {"top": share.parts["top"] if share else ""}
    claim = Claim("{top} of areas hold {share} of recorded crime", "How concentrated recorded crime is")
    return must_say(claim, {"share": share}, words)


def organised_title(release: Release) -> Sentence:
    """The organised share, or that nobody can tell it."""
    claim = Claim(
        "{share} of recorded crime is linked to organised crime",
        "These records cannot say how much crime is organised",
    )
    return must_say(claim, {"share": whole(release, "attribution", "organised_share")})


def outcome_title(release: Release) -> Sentence:
    """The outcome most often given, among those that are an answer."""
    top = _first(ranked(answers(split(release, "response", "outcome_share", "outcome"))))
    words = {"outcome": top.parts["outcome"] if top else ""}
    claim = Claim("The most common outcome is “{outcome}”: {share}", "What became of recorded offences")
    return must_say(claim, {"share": top}, words)


def charge_title(figures: Sequence[Released]) -> Sentence:
    """The type of offence that most often leads to a charge."""
    top = _first(ranked(figures))
    words = {"type": top.parts["type"] if top else ""}
    claim = Claim("{type} most often leads to a charge: {share}", "Charges by type of offence")
    return must_say(claim, {"share": top}, words)


def place_title(release: Release) -> Sentence:
    """The place the profile is about."""
    return _plain("The areas of {place}", {"place": place_name(release)})


def _plain(template: str, words: Words | None = None) -> Sentence:
    return must_say(Claim(template, template), {}, words)


def _first(figures: Sequence[Released]) -> Released | None:
    return figures[0] if figures else None
