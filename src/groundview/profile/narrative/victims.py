"""What is told of victims: which figures of a release, and what their contexts, kinds, groups and times are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from groundview.profile.disclosure.released import Release, Released
from groundview.profile.narrative.claims import is_printable
from groundview.profile.narrative.organised import context_text

QUESTION = "victimisation"
EVERYTHING = "All recorded offences"

KINDS: Mapping[str, str] = {
    "person": "Named persons",
    "young_person": "Young people",
    "business": "Businesses",
    "premises": "Premises",
    "society": "Society",
    "not_named": "Nobody is named",
}
TIMES: Mapping[str, str] = {
    "1": "Once",
    "2": "Twice",
    "3": "Three times",
    "4_or_more": "Four times or more",
    "2_or_more": "Twice or more",
}
DETAILS: Mapping[str, str] = {
    "victim": "Who the victim is",
    "age": "Age",
    "sex": "Sex",
    "ethnicity_self": "Ethnic group, as given",
    "ethnicity_officer": "Ethnic group, as seen by an officer",
}
HOMES: Mapping[str, str] = {
    "same area": "In the area of the offence",
    "elsewhere in study": "Elsewhere in the study",
    "outside": "Outside the study",
    "not known": "Not known",
}
PLACES: Mapping[str, str] = {
    "local": "here",
    "elsewhere": "elsewhere in the country",
    "overseas": "overseas",
}
_SEXES: Mapping[str, str] = {"F": "Female", "M": "Male"}


def of_study(release: Release, measure: str, context: str = "", breakdown: str = "") -> Released | None:
    """The figure of one context over all areas and the whole period, whatever the cases were judged to be."""
    return release.one(
        QUESTION, measure, context=context, definition="", area_code="", period="", breakdown=breakdown
    )


def with_keys(release: Release, measure: str, context: str, *keys: str) -> list[Released]:
    """Those of one context that are broken down by exactly these keys."""
    found = release.where(QUESTION, measure, context=context, definition="", area_code="", period="")
    return [figure for figure in found if set(figure.parts) == set(keys)]


def by_value(release: Release, measure: str, context: str, key: str) -> dict[str, Released]:
    """Those of one context by their value of a key."""
    return {figure.parts[key]: figure for figure in with_keys(release, measure, context, key)}


def contexts(release: Release, *measures: str) -> list[str]:
    """The contexts of which any of these measures is told, all recorded offences first, then by name."""
    found = {
        figure.context
        for measure in measures
        for figure in release.where(QUESTION, measure, definition="", area_code="", period="")
        if not _is_reason(figure)
    }
    return sorted(found, key=lambda context: (bool(context), context_name(release, context)))


def _is_reason(figure: Released) -> bool:
    """Whether a figure only says why there is none."""
    return figure.state == "not_available" and not figure.context and not figure.breakdown


def why_none(release: Release, measure: str) -> str:
    """Why no figure of a measure is available; empty where any is, or nothing was asked."""
    figures = list(release.where(QUESTION, measure, area_code="", period=""))
    if any(figure.state != "not_available" for figure in figures):
        return ""
    return next((figure.note for figure in figures if figure.note), "")


def context_name(release: Release, context: str) -> str:
    """What a context is called; all recorded offences where it is none."""
    return context_text(release, context).title if context else EVERYTHING


def with_those_at_risk(name: str, figure: Released) -> str:
    """A context's name, with who is at risk in it, which the figure's note says: "Fraud, of residents"."""
    before, said, who = figure.note.partition("at risk: ")
    return f"{name}, of {who.partition(';')[0]}" if said and not before else name


def by_context(release: Release, measure: str, breakdown: str = "") -> dict[str, Released]:
    """The figures of each context with one breakdown."""
    found = release.where(QUESTION, measure, definition="", area_code="", period="", breakdown=breakdown)
    return {figure.context: figure for figure in found if not _is_reason(figure)}


def group_name(parts: Mapping[str, str]) -> str:
    """An age band, a sex or both in words; an ethnic group as it is."""
    names = {"age": f"Aged {_plain(parts.get('age', ''))}", "sex": _SEXES.get(parts.get("sex", ""), "")}
    named = [names.get(key) or _plain(value) for key, value in parts.items()]
    joined = ", ".join(named)
    return joined[:1].upper() + joined[1:]


def time_name(days: str) -> str:
    """A band of days since the last time, in words."""
    if days == "0":
        return "The same day"
    band, more, _ = days.partition("_or_more")
    return f"{_plain(band)} days{' or more' if more else ''}"


def in_order(figures: Sequence[Released], key: str) -> list[Released]:
    """Bands of age, days or per cent in the order of their numbers."""
    return sorted(figures, key=lambda figure: int(figure.parts[key].partition("_")[0].rstrip("%")))


def unit_of(figures: Iterable[Released]) -> str:
    """The unit of the first figure that has one."""
    return next((figure.unit for figure in figures if figure.unit), "")


def any_printable(figures: Sequence[Released | None]) -> bool:
    """Whether there is anything to draw."""
    return any(is_printable(figure) for figure in figures)


def _plain(value: str) -> str:
    return value.replace("_", " ")
