"""The places of a study stand side by side, with what differs in recording before the rates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import invented_release
from invented_release import figure
from page_tree import parse

from groundview.profile.disclosure.released import Release, Released
from groundview.profile.report.formats.html import render

NAMES = {0: "Eastham", 1: "Westham"}


def rate(place: str, value: float, low: float, high: float) -> Released:
    doubts = {"sampling": (low, high)}
    return figure(
        "victimisation", "incidence", f"{value}", value, area_code=place, doubts=doubts, unit="per 1,000"
    )


def two_places(*rates: Released) -> Release:
    tiny = invented_release.release()
    areas = [replace(area, parent=NAMES[number % 2]) for number, area in enumerate(tiny.areas)]
    absent = figure("picture", "months_absent", "1", 1.0, breakdown="force=Northern", unit="months")
    kept = [one for one in tiny.figures if one.measure != "months_absent"]
    return replace(tiny, areas=areas, figures=[*kept, absent, *rates])


def test_the_places_are_compared_after_what_differs_in_recording() -> None:
    release = two_places(rate("Eastham", 80.0, 78.0, 82.0), rate("Westham", 60.0, 58.0, 62.0))
    html = render(release, date(2025, 6, 1))
    section = html[html.index('id="side-by-side"') :]
    assert section.index("Northern: months without any record in the period: ") < section.index(
        "has the highest"
    )
    assert "Eastham has the highest rate" in parse(html).text


def test_places_whose_intervals_overlap_are_not_put_in_order() -> None:
    release = two_places(rate("Eastham", 80.0, 70.0, 90.0), rate("Westham", 75.0, 65.0, 85.0))
    assert "Eastham and Westham cannot be told apart in rate" in render(release, date(2025, 6, 1))


def test_a_study_of_one_place_has_no_such_section(tiny_html: str) -> None:
    assert "side-by-side" not in tiny_html
