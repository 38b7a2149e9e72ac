"""A release that lacks something gives a page that says so, and never a crash or a number that is not there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import invented_release as invented
import pytest
from page_tree import Node, parse

from groundview.profile.disclosure.released import Release, Released
from groundview.profile.report.charts import shapes
from groundview.profile.report.formats.html import render, write_html

BEFORE, AFTER = date(2025, 6, 1), date(2026, 4, 11)


def page(release: Release, today: date = BEFORE) -> Node:
    return parse(render(release, today))


def headings(node: Node) -> list[str]:
    return [heading.text for heading in node.all("h2")]


def test_nothing_at_all() -> None:
    made = page(invented.release([], places=[]))
    assert headings(made) == ["On a page", "How much of the picture we can see", "Method and logs"]
    assert "No figure of this run may be shown" in made.text


def test_no_areas() -> None:
    figures = [figure for figure in invented.release().figures if not figure.area_code]
    made = page(invented.release(figures, places=[]))
    assert "The area" not in headings(made)
    assert "the study area" in made.text
    assert not [node for node in made.all("path") if "data-area" in node.attributes]


def test_no_boundaries_keeps_the_table_of_areas() -> None:
    made = page(invented.release(places=[replace(area, geometry=None) for area in invented.areas()]))
    assert "so there is no map" in made.text
    assert any(table.one("caption").text == "Every area" for table in made.all("table"))


def test_boundaries_that_are_no_polygons_are_left_out() -> None:
    point = {"type": "Point", "coordinates": [0, 0]}
    broken = {"type": "Polygon", "coordinates": "nowhere"}
    odd: Sequence[dict[str, object]] = (point, broken, {"type": "Polygon", "coordinates": []}, {})
    places = [
        replace(a, geometry=g)
        for a, g in zip(invented.areas(), [*odd, invented.square(0, 0), None], strict=True)
    ]
    made = page(invented.release(places=places))
    assert {n.attributes["data-area"] for n in made.all("path") if "data-area" in n.attributes} == {"0"}


def test_no_months_no_types_only_refused_rows() -> None:
    refused = invented.figure("picture", "refused", "12", 12, breakdown="source=Street files")
    made = page(invented.release([refused], places=[]))
    assert "Rows refused" in made.text
    assert "Recorded crime: scale" not in headings(made)


def test_one_month_alone() -> None:
    month = invented.figure("victimisation", "recorded", "5", 5, period="2025-01")
    made = page(invented.release([month]))
    assert "Recorded offences were highest in January 2025: 5" in made.text


def test_periods_that_are_not_months_are_drawn_as_they_come() -> None:
    quarters = [
        invented.figure("victimisation", "recorded", "5", 5, period=f"2025-Q{index}") for index in (1, 3)
    ]
    assert "2025-Q3" in page(invented.release(quarters)).text


def test_a_missing_month_is_a_gap_and_never_a_nought(tiny_page: Node) -> None:
    (months,) = [node for node in tiny_page.all("figure") if node.attributes["id"] == "chart-months"]
    wide = months.all("svg")[0]
    assert "no data" in wide.text
    runs = [
        n
        for n in wide.all("path")
        if n.attributes.get("stroke-width") == "2.5" and "fill" not in n.attributes
    ]
    assert all("L" not in node.attributes["d"] for node in runs), "January and March are not joined"
    assert "Feb 2025" in wide.text


def suppress(figures: Sequence[Released]) -> list[Released]:
    return [invented.suppressed(f) if f.area_code or f.parts.get("type") else f for f in figures]


@pytest.fixture(scope="module")
def partly_suppressed() -> Node:
    """The page of a release in which every area and every type is suppressed."""
    return page(invented.release(suppress(invented.release().figures), audience=invented.PUBLIC))


def test_suppressed_figures_are_shown_as_such_and_hatched(partly_suppressed: Node) -> None:
    made = partly_suppressed
    cells = [node.text for node in made.all("td")]
    assert cells.count("[c]") >= 20
    assert "suppressed [c] or no figure" in made.text
    (chart,) = [node for node in made.all("figure") if node.attributes["id"] == "chart-map"]
    areas = [node for node in chart.all("path") if "data-area" in node.attributes]
    assert {node.attributes["fill"] for node in areas} == {"url(#map-hatch)"}


def test_no_sentence_or_title_prints_a_suppressed_figure() -> None:
    everything = [invented.suppressed(figure) for figure in invented.release().figures]
    made = page(invented.release(everything, audience=invented.PUBLIC))
    for node in made.all("h3", "li", "p"):
        if "note" not in node.classes and "legend" not in {c for n in node.up() for c in n.classes}:
            assert "[c]" not in node.text, node.text


def test_suppressed_rows_sort_last_and_carry_no_value(partly_suppressed: Node) -> None:
    for cell in partly_suppressed.all("td"):
        if cell.text == "[c]":
            assert "data-sort" not in cell.attributes


def test_the_banner_shows_when_the_review_is_past() -> None:
    small = invented.release([], places=[])
    banners = [next(n for n in page(small, day).walk() if "stale" in n.classes) for day in (BEFORE, AFTER)]
    assert "hidden" in banners[0].attributes
    assert "hidden" not in banners[1].attributes
    assert banners[0].attributes["data-review-by"] == "2026-04-10"
    assert "10 April 2026" in banners[1].text


def test_a_cover_that_nobody_filled_in_says_so() -> None:
    assert "not filled in" in page(invented.release([], places=[])).one("main").text


def test_very_many_areas_are_simplified(monkeypatch: pytest.MonkeyPatch) -> None:
    ring = [[-2.6 + x / 1000, 51.4 + (x % 2) * 1e-7] for x in range(100)]
    wavy = {"type": "Polygon", "coordinates": [[*ring, [-2.5, 51.5], ring[0]]]}
    area = replace(invented.areas()[0], geometry=wavy)
    before = shapes.shapes_of([area])
    monkeypatch.setattr(shapes, "MANY", 0)
    after = shapes.shapes_of([area])
    assert before is not None
    assert after is not None
    assert len(after.by_code["S0"]["coordinates"][0]) < len(before.by_code["S0"]["coordinates"][0]) / 10


def test_writing_is_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small, path = invented.release([], places=[]), tmp_path / "profile.html"
    write_html(small, path, today=BEFORE)
    first = path.read_bytes()

    def full_disk(self: Path, target: Path) -> Path:
        raise OSError("no space left on device")

    monkeypatch.setattr(Path, "replace", full_disk)
    with pytest.raises(OSError, match="no space"):
        write_html(small, path, today=AFTER)
    assert path.read_bytes() == first
    assert list(tmp_path.iterdir()) == [path]


def test_the_same_release_gives_the_same_bytes(tiny: Release, tiny_html: str, tmp_path: Path) -> None:
    path = tmp_path / "profile.html"
    write_html(tiny, path, today=BEFORE)
    assert path.read_bytes() == tiny_html.encode()
