"""Trends: what moved by more than chance apart from what did not, the months compared, seasons only where there are."""

from __future__ import annotations

from dataclasses import replace

import pytest
import trends_release as trends
from invented_release import PUBLIC, figure, release, suppressed
from one_section import cells, headings, section, table, untraced
from page_tree import Node
from trends_release import NO_MORE

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.trends import overall
from groundview.profile.report.charts import theme


@pytest.fixture(scope="module")
def made() -> Node:
    found = section("trends", trends.release())
    assert found is not None
    return found


def chart(node: Node, key: str) -> Node:
    return next(one for one in node.all("figure") if one.attributes["id"] == f"chart-{key}")


def test_each_chart_says_its_message_by_how_far_a_type_moved_up_or_down(made: Node) -> None:
    assert headings(made) == [
        "Shoplifting fell most of the types that moved by more than chance: -22.0% a year",
        "Shoplifting changed most of late: 0.40 times January to March 2024",
    ]
    assert "all recorded offences changed by 4.3% a year (95% interval 1.5% to 7.2%)." in made.text


def test_the_season_of_all_offences_is_told_only_where_it_is_more_than_chance() -> None:
    assert overall(trends.release()) == overall(trends.release(trends.courses()))
    peak = figure("victimisation", "season_peak", "7.00", 7.0, unit="month of the year")
    swing = figure(
        "victimisation", "seasonality", "1.05", 1.05, unit="ratio", doubts={"sampling": (1.02, 1.1)}
    )
    said = overall(trends.release([*trends.courses(), peak, swing]))
    assert said is not None
    assert "the highest month has 1.05 times as many as the lowest (95% interval 1.02 to 1.10)" in said.text


def test_one_type_alone_or_none(undrawn: None) -> None:
    calm = [replace(one, note=NO_MORE) if "Shoplifting" in one.breakdown else one for one in trends.figures()]
    one = section("trends", trends.release(calm))
    assert one is not None
    assert headings(one)[0] == "Drugs alone rose by more than chance: 19.4% a year"
    assert headings(one)[1] == "Drugs changed most of late: 1.46 times January to March 2024"
    none = section("trends", trends.release([replace(each, note=NO_MORE) for each in trends.figures()]))
    assert none is not None
    assert headings(none) == [
        "No type of offence rose or fell by more than chance",
        "Newest months: nothing changed by more than chance",
    ]


def test_every_number_is_a_released_one(made: Node) -> None:
    assert untraced(made, trends.release()) == []
    assert len([node for node in made.walk() if "data-figure" in node.attributes]) > 50


def test_what_is_no_more_than_chance_is_grey(made: Node) -> None:
    drawn = chart(made, "trends").all("svg")[0]
    fills = [node.attributes.get("fill") for node in drawn.all("path")]
    assert fills.count(theme.NAVY) == 2
    assert fills.count(theme.APART) == 3


def test_all_offences_come_first_then_what_stands_out_then_what_is_counted_most(made: Node) -> None:
    rows = table(made, "Change a year, in per cent").one("tbody").all("tr")
    names = [row.children[0].text.split("victimisation")[0].rstrip(".") for row in rows]
    assert names == [
        "All offences",
        "Drugs (more than chance)",
        "Shoplifting (more than chance)",
        "Burglary",
        "Theft",
    ]


def test_bounds_in_per_cent_keep_the_figures_decimals(made: Node) -> None:
    assert cells(table(made, "Change a year, in per cent"), "Burglary") == ["-0.8%", "-9.8% to 9.1%"]


def test_the_months_that_are_compared_are_named(made: Node) -> None:
    shown = chart(made, "recent-change")
    assert "Offences of January to March 2025, times those of January to March 2024" in shown.text
    assert "Counts: January to March 2025 over January to March 2024, where both were supplied." in shown.text
    assert cells(table(shown, "Newest months"), "Drugs")[2] == "146 over 100"


def test_only_places_that_stand_out_are_listed(made: Node) -> None:
    rows = table(made, "Places that rose or fell").one("tbody").all("tr")
    assert len(rows) == 1
    assert rows[0].children[0].text.startswith("Square 1, Drugs")
    assert len(table(made, "Places that changed of late").one("tbody").all("tr")) == 1


