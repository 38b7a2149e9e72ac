"""Titles and words for who is joined to whom: linked sets, their sizes and years, ties and contexts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from groundview.profile.disclosure.released import Release, Released, SetPicture
from groundview.profile.narrative.choose import ranked, split, whole
from groundview.profile.narrative.claims import Claim, Sentence, is_printable
from groundview.profile.narrative.layers import NO_CONTEXT, context_name, in_words, layer_name
from groundview.profile.narrative.titles import must_say

_VERSION = re.compile(r"_v(\d+)$")

STATES = ("born", "grown", "shrunk", "unchanged", "merged", "split", "dormant")
"""What may become of a linked set in a year, in the order in which it is shown."""


def rule_name(rule: str) -> str:
    """A rule in words: "repeated_v1" as "repeated, version 1"."""
    return in_words(_VERSION.sub(r", version \1", rule))


def band_name(band: str) -> str:
    """A band in signs: "4_to_5" as "4–5", "11_or_more" as "11+", "under_1" as "<1"."""
    return in_words(band.replace("_to_", "–").replace("_or_more", "+").replace("under_", "<"))


def main_rule(release: Release) -> str:
    """The rule that is followed through time; empty where none is."""
    followed = next(release.where("nature", "group_states"), None)
    return followed.parts.get("rule", "") if followed else ""


def size_order(size: str) -> tuple[int, str]:
    """Where a band comes among others: by its first number, and what lies under it before it."""
    found = re.search(r"\d+", size)
    return (2 * int(found.group()) - size.startswith("under") if found else 0, size)


def together_title(release: Release) -> Sentence:
    """How often two or more act together."""
    share = whole(release, "nature", "co_offending_share")
    claim = Claim(
        "{share} of offences with a known suspect have two or more", "Offences and persons seen together"
    )
    return must_say(claim, {"share": share})


def cooffence_title(figures: Sequence[Released]) -> Sentence:
    """Whether most offences have one known suspect."""
    plain = "Offences by their number of known suspects"
    one = next((figure for figure in figures if figure.parts.get("size") == "1"), None)
    rest = [figure.value for figure in figures if figure is not one]
    if not is_printable(one) or None in rest or (one.value or 0.0) <= sum(n or 0.0 for n in rest):
        return must_say(Claim(plain, plain), {})
    return must_say(Claim("Most offences with a known suspect have only one: {one}", plain), {"one": one})


def sets_title(figures: Sequence[Released]) -> Sentence:
    """How far the number of linked sets depends on the rule."""
    plain = "Linked sets of suspects by size, under each rule"
    top = ranked(figures)
    if not top or len(top) < len(figures):
        return must_say(Claim(plain, plain), {})
    if len(top) == 1:
        return must_say(Claim("One rule finds {sets} linked sets of suspects", plain), {"sets": top[0]})
    claim = Claim("Depending on the rule there are {fewest} to {most} linked sets", plain)
    return must_say(claim, {"fewest": top[-1], "most": top[0]})


def years_title(figures: Sequence[Released]) -> Sentence:
    """In which year most linked sets were first seen, save the first, in which every set is."""
    first = min((figure.period for figure in figures), default="")
    born = ranked(f for f in figures if f.parts.get("state") == "born" and f.period > first)
    claim = Claim(
        "After the first year most linked sets were born in {year}: {born}", "Linked sets through time"
    )
    top = born[0] if born else None
    return must_say(claim, {"born": top}, {"year": top.period if top else ""})


def mapped_title(release: Release) -> Sentence:
    """How much of what is found is mapped."""
    found = [f for f in release.where("response", "mapped_groups") if f.parts.get("of") == "found"]
    share = found[0] if len(found) == 1 else None
    return must_say(
        Claim("{share} of the linked sets found are mapped", "Linked sets beside mapped groups"),
        {"share": share},
    )


def layers_title(figures: Sequence[Released]) -> Sentence:
    """Which two layers have most ties in common."""
    top = _most_shared(figures, "layer")
    words = {name: layer_name(top.parts[key]) if top else "" for name, key in _ENDS.items()}
    claim = Claim(
        "{share} of pairs joined by {one} are also joined by {other}", "Pairs of persons joined in two layers"
    )
    return must_say(claim, {"share": top}, words)


def contexts_title(figures: Sequence[Released]) -> Sentence:
    """Which two contexts have most persons in common; what is in no context of its own is left out."""
    top = _most_shared([f for f in figures if NO_CONTEXT not in f.parts.values()], "context")
    words = {
        name: context_name(top.parts["context" if key == "layer" else key]) if top else ""
        for name, key in _ENDS.items()
    }
    claim = Claim("{share} of persons in {one} are also in {other}", "Persons who are in two contexts")
    return must_say(claim, {"share": top}, words)


def picture_title(picture: SetPicture) -> Sentence:
    """What a picture shows: its number of suspects and its rule, and never a name."""
    words: Mapping[str, str] = {"n": str(len(picture.members)), "rule": rule_name(picture.rule)}
    template = "Linked set of {n} suspects (rule {rule})"
    return must_say(Claim(template, template), {}, words)


_ENDS: Mapping[str, str] = {"one": "layer", "other": "also"}


def _most_shared(figures: Sequence[Released], key: str) -> Released | None:
    """The greatest share of one kind that is also another; nothing where every one is nought or may not be shown."""
    others = [f for f in figures if f.parts.get(key) != f.parts.get("also")]
    return next((figure for figure in ranked(others) if figure.value), None)


def sizes_by_rule(release: Release) -> dict[str, list[Released]]:
    """The figures of linked sets by size, those of each rule together, the main rule first."""
    found: dict[str, list[Released]] = {}
    for figure in split(release, "nature", "group_size", "rule", "size"):
        found.setdefault(figure.parts["rule"], []).append(figure)
    return {rule: found[rule] for rule in main_first(release, found)}


def main_first(release: Release, names: Iterable[str]) -> list[str]:
    """Rules with the main one first, the others by name."""
    main = main_rule(release)
    return sorted(names, key=lambda rule: (rule != main, rule))
