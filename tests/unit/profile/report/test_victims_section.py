"""The section on victims: what is missing first, doubt beside every figure, a reason where there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import invented_release
import pytest
import victims_release as victims
from invented_release import PUBLIC, suppressed
from page_tree import Node, parse

from groundview.profile.disclosure.released import Release, Released
from groundview.profile.narrative.doubt import KINDS, doubts_in_words, one_doubt, printed
from groundview.profile.narrative.numbers import counts_text, sentence
from groundview.profile.report import exhibits
from groundview.profile.report.formats.html import render
from groundview.profile.report.page import Page
from groundview.profile.report.sections.victims import build

TODAY = date(2025, 6, 1)
MEASURES = (
    *("prevalence", "concentration", "repeat_victims", "repeat_victims_share"),
    *("victim_missing", "age_sex", "disproportionality", "remote_unknown"),
)


def section(release: Release) -> Node:
    (found,) = [
        node for node in parse(render(release, TODAY)).all("section") if node.attributes["id"] == "victims"
    ]
    return found


@pytest.fixture(scope="module")
def made() -> Node:
    return section(victims.release())


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Charts are put together and not drawn."""
    monkeypatch.setattr(exhibits, "draw", lambda chart, key, text: f"<svg>{type(chart).__name__}</svg>")


def without(*measures: str) -> list[Released]:
    return [one for one in victims.figures() if one.measure not in measures]


def titles(figures: Sequence[Released]) -> list[str]:
    filled = build(Page(victims.release(figures), TODAY))
    assert filled is not None
    return [chart.title.text for part in filled["parts"] for chart in part.exhibits]


def table(node: Node, caption: str) -> Node:
    return next(one for one in node.all("table") if one.one("caption").text.startswith(caption))


def cells(node: Node, row: str) -> list[str]:
    found = next(one for one in node.one("tbody").all("tr") if one.children[0].text.startswith(row))
    return [cell.text for cell in found.all("td")]


def test_each_chart_says_its_message(made: Node) -> None:
    assert [heading.text for heading in made.all("h3", "h4")] == [
        "How many victims",
        "100.0 per 1,000 of the population at risk were a victim of an offence at least once",
        "Fraud: at least 3.0 per 1,000 of the population at risk were victims of organised cases",
        "Kinds of victims",
        "2,000 of 2,500 victimisations befell persons who are named",
        "Victims again",
        "People who were victims more than once suffered 70.0% of victimisations",
        "Victims are most at risk again 1 to 6 days after the last time: 24.2 per 1,000 victims and week at risk",
        "Who victims are",
        "Ethnic group, as given: not known for 61.0% of victims",
        "Of known ages, the rate is highest in those aged 20 to 24: 144.0 per 1,000 residents of the group",
        "Aged 20 to 24: 1.80 times the rate of everybody, and more than it whoever those not known are",
        "From where",
        "At least 20.0% of victimisations were in the victim’s own area; for 55.0% no home is on record",
        "Fraud: 52.4% of suspects whose place is known are elsewhere in the country",
    ]


def test_incidence_is_told_as_prevalence_times_concentration(made: Node) -> None:
    assert "there were 200.0 victimisations" in made.text
    assert (
        "multiplied: 100.0 victims per 1,000 of the population at risk, and 2.00 victimisations" in made.text
    )


def test_every_number_is_a_released_one(made: Node) -> None:
    figures = {figure.id: figure for figure in victims.figures()}
    traced = [node for node in made.walk() if "data-figure" in node.attributes]
    assert len(traced) > 100
    for node in traced:
        figure = figures[node.attributes["data-figure"]]
        said = {printed(figure), doubts_in_words(figure), sentence(doubts_in_words(figure))}
        said |= {one_doubt(figure, kind) for kind in KINDS} | {counts_text(figure)}
        assert node.text in said, (figure.id, node.text)


def test_what_is_missing_comes_before_any_rate_by_group_and_with_the_cautions(made: Node) -> None:
    charts = [chart.attributes["id"].removeprefix("chart-victims-") for chart in made.all("figure")]
    assert charts.index("missing") < charts.index("rates") < charts.index("ratios")
    assert made.text.index("A ratio is not a cause") < made.text.index("not known for 61.0%")
    assert "recorded is not suffered" in made.text
    assert cells(table(made, "What is not known"), "All recorded offences: Age")[:2] == [
        "25.0%",
        "250 of 1,000",
    ]


def test_a_ratio_has_its_interval_and_what_those_not_known_could_make_of_it(made: Node) -> None:
    row = cells(table(made, "Victims by age and sex, as times"), "Aged 20 to 24")
    assert row == ["1.80", "1.62 to 1.98", "1.40 to 4.80"]
    (chart,) = [node for node in made.all("figure") if node.attributes["id"] == "chart-victims-ratios"]
    words = [node.text for node in chart.all("svg")[0].all("text")]
    assert {"1.62 to 1.98", "1.40 to 4.80", "the rate of everybody"} <= set(words)


