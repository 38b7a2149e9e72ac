"""What was never recorded: every model beside the others, what partners prove, what a survey makes of records."""

from __future__ import annotations

from dataclasses import replace

import pytest
import unrecorded_release as unrecorded
from invented_release import PUBLIC, figure, release, suppressed
from one_section import cells, headings, section, table, untraced
from page_tree import Node

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.unrecorded import partners_title, population_title


@pytest.fixture(scope="module")
def made() -> Node:
    found = section("unrecorded", unrecorded.release())
    assert found is not None
    return found


def test_each_part_says_its_message(made: Node) -> None:
    assert headings(made) == [
        "People whom agencies list",
        "Labour: 100 persons are on agencies’ lists, and there may be 470 in all",
        "Street work: 100 persons are on agencies’ lists, and there may be 160 in all",
        "What partners noted",
        "From 12.0% (Homes) to 20.0% (Shops) of partners’ incidents are proved to be on police record",
        "What a survey says of reporting",
        "If people here report as people in the survey do, 18,288 incidents of fraud stand behind those recorded",
    ]


def test_every_number_is_a_released_one(made: Node) -> None:
    assert untraced(made, unrecorded.release()) == []
    assert len([node for node in made.walk() if "data-figure" in node.attributes]) > 60


def test_the_models_stand_side_by_side_with_their_intervals_and_the_persons_listed(made: Node) -> None:
    shown = table(made, "Labour: every model")
    assert cells(shown, "Average over all models") == ["470", "310 to 1,550"]
    assert cells(shown, "Average by BIC") == ["430", "345 to 580"]
    drawn = next(node for node in made.all("figure") if node.attributes["id"] == "chart-hidden-labour")
    texts = [node.text for node in drawn.all("svg")[0].all("text")]
    assert {"470", "430", "340", "on any list 100"} <= set(texts)
    assert "Lists independent" in texts


def test_the_disagreement_of_the_models_is_said_with_the_least_there_are(made: Node) -> None:
    assert "The largest total of any model is 1.38 times the least" in made.text
    assert "at least 290 (95% interval 250 to 350)" in made.text


def test_a_caution_that_holds_for_all_is_said_once_before_them(made: Node) -> None:
    said = "Nobody came or left between the lists."
    assert made.text.count(said) == 1
    assert made.text.index(said) < made.text.index("Labour: 100 persons")
    others = [
        replace(one, note="this one is worse") if one.breakdown == "population=labour" else one
        for one in unrecorded.populations()
    ]
    apart = section("unrecorded", unrecorded.release(others))
    assert apart is not None
    assert (
        apart.text.index("This one is worse.")
        < apart.text.index("Street work: 100 persons")
        < apart.text.index(said)
    )


def test_names_of_lists_are_words(made: Node) -> None:
    assert cells(table(made, "Labour: persons whom two lists share"), "Charity, also the police") == [
        "33.3%",
        "20 of 60",
    ]
    assert cells(table(made, "Labour: the total if"), "Charity and the police as one")[0] == "300"
    assert "the_police as" not in made.text.replace("suppose=charity and the_police as one", "")


def test_a_partner_whose_records_leave_everything_open_is_no_extreme(made: Node) -> None:
    assert cells(table(made, "Incidents on police record"), "Wardens")[0] == "0.0%"
    assert "Wardens" not in "".join(headings(made))
    assert "Homes (30 of 36 months)" in made.text
    one = [share for share in unrecorded.partners() if share.measure == "partner_reporting_rate"][:1]
    assert partners_title(one).text == "12.0% of the incidents of Homes are proved to be on police record"
    assert partners_title([]).text == "Partners’ incidents on police record"


def test_a_published_share_is_not_the_unit_of_the_incidents_worked_out_from_it(made: Node) -> None:
    assert cells(table(made, "Incidents behind those recorded"), "Fraud") == [
        "18,288",
        "15,223 to 22,903",
        "2,500 over 13.7%",
    ]


