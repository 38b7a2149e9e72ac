"""What a machine can check of WCAG 2.2 AA: language, headings, landmarks, names, tables, contrast, motion, print."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from page_tree import Node

from groundview.profile import report
from groundview.profile.report.charts import theme

CSS = (Path(report.__path__[0]) / "assets" / "report.css").read_text(encoding="utf-8")


def test_language_title_and_viewport(tiny_page: Node) -> None:
    assert tiny_page.one("html").attributes["lang"] == "en-GB"
    assert "Squareton" in tiny_page.one("title").text
    viewport = next(n for n in tiny_page.all("meta") if n.attributes.get("name") == "viewport")
    assert "maximum-scale" not in viewport.attributes["content"]
    assert "user-scalable" not in viewport.attributes["content"]


def test_one_main_heading_and_no_level_skipped(tiny_page: Node) -> None:
    levels = [int(node.tag[1]) for node in tiny_page.walk() if re.fullmatch("h[1-6]", node.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_landmarks_and_skip_link(tiny_page: Node) -> None:
    for tag in ("header", "nav", "main", "footer"):
        assert len(tiny_page.all(tag)) == 1
    body = tiny_page.one("body")
    first = body.children[0]
    assert (first.tag, first.attributes["href"]) == ("a", "#content")
    assert tiny_page.one("main").attributes["id"] == "content"
    assert tiny_page.one("nav").attributes["aria-label"]


def test_labels_point_at_what_is_there(tiny_page: Node) -> None:
    ids = {node.attributes["id"] for node in tiny_page.walk() if "id" in node.attributes}
    for node in tiny_page.walk():
        if "aria-labelledby" in node.attributes:
            assert node.attributes["aria-labelledby"] in ids


def test_tables_have_captions_and_scoped_headers(tiny_page: Node) -> None:
    tables = tiny_page.all("table")
    assert len(tables) > 10
    for table in tables:
        assert table.one("caption").text
        assert all(th.attributes["scope"] == "col" for th in table.one("thead").all("th"))
        width = len(table.one("thead").all("th"))
        for row in table.one("tbody").all("tr"):
            assert row.children[0].attributes["scope"] == "row"
            assert len(row.children) == width


def test_every_drawing_has_a_name_or_is_hidden(tiny_page: Node) -> None:
    for node in tiny_page.all("svg"):
        assert node.attributes.get("aria-hidden") == "true" or node.attributes.get("aria-label")


def test_no_order_of_focus_is_forced(tiny_page: Node) -> None:
    tabs = [node.attributes["tabindex"] for node in tiny_page.walk() if "tabindex" in node.attributes]
    assert set(tabs) <= {"-1"}


@pytest.mark.parametrize(
    ("colour", "least"),
    [
        (theme.INK, 4.5),
        (theme.QUIET, 4.5),
        (theme.PLUM, 4.5),
        (theme.NAVY, 3.0),
        (theme.APART, 3.0),
        ("#1d5a94", 4.5),
        ("#505a5f", 4.5),
    ],
)
def test_colours_of_text_and_marks_stand_out_on_white(colour: str, least: float) -> None:
    assert contrast(colour, theme.PAPER) >= least


def test_text_on_the_tints_of_the_calendar_can_be_read() -> None:
    assert all(contrast(theme.INK, tint) >= 4.5 for tint in theme.SEQUENTIAL[:3])


def test_at_most_four_categories_and_no_forbidden_chart() -> None:
    assert theme.CATEGORIES == ("#12436D", "#28A197", "#801650", "#F46A25")
    folder = Path(report.__path__[0]) / "charts"
    assert not any("mark_arc" in path.read_text(encoding="utf-8") for path in folder.glob("*.py"))


def test_focus_motion_and_print_are_styled() -> None:
    assert ":focus-visible" in CSS
    assert "outline: none" not in CSS.replace("main:focus { outline: none; }", "")
    assert "@media (prefers-reduced-motion: no-preference)" in CSS
    assert "@media print" in CSS
    assert "break-before: page" in CSS
    assert "details::details-content" in CSS


def test_the_marking_is_on_the_page_and_in_the_margins_of_every_printed_one(
    tiny_html: str, tiny_page: Node
) -> None:
    assert tiny_page.one("header").text.strip() == "OFFICIAL"
    assert tiny_page.one("footer").text.strip() == "OFFICIAL"
    for corner in ("@top-center", "@bottom-center"):
        escaped = re.search(corner + r' \{ content: "([^"]*)"', tiny_html)
        assert escaped is not None
        assert "".join(chr(int(code, 16)) for code in escaped.group(1).split("\\")[1:]) == "OFFICIAL"


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, section 1.4.3."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
