"""The words of hot spots, near repeats and times of the week."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from groundview.profile.disclosure.released import Release, Released
from groundview.profile.narrative.choose import area_names, ranked, split
from groundview.profile.narrative.claims import Claim, Sentence, is_printable
from groundview.profile.narrative.organised import context_text
from groundview.profile.narrative.titles import must_say

HOT, COLD = "hot spot", "cold spot"
MORE = "more than by chance"
BY = "by chance "
"""What the note of a cell begins with that says how many there are of them by chance."""


def kind_of(figure: Released) -> str:
    """Whether an area is a hot spot or a cold one; empty where it is neither."""
    return next((kind for kind in (HOT, COLD) if figure.note.startswith(kind)), "")


def offences_name(release: Release, figure: Released | None) -> str:
    """The offences that a figure is of, as a heading begins: a type, a context, or all of them."""
    if figure is None or not (figure.context or figure.parts.get("type")):
        return "All offences"
    name = figure.parts.get("type") or context_text(release, figure.context).title
    return name[:1].upper() + name[1:]


def spots(release: Release, measure: str) -> list[Released]:
    """The figures of every area for the offences to map: all of them where any area is hot, or else the type with most
    hot spots; all of them again where no area is a hot spot of anything. `hot_spot_p` is for every audience."""
    codes = {area.code for area in release.areas}
    found = [f for f in release.where("victimisation", "hot_spot_p") if f.area_code in codes]
    hot = Counter((f.context, f.breakdown) for f in found if kind_of(f) == HOT)
    everything = ("", "")
    chosen = everything if hot[everything] or not hot else max(sorted(hot), key=hot.__getitem__)
    asked = release.where("victimisation", measure, context=chosen[0], breakdown=chosen[1])
    return [figure for figure in asked if figure.area_code in codes]


def n_hot(release: Release, context: str = "", breakdown: str = "") -> Released | None:
    """How many areas are hot spots of some offences: of all of them unless told."""
    side = ";".join(filter(None, (breakdown, "side=hot")))
    return release.one("victimisation", "hot_spots", context=context, area_code="", breakdown=side)


def spots_title(release: Release, figures: Sequence[Released]) -> Sentence:
    """How many areas are hot spots of the offences that are mapped."""
    first = next(iter(figures), None)
    n = n_hot(release, first.context, first.breakdown) if first else n_hot(release)
    words = {"offences": offences_name(release, first)}
    plain = "Hot and cold spots: {offences}"
    if n is not None and n.value == 0:
        claim = Claim("{offences}: no area stands out as a hot spot", plain)
        return must_say(claim, {}, words)
    said = "{n} area is a hot spot" if n is not None and n.value == 1 else "{n} areas are hot spots"
    return must_say(Claim(f"{{offences}}: {said}", plain), {"n": n}, words)


MOST_NAMED = 3
"""Hot spots that are named on page one; of more than these only the number is told."""


def spots_finding(release: Release) -> tuple[Sentence, Sentence | None, Released] | None:
    """For page one: how many areas are hot spots, and which; None where there is none, or it may not be told."""
    figures = spots(release, "hot_spot_p")
    n = n_hot(release, figures[0].context, figures[0].breakdown) if figures else None
    if not is_printable(n) or not n.value:
        return None
    names = area_names(release)
    hot = [names.get(figure.area_code, figure.area_code) for figure in figures if kind_of(figure) == HOT]
    claim = Claim("More is recorded in {areas} and the areas around than chance would put together.")
    listed = " and ".join(filter(None, (", ".join(hot[:-1]), hot[-1]))) if hot else ""
    detail = claim.say({}, {"areas": listed}) if 0 < len(hot) <= MOST_NAMED else None
    return spots_title(release, figures), detail, n


def spots_of_all(release: Release, figures: Sequence[Released]) -> Sentence | None:
    """That no area is a hot spot of all offences together, where the map is of something else."""
    n = n_hot(release)
    if n is None or n.value != 0 or not figures or not (figures[0].breakdown or figures[0].context):
        return None
    plain = "In all offences together no area is a hot spot; the map is of the offences with most of them."
    return Claim(plain).say({})


def tables_of_near_repeats(release: Release) -> list[tuple[tuple[str, str, str], list[Released]]]:
    """The near-repeat cells of each place, context and type, those with most bands above chance first."""
    found: dict[tuple[str, str, str], list[Released]] = {}
    for figure in release.where("victimisation", "near_repeat"):
        if {"distance", "days"} <= figure.parts.keys():
            key = (figure.area_code, figure.context, figure.parts.get("type", ""))
            found.setdefault(key, []).append(figure)
    # Types before whole contexts, in which offences of one type hide those of another.
    return sorted(
        found.items(), key=lambda entry: (entry[0][1] != "", -_above(entry[1]), -_n(entry[1]), entry[0])
    )


def _above(cells: Sequence[Released]) -> int:
    return sum(MORE in cell.note for cell in cells)


def _n(cells: Sequence[Released]) -> float:
    return max((cell.n or 0.0 for cell in cells), default=0.0)


def near_title(release: Release, cells: Sequence[Released], place: str) -> Sentence:
    """How many times as many pairs there are, in the band with most of those that are near and not the same place."""
    words = {"offences": offences_name(release, cells[0]), "place": place}
    above = ranked(cell for cell in cells if MORE in cell.note)
    near = [cell for cell in above if not cell.parts["distance"].startswith("0")]
    if not above:
        hidden = any(cell.state == "suppressed" for cell in cells)
        plain = "Near repeats: {offences}, {place}"
        none = "{offences} in {place}: no more near repeats than chance makes"
        return must_say(Claim(plain if hidden else none, plain), {}, words)
    top = near[0] if near else above[0]
    # Bands are written with digits, which are words here: they were declared, and nobody computed them.
    words |= {"distance": distance_in_words(top), "days": days_in_words(top)}
    claim = Claim(
        "{offences} in {place}: {ratio} times as many pairs as by chance, {distance} and {days} apart",
        "Near repeats: {offences}, {place}",
    )
    return must_say(claim, {"ratio": top}, words)


def shared_caution(cells: Sequence[Released]) -> str:
    """What is said of every cell of a table alike, such as that points were moved; empty where there is nothing."""
    said = [set(cell.note.split("; ")) for cell in cells if cell.state == "released"]
    shared = set.intersection(*said) if said else set()
    return next((part for part in sorted(shared) if part and part != MORE and not part.startswith(BY)), "")


_BAND = re.compile(r"[\[(](\d+), (\d+)\)(?: m)?")


def distance_in_words(cell: Released) -> str:
    """A half-open band of distance: "[0, 200) m" as "0 to under 200 m"."""
    band = cell.parts["distance"]
    found = _BAND.fullmatch(band)
    if found is None:
        return "at the same place"
    first = "above 0" if band.startswith("(0") else found[1]
    return f"{first} to under {found[2]} m"


def days_in_words(cell: Released) -> str:
    """A half-open band of days: "[0, 7)" as "0 to 6 days"."""
    found = _BAND.fullmatch(cell.parts["days"])
    return f"{found[1]} to {int(found[2]) - 1} days" if found else cell.parts["days"]


DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def week(release: Release) -> list[Released]:
    """The shares of all offences by hour of the week, from midnight on Monday."""
    shares = split(release, "victimisation", "aoristic_share", "clock", "at")
    return [figure for figure in shares if figure.parts["clock"] == "hour_of_week"]


def hours(release: Release) -> list[Released]:
    """The shares of all offences by hour of the day, from midnight."""
    shares = split(release, "victimisation", "aoristic_share", "clock", "at")
    return [figure for figure in shares if figure.parts["clock"] == "hour"]


def hours_title(figures: Sequence[Released]) -> Sentence:
    """The hour with the greatest share, or, where several share it as it is printed, that no hour has more."""
    top = ranked(figures)
    plain = "Offences by hour"
    if len(top) > 1 and top[0].shown == top[1].shown:
        return must_say(
            Claim("No hour of the day has more than {share} of offences", plain), {"share": top[0]}
        )
    claim = Claim("The hour from {at} has the greatest share of offences: {share}", plain)
    first = next(iter(top), None)
    return must_say(claim, {"share": first}, {"at": first.parts["at"] if first else ""})


def why_none(release: Release, measure: str) -> str:
    """Why there is no figure of a measure at all; empty where there is one."""
    figures = list(release.where("victimisation", measure))
    if any(is_printable(figure) or figure.state == "suppressed" for figure in figures):
        return ""
    return next((figure.note for figure in figures if figure.note), "")
