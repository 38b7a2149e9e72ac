"""Every figure in print is a released one, says its doubt, and has a home that its other mentions link to."""

from __future__ import annotations

import re

import pytest
from page_tree import Node

from groundview.profile.disclosure.released import Release
from groundview.profile.narrative.doubt import bounds_only, doubts_in_words, printed
from groundview.profile.narrative.numbers import counts_text, sentence

FURNITURE = {"legend", "scale", "particulars", "facts", "subtitle", "note"}
"""Class limits, scale bars, the cover and the lines under charts hold dates and units, not figures."""


def test_every_traced_text_is_what_the_release_says(tiny: Release, tiny_page: Node) -> None:
    figures = {figure.id: figure for figure in tiny.figures}
    traced = [node for node in tiny_page.walk() if "data-figure" in node.attributes]
    assert len(traced) > 100
    for node in traced:
        figure = figures[node.attributes["data-figure"]]
        doubts = doubts_in_words(figure)
        allowed = {
            figure.id,
            printed(figure),
            doubts,
            sentence(doubts),
            bounds_only(figure),
            counts_text(figure),
        }
        assert node.text in allowed, (figure.id, node.text)


def test_no_number_in_words_or_tables_is_untraced(tiny: Release, tiny_page: Node) -> None:
    known = _words_of_the_release(tiny)
    for holder, text in tiny_page.one("main").texts():
        if not re.search(r"\d", text) or _is_traced_or_furniture(holder):
            continue
        bare = text
        for word in known:
            bare = bare.replace(word, "")
        assert not re.search(r"\d", bare), (holder.tag, text)


def test_every_number_in_a_drawing_is_a_figure_a_month_or_a_tick(tiny: Release, tiny_page: Node) -> None:
    shown = {printed(figure) for figure in tiny.figures} | {bounds_only(figure) for figure in tiny.figures}
    tick = re.compile(r"[\d,]+(\.\d)?%?|[A-Z][a-z]{2} 2025|95% interval|Square \d")
    for node in tiny_page.all("text"):
        text = node.text
        labelled = any(text.endswith(figure) for figure in shown if figure)
        assert not re.search(r"\d", text) or text in shown or tick.fullmatch(text) or labelled, text


def test_links_to_figures_arrive(tiny_page: Node) -> None:
    homes = [node.attributes["id"] for node in tiny_page.walk() if "id" in node.attributes]
    assert len(homes) == len(set(homes))
    links = [node.attributes["href"] for node in tiny_page.all("a")]
    assert links
    assert all(link.startswith("#") and link[1:] in homes for link in links)


def test_findings_say_figure_doubt_confidence_and_id(tiny_page: Node) -> None:
    (findings,) = [node for node in tiny_page.all("ol") if "findings" in node.classes]
    items = [child for child in findings.children if child.tag == "li"]
    assert len(items) == 5
    for item in items:
        terms = [term.text for term in item.all("dt")]
        assert terms == ["Doubt", "Confidence", "Trace"]
        assert item.one("code").text == item.one("code").attributes["data-figure"]
        assert len(item.one("h3").text.split()) <= 12


@pytest.mark.parametrize("class_name", ["exhibit"])
def test_every_chart_has_title_facts_alt_text_and_table(tiny_page: Node, class_name: str) -> None:
    charts = [node for node in tiny_page.all("figure") if class_name in node.classes]
    assert len(charts) == 10
    for chart in charts:
        assert chart.one("h3").text
        drawings = [node for node in chart.all("svg") if node.attributes.get("role") == "img"]
        assert drawings
        assert all(len(node.attributes["aria-label"]) > 40 for node in drawings)
        assert chart.all("table")
        (facts,) = [node for node in chart.all("p") if "facts" in node.classes]
        assert "Area: Squareton." in facts.text


def _is_traced_or_furniture(holder: Node) -> bool:
    return any(
        "data-figure" in node.attributes or node.classes & FURNITURE or node.tag in {"text", "code", "thead"}
        for node in holder.up()
    )


def _words_of_the_release(release: Release) -> list[str]:
    words = [area.name for area in release.areas] + [area.code for area in release.areas]
    words += [value for figure in release.figures for value in figure.parts.values()]
    words += [sentence(figure.note) for figure in release.figures if figure.note]
    words += [figure.unit for figure in release.figures]
    words += [text.citation for text in release.measures.values()]
    words += [cell for table in release.tables.values() for row in table.rows for cell in row]
    words += ["95% interval", "4 December 2025", "10 April 2026", "January to March 2025"]
    words += ["January 2025", "February 2025", "March 2025"]
    return sorted(filter(None, words), key=len, reverse=True)