def test_what_is_refused_is_told_with_its_reason(made: Node) -> None:
    refusal = "By age and sex together; by ethnic group, as given: no figure: the detail is missing for more than 30%"
    assert refusal in made.text
    assert not [one for one in made.all("table") if "ethnic group" in one.one("caption").text.lower()]


def test_cases_all_left_open_are_shown_by_themselves_and_others_within_ranges(made: Node) -> None:
    (chart,) = [node for node in made.all("figure") if node.attributes["id"] == "chart-victims-organised"]
    words = [node.text for node in chart.all("svg")[1].all("text")]
    assert "Child sexual exploitation: left open" in words
    assert "Fraud: left open" not in words
    assert "3.0 to 12.0" in words


def test_every_chart_has_alt_text_and_a_table(made: Node) -> None:
    for chart in made.all("figure"):
        assert all(len(one.attributes["aria-label"]) > 40 for one in chart.all("svg"))
        assert chart.all("table")
    assert len(made.all("figure")) == 10


def test_no_level_of_heading_is_skipped_and_every_row_has_every_column(made: Node) -> None:
    levels = [int(node.tag[1]) for node in made.walk() if node.tag in {"h2", "h3", "h4"}]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    for one in made.all("table"):
        width = len(one.one("thead").all("th"))
        assert all(len(row.children) == width for row in one.one("tbody").all("tr"))
    homes = [node.attributes["id"] for node in made.walk() if "id" in node.attributes]
    assert len(homes) == len(set(homes))


def test_everything_suppressed_leaves_tables_and_no_chart_or_sentence() -> None:
    hidden = [suppressed(one) for one in victims.figures() if one.state == "released"]
    made = section(victims.release(hidden, audience=PUBLIC))
    assert not made.all("figure")
    assert [heading.text for heading in made.all("h3")] == [
        *("How many victims", "Kinds of victims", "Victims again", "Who victims are", "From where")
    ]
    for node in made.all("h3", "p"):
        assert "[c]" not in node.text or "note" in node.classes
    assert {cell.text for one in made.all("table") for cell in one.all("td")} <= {"[c]", "[x]", ""}
    assert cells(table(made, "Victims by number of times"), "All recorded offences")[:4] == ["[c]"] * 4


@pytest.mark.usefixtures("undrawn")
def test_one_rung_that_may_not_be_shown_is_not_nought() -> None:
    hidden = [suppressed(one) if "times=3" in one.breakdown else one for one in victims.figures()]
    page = Page(victims.release(hidden), TODAY)
    filled = build(page)
    assert filled is not None
    (ladder,) = [
        chart for part in filled["parts"] for chart in part.exhibits if chart.key == "victims-ladder"
    ]
    assert ladder.table is not None
    assert [cell.text for cell in ladder.table.rows[0].cells][:4] == ["600", "250", "[c]", "50"]


def test_where_records_name_nobody_the_reason_is_all_there_is() -> None:
    made = section(victims.release(victims.nobody()))
    assert [node.text for node in made.all("p")] == [
        "There is nothing to tell of persons who are victims: the extracts name no victims who could show it.",
        "There is nothing to tell of suspects elsewhere: the extracts do not say where suspects are.",
    ]
    assert not made.all("h3", "h4", "table", "figure")


def test_where_nothing_was_asked_there_is_no_section() -> None:
    assert build(Page(invented_release.release(), TODAY)) is None


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("measure", MEASURES)
def test_any_measure_may_be_missing(measure: str) -> None:
    shown = titles(without(measure))
    assert len(shown) >= 8
    assert not [title for title in shown if "None" in title or "{" in title]


@pytest.mark.usefixtures("undrawn")
def test_no_group_is_called_above_where_those_not_known_could_undo_it() -> None:
    doubtful = [
        one if one.breakdown != "age=20_to_24" or one.measure != "disproportionality"
        else victims.of("disproportionality", "1.80", 1.8, one.breakdown, doubts={"evidence": (0.9, 4.8)})
        for one in victims.figures()
    ]  # fmt: skip
    assert "No group is above the rate of everybody whoever those not known are" in titles(doubtful)


@pytest.mark.usefixtures("undrawn")
def test_ethnic_groups_are_drawn_between_none_and_all_of_those_not_known_where_enough_is_known() -> None:
    known = victims.share("ethnicity_share", 60, 100, "ethnicity_self=asian", doubts={"evidence": (0.5, 0.7)})
    shown = titles([*without("ethnicity_share"), known])
    assert "Asian: 60.0% of victims whose ethnic group is known" in shown
