"""The findings of page one: up to five, in a fixed order of importance, chosen from what the release holds.

Each has an active title, a figure, its doubt and the confidence it deserves. A finding whose figure is
suppressed or missing gives its place to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from groundview.profile.disclosure.released import Release, Released
from groundview.profile.narrative import titles
from groundview.profile.narrative.choose import (
    area_name,
    by_area,
    months_absent,
    n_crime_sources,
    place_name,
    ranked,
    split,
    whole,
)
from groundview.profile.narrative.claims import Claim, Sentence, is_printable
from groundview.profile.narrative.confidence import Confidence, confidence
from groundview.profile.narrative.numbers import sentence
from groundview.profile.narrative.organised_finding import organised_finding
from groundview.profile.narrative.outcomes import is_apart, is_charge, is_no_suspect, outcome_name
from groundview.profile.narrative.patterns import spots_finding
from groundview.profile.narrative.repeat_finding import repeat_finding
from groundview.profile.narrative.unrecorded import hidden_finding

MOST = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of page one. `figure` is the one it stands on; `detail` may be None."""

    title: Sentence
    detail: Sentence | None
    figure: Released
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class _Draft:
    title: Sentence
    detail: Sentence | None
    figure: Released


def findings(release: Release) -> list[Finding]:
    """The findings of page one, at most five."""
    n_sources = n_crime_sources(release)
    drafts = list(_drafts(release))[:MOST]
    return [Finding(d.title, d.detail, d.figure, confidence(d.figure, n_sources)) for d in drafts]


def _drafts(release: Release) -> Iterator[_Draft]:
    makers: tuple[Callable[[Release], _Draft | None], ...] = (
        _scale,
        _concentration,
        _response,
        _organised,
        _hidden,
        _repeats,
        _picture,
        _hot_spots,
        _commonest_type,
        _highest_area,
    )
    for make in makers:
        draft = make(release)
        if draft is not None:
            yield draft


def _scale(release: Release) -> _Draft | None:
    recorded = whole(release, "victimisation", "recorded")
    if not is_printable(recorded):
        return None
    incidence = whole(release, "victimisation", "incidence")
    words = {"place": place_name(release), "unit": incidence.unit if incidence else ""}
    title = Claim("{recorded} offences were recorded in {place}").say({"recorded": recorded}, words)
    detail = Claim("That is {incidence} {unit} ({incidence.doubt}).").say({"incidence": incidence}, words)
    return _Draft(title, detail, recorded) if title else None


def _concentration(release: Release) -> _Draft | None:
    share = titles.top_share(release)
    if share is None:
        return None
    gini = whole(release, "victimisation", "gini")
    detail = Claim(
        "On a scale from nought (spread evenly) to one (all in one place) its concentration, the Gini index, "
        "is {gini} ({gini.doubt})."
    ).say({"gini": gini})
    return _Draft(titles.concentration_title(release), detail, share)


def _response(release: Release) -> _Draft | None:
    shares = split(release, "response", "outcome_share", "outcome")
    charged = next(filter(is_charge, shares), None)
    title = Claim("{charged} of offences have led to a charge").say({"charged": charged})
    if title is None or charged is None:
        return None
    apart = next(iter(ranked(filter(is_apart, shares))), None)
    unsolved = next(filter(is_no_suspect, shares), None)
    words = {"group": outcome_name(apart) if apart else ""}
    detail = Claim(
        "{apart} stand as “{group}” ({apart.doubt}); in {unsolved} no suspect was identified ({unsolved.doubt})."
    ).say({"apart": apart, "unsolved": unsolved}, words)
    return _Draft(title, detail, charged)


def _organised(release: Release) -> _Draft | None:
    if (told := organised_finding(release)) is not None:
        return _Draft(*told)
    share = whole(release, "attribution", "organised_share")
    if share is None or share.state == "suppressed":
        return None
    detail = Claim("{note}").say({}, {"note": sentence(share.note)}) if share.note else None
    return _Draft(titles.organised_title(release), detail, share)


def _repeats(release: Release) -> _Draft | None:
    told = repeat_finding(release)
    return _Draft(*told) if told else None


def _hidden(release: Release) -> _Draft | None:
    told = hidden_finding(release)
    return _Draft(*told) if told else None


def _hot_spots(release: Release) -> _Draft | None:
    """Before the type and the area with most: some area always has most, and a hot spot is more than chance."""
    told = spots_finding(release)
    return _Draft(*told) if told else None


def _picture(release: Release) -> _Draft | None:
    absent = months_absent(release)
    unplaced = whole(release, "picture", "no_location_share")
    detail = Claim(
        "{unplaced} of records carry no location ({unplaced.doubt}), so they count in no area."
    ).say({"unplaced": unplaced})
    if is_printable(absent) and absent.value:
        return _Draft(titles.calendar_title(release), detail, absent)
    title = Claim("{unplaced} of records carry no location").say({"unplaced": unplaced})
    return _Draft(title, None, unplaced) if title and unplaced else None


def _commonest_type(release: Release) -> _Draft | None:
    top = ranked(split(release, "victimisation", "recorded", "type"))
    return _Draft(titles.type_title(release), None, top[0]) if top else None


def _highest_area(release: Release) -> _Draft | None:
    top = ranked(by_area(release, "victimisation", "smoothed_rate"))
    if not top:
        return None
    words = {"area": area_name(release, top[0].area_code), "unit": top[0].unit}
    title = Claim("{area} has the highest rate: {rate} {unit}").say({"rate": top[0]}, words)
    return _Draft(title, None, top[0]) if title else None
