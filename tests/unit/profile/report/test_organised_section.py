"""The section on what is organised: definitions side by side, each doubt by itself, only what was released."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import organised_release as organised
import pytest
from invented_release import PUBLIC, suppressed
from organised_release import FIRST, WIDER
from page_tree import Node, parse

from groundview.profile.disclosure.judged import Judged
from groundview.profile.disclosure.released import Release
from groundview.profile.disclosure.trail import CaseTrail, TrailStep
from groundview.profile.narrative.doubt import KINDS, doubts_in_words, one_doubt, printed
from groundview.profile.narrative.numbers import bound_text, counts_text, sentence
from groundview.profile.report import exhibits
from groundview.profile.report.charts.waterfall import FILLS
from groundview.profile.report.formats.html import render
from groundview.profile.report.organised.waterfall import _parts
from groundview.profile.report.page import Page
from groundview.profile.report.sections.organised import build

TODAY = date(2025, 6, 1)


def section(release: Release) -> Node:
    (found,) = [
        node for node in parse(render(release, TODAY)).all("section") if node.attributes["id"] == "organised"
    ]
    return found


@pytest.fixture(scope="module")
def made() -> Node:
    return section(organised.release())


def table(node: Node, caption: str) -> Node:
    return next(one for one in node.all("table") if one.one("caption").text.startswith(caption))


def cells(node: Node, row: str) -> list[str]:
    found = next(one for one in node.one("tbody").all("tr") if one.children[0].text.startswith(row))
    return [cell.text for cell in found.all("td")]


def test_each_chart_says_its_message(made: Node) -> None:
    assert [heading.text for heading in made.all("h3", "h4")] == [
        "Organised cases: 45.0% in fraud, 60.0% in child sexual exploitation",
        "Child sexual exploitation",
        "Depending on the definition, records prove 8.8% to 25.0% of cases",
        "Records leave 60 cases open",
        "Fraud",
        "Depending on the definition, 25.0% to 45.0% of cases are organised",
        "Records leave 600 cases open",
        "Complete MO text in offences would settle 30.0% of cases",
        "Coders and losses, across contexts",
        "Coders agree most on fraud (0.71), least on child sexual exploitation (0.42)",
        "Median loss in fraud: 2,500 pounds where proved, 300 where ruled out",
    ]


def test_the_same_cases_stand_under_every_definition_with_each_doubt_in_its_own_column(made: Node) -> None:
    shown = table(made, "The definitions side by side: fraud")
    assert [th.text for th in shown.one("thead").all("th")][1:] == [
        *("Proved", "Not ruled out", "Ruled out, cases", "Range over linkages", "Calibrated share"),
        *("95% interval", "Range between coders", "Coded share"),
    ]
    assert cells(shown, "Planned together") == [
        *("4.0%", "64.0%", "360", "3.6% to 4.4%", "25.0%", "19.0% to 32.0%", "15.0% to 35.0%", "26.0%")
    ]
    assert cells(shown, "A known group") == ["[x]", "100%", "0", "", "[x]", "", "", "[x]"]


def test_every_number_is_a_released_one(made: Node) -> None:
    figures = {figure.id: figure for figure in organised.figures()}
    traced = [node for node in made.walk() if "data-figure" in node.attributes]
    assert len(traced) > 100
    for node in traced:
        figure = figures[node.attributes["data-figure"]]
        said = {
            printed(figure),
            doubts_in_words(figure),
            sentence(doubts_in_words(figure)),
            counts_text(figure),
        }
        said |= {one_doubt(figure, kind) for kind in KINDS} | {figure.id}
        said |= {bound_text(high, figure) for _, high in figure.doubts.values()}
        assert node.text in said, (figure.id, node.text)


def test_every_chart_has_alt_text_and_a_table(made: Node) -> None:
    for chart in made.all("figure"):
        assert all(len(one.attributes["aria-label"]) > 40 for one in chart.all("svg"))
        assert chart.all("table")
    assert len(made.all("figure")) == 8


def test_cautions_stand_under_the_context_they_are_about(made: Node) -> None:
    text = made.text
    assert text.index("Child sexual exploitation") < text.index("These are few young people.")
    assert text.index("These are few young people.") < text.index("Few are reported.")


def test_the_waterfall_goes_from_proved_to_ruled_out_without_a_gap_or_an_overlap() -> None:
    page = Page(organised.release(), TODAY)
    found = {
        one.breakdown: one for one in organised.shares() if (one.context, one.definition) == ("fraud", FIRST)
    }
    answers = [found[f"answer={answer}"] for answer in ("organised", "open", "not organised")]
    settling = [one for one in organised.missing() if one.measure == "decisive_evidence"]
    parts = _parts(page, 1000, answers, settling)
    made = [(part.kind, part.start, part.end, part.shown) for part in parts]
    assert made == [
        ("proved", 0.0, 0.04, "40"),
        ("one", 0.04, pytest.approx(0.28), "240 of 600"),
        ("one", pytest.approx(0.28), pytest.approx(0.34), "60 of 600"),
        ("several", pytest.approx(0.34), pytest.approx(0.64), ""),
        ("out", pytest.approx(0.64), 1.0, "360"),
    ]
    assert len(FILLS) == 4


def test_where_cases_stop_is_told_in_the_order_of_the_definition(made: Node) -> None:
    shown = table(made, "Where cases stop")
    assert cells(shown, "Whether two act together in it") == ["90", "360", "550"]
    assert cells(shown, "Whether it was planned, or two act together in it") == ["40", "0", "600"]


def test_suppressed_is_not_nought_and_draws_nothing() -> None:
    hidden = [
        suppressed(one) if one.definition == WIDER and one.context == "fraud" else one
        for one in organised.figures()
    ]
    made = section(organised.release(hidden, audience=PUBLIC))
    row = cells(table(made, "The definitions side by side: fraud"), "Any two")
    assert row == ["[c]", "[c]", "[c]", "", "[c]", "", "", "[c]"]
    chart = next(node for node in made.all("figure") if node.attributes["id"] == "chart-shares-fraud")
    assert "[c]" in [node.text for node in chart.all("text")]
    for heading in made.all("h3", "h4"):
        assert "[c]" not in heading.text


def test_one_part_that_may_not_be_shown_leaves_out_the_waterfall_and_keeps_its_table() -> None:
    hidden = [
        suppressed(one) if one.measure == "case_answers" and one.breakdown == "answer=open" else one
        for one in organised.figures()
    ]
    made = section(organised.release(hidden, audience=PUBLIC))
    assert "chart-waterfall-fraud" not in [node.attributes["id"] for node in made.all("figure")]
    assert cells(table(made, "What records prove"), "Cases left open")[0] == "[c]"


def test_a_chart_in_which_nothing_may_be_drawn_is_a_table_alone() -> None:
    hidden = [suppressed(one) if one.context == "cse" else one for one in organised.figures()]
    made = section(organised.release(hidden, audience=PUBLIC))
    assert "chart-shares-cse" not in [node.attributes["id"] for node in made.all("figure")]
    assert cells(table(made, "The definitions side by side: child"), "Any two")[:2] == ["[c]", "[c]"]


MEASURES = sorted({figure.measure for figure in organised.figures()} - {"organised_share"})


@pytest.mark.parametrize("measure", MEASURES)
def test_any_measure_may_be_missing(measure: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exhibits, "draw", lambda chart, key, text: f"<svg>{type(chart).__name__}</svg>")
    kept = organised.release([figure for figure in organised.figures() if figure.measure != measure])
    filled = build(Page(kept, TODAY))
    assert filled is not None
    shown = [one for chapter in filled["chapters"] for one in chapter["exhibits"]]
    assert len(shown) >= 2
    assert not [one.title.text for one in [*shown, *filled["across"]] if "None" in one.title.text]


def test_the_words_of_a_release_may_be_missing() -> None:
    made = section(replace(organised.release(), judged=Judged()))
    assert "planned together" in made.text
    assert "cse" in [heading.text for heading in made.all("h3")]


def test_trails_are_told_in_tables_where_the_release_holds_any() -> None:
    steps = (
        TrailStep("it was planned", "met", "the text tells of preparation"),
        TrailStep("two act", "unknown", ""),
    )
    trail = CaseTrail(4, "fraud", FIRST, "organised", 35, steps)
    made = section(replace(organised.release(), trails=[trail]))
    shown = table(made, "Example 4")
    assert shown.one("caption").text == "Example 4, proved to be organised under “Planned together”"
    assert cells(shown, "it was planned") == ["met", "the text tells of preparation"]
    assert "for internal readers" in made.text
    assert "for internal readers" not in section(organised.release()).text


def test_no_level_of_heading_is_skipped_and_every_row_has_every_column(made: Node) -> None:
    levels = [int(node.tag[1]) for node in made.walk() if node.tag in {"h2", "h3", "h4"}]
    assert set(levels) == {2, 3, 4}
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    for one in made.all("table"):
        width = len(one.one("thead").all("th"))
        assert all(len(row.children) == width for row in one.one("tbody").all("tr"))
    homes = [node.attributes["id"] for node in made.walk() if "id" in node.attributes]
    assert len(homes) == len(set(homes))