def test_contexts_are_called_by_their_titles_and_only_parts_that_stand_out_are_listed(made: Node) -> None:
    shown = table(made, "Change a year of the cases")
    assert cells(shown, "Child sexual exploitation") == ["-0.4%", "-4.4% to 3.7%"]
    assert cells(shown, "Child sexual exploitation, Any two, not organised")[0] == "9.0%"
    assert len(shown.one("tbody").all("tr")) == 2


def test_seasons_are_told_only_where_there_is_a_peak_and_it_has_a_month(made: Node) -> None:
    assert cells(table(made, "Peak of the year"), "Burglary, January")[0] == "12.52"
    assert len(table(made, "Peak of the year").one("tbody").all("tr")) == 1
    assert len(table(made, "Swing of the year").one("tbody").all("tr")) == 1


def test_a_change_in_recording_is_told(made: Node) -> None:
    assert cells(table(made, "Steps where recording changed"), "Fraud reporting moved") == [
        "1.30",
        "1.10 to 1.60",
    ]


def test_every_drawing_has_alt_text_and_a_table(made: Node) -> None:
    assert len(made.all("figure")) == 2
    for shown in made.all("figure"):
        assert len(shown.all("svg")) == 2
        assert all(len(one.attributes["aria-label"]) > 40 for one in shown.all("svg"))
        assert shown.all("table")


MEASURES = ("trend", "recent_change", "season_peak", "break_step")


@pytest.mark.parametrize("measure", MEASURES)
def test_what_is_suppressed_is_marked_and_stands_in_no_heading(measure: str, undrawn: None) -> None:
    hidden = [
        suppressed(one) if one.measure == measure and one.breakdown else one for one in trends.figures()
    ]
    made = section("trends", trends.release(hidden, audience=PUBLIC))
    assert made is not None
    assert "[c]" in made.text
    assert not [heading for heading in headings(made) if "[c]" in heading]
    if measure in {"trend", "recent_change"}:
        assert "Recorded offences of each type" in headings(made)


def test_a_suppressed_type_is_in_the_table_and_not_in_the_drawing() -> None:
    hidden = [suppressed(one) if "Theft" in one.breakdown else one for one in trends.figures()]
    made = section("trends", trends.release(hidden, audience=PUBLIC))
    assert made is not None
    assert cells(table(made, "Change a year, in per cent"), "Theft")[0] == "[c]"
    assert not [node for node in chart(made, "trends").all("text") if node.text == "[c]"]


def test_nothing_is_said_not_to_stand_out_where_it_may_not_be_shown(undrawn: None) -> None:
    calm = [replace(one, note=NO_MORE) for one in trends.figures()]
    hidden = [suppressed(one) if "Theft" in one.breakdown else one for one in calm]
    made = section("trends", trends.release(hidden, audience=PUBLIC))
    assert made is not None
    assert headings(made)[0] == "Recorded offences of each type"


def test_all_suppressed_draws_nothing_and_says_so() -> None:
    everything = [suppressed(one) for one in trends.figures() if one.state == "released"]
    made = section("trends", trends.release(everything, audience=PUBLIC))
    assert made is not None
    assert not made.all("figure")
    assert not made.all("table")
    assert "Change a year, in per cent: every figure is suppressed [c]." in made.text
    assert "Newest months, times those before: every figure is suppressed [c]." in made.text


def why(note: str) -> Released:
    return figure("victimisation", "trend", "[x]", None, unit="% a year", state="not_available", note=note)


def test_too_few_months_are_a_reason_and_what_can_be_compared_still_is(undrawn: None) -> None:
    made = section("trends", trends.release([why("no trend: fewer than 12 months"), *trends.recent()]))
    assert made is not None
    assert "No trend: fewer than 12 months." in made.text
    assert [node.attributes["id"] for node in made.all("figure")] == ["chart-recent-change"]
    alone = section("trends", trends.release([why("no trend: fewer than 12 months")]))
    assert alone is not None
    assert "dark blue" not in alone.text


@pytest.mark.parametrize("measure", [*MEASURES[1:], "seasonality"])
def test_any_measure_may_be_missing(measure: str, undrawn: None) -> None:
    made = section("trends", trends.release([one for one in trends.figures() if one.measure != measure]))
    assert made is not None
    assert "None" not in made.text


def test_a_release_that_was_never_asked_has_no_such_section() -> None:
    assert section("trends", release()) is None
