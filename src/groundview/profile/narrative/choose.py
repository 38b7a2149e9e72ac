"""Which figures of a release a sentence or a chart is about."""

from __future__ import annotations

from collections.abc import Iterable

from groundview.profile.disclosure.released import Release, Released
from groundview.profile.narrative.claims import is_printable

STUDY_AREA = "the study area"


def whole(release: Release, question: str, measure: str) -> Released | None:
    """The figure for the whole study: every area, the whole period, no breakdown."""
    return release.one(question, measure, context="", area_code="", period="", breakdown="")


def split(release: Release, question: str, measure: str, *keys: str) -> list[Released]:
    """The figures of the whole area and period that are broken down by exactly these keys."""
    figures = release.where(question, measure, area_code="", period="")
    return [figure for figure in figures if set(figure.parts) == set(keys)]


def by_area(release: Release, question: str, measure: str) -> list[Released]:
    """The figures of single areas over the whole period, without a breakdown."""
    figures = release.where(question, measure, context="", period="", breakdown="")
    codes = {area.code for area in release.areas}
    # A city that holds several areas has figures too, and is not one of the areas.
    return [figure for figure in figures if figure.area_code and (not codes or figure.area_code in codes)]


def by_place(release: Release, question: str, measure: str) -> list[Released]:
    """The figures of the places that hold several areas each, such as cities, over the whole period."""
    places = {area.parent for area in release.areas if area.parent}
    figures = release.where(question, measure, context="", period="", breakdown="")
    return [figure for figure in figures if figure.area_code in places]


def by_month(release: Release, question: str, measure: str) -> list[Released]:
    """The figures of single months for the whole area, in order of time, without a breakdown."""
    figures = release.where(question, measure, context="", area_code="", breakdown="")
    return sorted((figure for figure in figures if figure.period), key=lambda figure: figure.period)


def ranked(figures: Iterable[Released]) -> list[Released]:
    """The figures that can be printed, greatest first; equal ones by breakdown and area."""
    printable = [figure for figure in figures if is_printable(figure)]
    return sorted(printable, key=lambda figure: (-(figure.value or 0.0), figure.breakdown, figure.area_code))


def area_names(release: Release) -> dict[str, str]:
    """The name of each area by its code; the code itself where an area has no name."""
    return {area.code: area.name or area.code for area in release.areas}


def area_name(release: Release, code: str) -> str:
    """The name of one area, or its code where the release names none."""
    return area_names(release).get(code, code)


def place_name(release: Release) -> str:
    """What to call the whole: the parent that all areas share, or "the study area"."""
    parents = {area.parent for area in release.areas if area.parent}
    return _spoken(parents.pop()) if len(parents) == 1 else STUDY_AREA


def _spoken(name: str) -> str:
    # Official lists file cities under their names: "Bristol, City of".
    head, comma, tail = name.partition(", ")
    return head if comma and tail.lower() in {"city of", "county of"} else name


def months_absent(release: Release) -> Released | None:
    """The figure of months not supplied: of the whole, or of the force that left out most."""
    forces = split(release, "picture", "months_absent", "force")
    return whole(release, "picture", "months_absent") or next(iter(ranked(forces)), None)


def source_name(release: Release, figure: Released) -> str:
    """The source a figure is of, as it calls itself."""
    name = figure.parts.get("source")
    return release.source_title(name) if name else "all sources"


def n_crime_sources(release: Release) -> int:
    """How many sources of records the release counts; at least one."""
    named = {figure.parts.get("source", "") for figure in release.where("picture", "records")}
    return max(len(named - {""}), 1)