def test_kinds_without_a_figure_are_told_by_reason_and_fill_no_table(made: Node) -> None:
    assert [node.text for node in made.all("li")] == ["2 kinds: no such kind.", "1 kind: it is mixed."]
    assert len(table(made, "Incidents behind those recorded").one("tbody").all("tr")) == 1


def test_only_the_newest_year_of_the_survey_is_listed(made: Node) -> None:
    rows = table(made, "What a survey says is reported").one("tbody").all("tr")
    assert [row.children[1].text for row in rows] == ["15.0%"]
    assert rows[0].children[0].text.startswith("Fraud, December 2025")


def hidden(measure: str) -> list[Released]:
    return [suppressed(one) if one.measure == measure else one for one in unrecorded.figures()]


MEASURES = sorted({one.measure for one in unrecorded.figures()})


@pytest.mark.parametrize("measure", MEASURES)
def test_what_is_suppressed_is_marked_and_stands_in_no_heading(measure: str, undrawn: None) -> None:
    made = section("unrecorded", unrecorded.release(hidden(measure), audience=PUBLIC))
    assert made is not None
    assert not [heading for heading in headings(made) if "[c]" in heading]
    if measure not in {"hidden_at_least", "model_disagreement"}:
        assert "[c]" in made.text


def test_a_table_of_which_a_part_may_be_shown_is_kept() -> None:
    some = [suppressed(one) if one.parts.get("on") == "any list" else one for one in unrecorded.populations()]
    made = section("unrecorded", unrecorded.release(some, audience=PUBLIC))
    assert made is not None
    shown = table(made, "Labour: persons on lists")
    assert [cells(shown, row)[0] for row in ("On any list", "On two lists", "Charity")] == ["[c]", "20", "60"]


def test_a_total_that_stands_without_the_lists_is_said_alone() -> None:
    made = unrecorded.release(hidden("listed_persons"))
    assert population_title(made, "labour").text == "Labour: there may be 470 persons in all"
    made = unrecorded.release(hidden("hidden_population"))
    assert population_title(made, "labour").text.startswith("Labour: the lists are too few")


@pytest.mark.parametrize("measure", MEASURES)
def test_any_measure_may_be_missing(measure: str, undrawn: None) -> None:
    kept = [one for one in unrecorded.figures() if one.measure != measure]
    made = section("unrecorded", unrecorded.release(kept))
    assert made is not None
    assert "None" not in made.text
    for heading in made.all("h3"):
        assert made.children[made.children.index(heading) + 1].tag != "h3", "an empty heading"


def test_all_suppressed_draws_nothing_and_says_so_once_a_table() -> None:
    everything = [suppressed(one) for one in unrecorded.figures() if one.state == "released"]
    made = section("unrecorded", unrecorded.release(everything, audience=PUBLIC))
    assert made is not None
    assert not made.all("svg")
    assert not made.all("table")
    assert "Labour: every model: every figure is suppressed [c]." in made.text
    assert "Incidents on police record, by partner: every figure is suppressed [c]." in made.text
    assert "Incidents behind those recorded: every figure is suppressed [c]." in made.text


@pytest.mark.parametrize(
    ("measure", "heading"),
    [
        ("hidden_population", "People whom agencies list"),
        ("partner_reporting_rate", "What partners noted"),
        ("estimated_incidents", "What a survey says of reporting"),
    ],
)
def test_where_nothing_was_supplied_the_reason_stands_under_its_heading(measure: str, heading: str) -> None:
    none = figure("victimisation", measure, "[x]", None, state="not_available", note="nothing was supplied")
    made = section("unrecorded", unrecorded.release([none]))
    assert made is not None
    assert headings(made) == [heading]
    assert "Nothing was supplied." in made.text


def test_a_release_that_was_never_asked_has_no_such_section() -> None:
    assert section("unrecorded", release()) is None
