"""The section on who is joined to whom: every number a figure, every doubt said, and no set called what it is not."""

from __future__ import annotations

import re
from datetime import date

import invented_release
import joined_release as joined
import pytest
from page_tree import Node, parse

from groundview.profile.disclosure.released import Release
from groundview.profile.narrative.doubt import bounds_only, doubts_in_words, printed
from groundview.profile.narrative.numbers import counts_text, sentence
from groundview.profile.report import exhibits
from groundview.profile.report.formats.html import render
from groundview.profile.report.page import Page
from groundview.profile.report.sections.joined import build

TODAY = date(2025, 6, 1)


def section(release: Release) -> Node | None:
    """The section of the page of a release, if it has one."""
    found = [
        node for node in parse(render(release, TODAY)).all("section") if node.attributes["id"] == "joined"
    ]
    return found[0] if found else None


@pytest.fixture(scope="module")
def made() -> Node:
    found = section(joined.release())
    assert found is not None
    return found


def test_each_chart_says_its_message(made: Node) -> None:
    assert [heading.text for heading in made.all("h3")] == [
        "15.0% of offences with a known suspect have two or more",
        "Most offences with a known suspect have only one: 1,700",
        "Depending on the rule there are 53 to 90 linked sets",
        "After the first year most linked sets were born in 2025: 22",
        "11.3% of the linked sets found are mapped",
        "12.0% of pairs joined by shared addresses are also joined by joint offences",
        "20.0% of persons in child sexual exploitation are also in fraud",
    ]


def test_every_number_is_a_released_one(made: Node) -> None:
    figures = {figure.id: figure for figure in joined.release().figures}
    traced = [node for node in made.walk() if "data-figure" in node.attributes]
    assert len(traced) > 60
    for node in traced:
        figure = figures[node.attributes["data-figure"]]
        doubts = doubts_in_words(figure)
        said = {
            printed(figure),
            doubts,
            sentence(doubts),
            bounds_only(figure),
            counts_text(figure),
            figure.id,
        }
        assert node.text in said


def test_linkage_doubt_stands_beside_persons_and_shares(made: Node) -> None:
    assert "8,123 persons (range over plausible linkages 8,122 to 8,125)" in made.text
    chart = next(node for node in made.all("figure") if node.attributes["id"] == "chart-together")
    assert "range over plausible linkages" in {node.text for node in chart.all("text")}
    # 410 of 1,500, nine tenths to eleven tenths of it.
    assert "24.6% to 30.1%" in {node.text for node in chart.all("text")}


def test_a_linked_set_is_called_nothing_else(made: Node) -> None:
    for claim in re.findall(r"[^.]*\b(?:gangs?|OCGs?|offenders?|criminals?)\b[^.]*", made.text):
        assert "not a gang" in claim
    assert "follows where police looked" in made.text


def test_the_rules_stand_side_by_side_the_main_one_first(made: Node) -> None:
    chart = next(node for node in made.all("figure") if node.attributes["id"] == "chart-set-sizes")
    drawn = chart.all("svg")[0]
    words = [node.text for node in drawn.all("text")]
    assert words.index("Main rule, version 1") < words.index("Wider, version 2")
    assert words.count("11+") == 2
    assert "Main rule, version 1 (main rule)" in made.text
    assert "What the wider asks." in made.text


def test_how_many_are_mapped_is_said_of_what_is_found(made: Node) -> None:
    assert "6 of 53" in made.text
    assert "6 of 9" not in made.text


def test_what_is_suppressed_is_hatched_and_makes_no_title() -> None:
    hidden = [invented_release.suppressed(figure) for figure in joined.layers()]
    made = section(joined.release([*joined.persons(), *hidden]))
    assert made is not None
    headings = [heading.text for heading in made.all("h3")]
    assert "Pairs of persons joined in two layers" in headings
    chart = next(node for node in made.all("figure") if node.attributes["id"] == "chart-layers")
    assert any(node.attributes.get("fill") == "url(#layers-wide-hatch)" for node in chart.walk())


def test_where_nothing_can_be_seen_the_section_says_why() -> None:
    why = "the extracts name no suspects who could show it"
    none = {"unit": "share", "state": "not_available", "note": why}
    made = section(
        joined.release([invented_release.figure("nature", "co_offending_share", "[x]", None, **none)])
    )
    assert made is not None
    assert "The extracts name no suspects who could show it." in made.text
    assert not made.all("figure")


def test_a_release_without_such_figures_has_no_such_section() -> None:
    assert section(invented_release.release()) is None


MEASURES = sorted({figure.measure for figure in [*joined.persons(), *joined.sets()]})


@pytest.mark.parametrize("measure", MEASURES)
def test_any_measure_may_be_missing(measure: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exhibits, "draw", lambda chart, key, text: f"<svg>{type(chart).__name__}</svg>")
    figures = [*joined.persons(), *joined.sets(), *joined.layers()]
    kept = joined.release([figure for figure in figures if figure.measure != measure])
    filled = build(Page(kept, TODAY))
    assert filled is not None
    assert len(filled["exhibits"]) >= 5
    assert not [shown.title.text for shown in filled["exhibits"] if "None" in shown.title.text]
