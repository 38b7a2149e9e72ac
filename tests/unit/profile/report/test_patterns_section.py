"""Hot spots, near repeats and hours: a map of kinds, matrices shaded above chance only, reasons where there is none."""

from __future__ import annotations

import re
from dataclasses import replace

import patterns_release as patterns
import pytest
from invented_release import PUBLIC, areas, figure, release, suppressed
from one_section import cells, headings, section, table, untraced
from page_tree import Node
from patterns_release import HOT_TYPE
from test_page_accessible import contrast

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.patterns import near_title, offences_name
from groundview.profile.report.charts import theme
from groundview.profile.report.maps import NEITHER
from groundview.profile.report.patterns.hot_spots import KINDS


@pytest.fixture(scope="module")
def made() -> Node:
    found = section("patterns", patterns.release())
    assert found is not None
    return found


def chart(node: Node, key: str) -> Node:
    return next(one for one in node.all("figure") if one.attributes["id"] == f"chart-{key}")


def test_each_part_says_its_message(made: Node) -> None:
    assert headings(made) == [
        "Hot spots",
        "Shoplifting: 2 areas are hot spots",
        "Near repeats",
        "Burglary in Square 2: 1.7 times as many pairs as by chance, above 0 to under 200 m and 0 to 6 days apart",
        "Drugs in Square 2: no more near repeats than chance makes",
        "Times and places",
        "The hour from 23:00 has the greatest share of offences: 8.0%",
    ]


def test_every_number_is_a_released_one(made: Node) -> None:
    assert untraced(made, patterns.release()) == []
    assert len([node for node in made.walk() if "data-figure" in node.attributes]) > 400


def test_the_map_has_a_colour_a_kind_and_a_legend_of_it(made: Node) -> None:
    shown = chart(made, "hot-spots")
    fills = {
        node.attributes["data-area"]: node.attributes["fill"]
        for node in shown.all("path")
        if "data-area" in node.attributes
    }
    hot, cold, neither = theme.PLUM, theme.TEAL, theme.GRID
    assert [fills[str(place)] for place in range(6)] == [hot, hot, neither, neither, neither, cold]
    assert [node.text for node in shown.all("li")] == ["cold spot", "hot spot", "neither"]
    assert "In all offences together no area is a hot spot" in made.text


def test_the_kinds_of_a_map_can_be_told_from_each_other_and_from_the_page() -> None:
    for kind in KINDS.values():
        assert contrast(kind.colour, theme.PAPER) >= 3.0
        assert contrast(kind.colour, NEITHER.colour) >= 2.3


def test_all_offences_are_mapped_first_where_any_area_stands_out() -> None:
    hot = [
        replace(one, note="hot spot") if one.area_code == "S3" and not one.breakdown else one
        for one in patterns.hot_spots()
    ]
    hot = [replace(one, shown="1", value=1) if one.breakdown == "side=hot" else one for one in hot]
    made = section("patterns", patterns.release(hot))
    assert made is not None
    assert headings(made)[1] == "All offences: 1 area is a hot spot"
    assert "In all offences together" not in made.text


def test_where_nothing_stands_out_the_map_says_so(undrawn: None) -> None:
    none = [
        replace(one, note="", value=0.0, shown="0") if one.measure == "hot_spots" else replace(one, note="")
        for one in patterns.hot_spots()
    ]
    made = section("patterns", patterns.release(none))
    assert made is not None
    assert headings(made)[1] == "All offences: no area stands out as a hot spot"


def test_areas_are_listed_by_score_or_by_probability_where_the_score_may_not_be_shown(made: Node) -> None:
    rows = table(made, "Every area, the hottest first").one("tbody").all("tr")
    assert rows[0].children[0].text.startswith("Square 0 (hot spot)")
    assert [row.children[1].text for row in rows] == ["3.00", "2.00", "1.00", "0.00", "-1.00", "-2.00"]
    hidden = [suppressed(one) if one.measure == "hot_spot" else one for one in patterns.figures()]
    public = section("patterns", patterns.release(hidden, audience=PUBLIC))
    assert public is not None
    assert cells(table(public, "Every area, the least by chance first"), "Square 0 (hot spot)")[0] == "0.05"


def test_only_what_lies_above_chance_is_shaded(made: Node) -> None:
    drawn = chart(made, "near-repeats-0").all("svg")[0]
    filled = [
        node.attributes["fill"]
        for node in drawn.all("path")
        if node.attributes.get("fill", "") in theme.SEQUENTIAL[:3]
    ]
    assert list(map(filled.count, theme.SEQUENTIAL[:3])) == [4, 0, 1]
    texts = [node.text for node in drawn.all("text")]
    assert {"6.0", "1.7", "0.8", "At the same place", "0 to 6 days", "7 to 13 days"} <= set(texts)


def test_one_matrix_a_family_and_the_note_that_holds_for_all_its_cells(made: Node) -> None:
    assert len([node for node in made.all("figure") if "near-repeats" in node.attributes["id"]]) == 2
    assert "Burglary residential" not in "".join(headings(made))
    assert patterns.SNAPPED.capitalize() in chart(made, "near-repeats-0").text
    listed = table(made, "Every band with more near repeats")
    assert len(listed.one("tbody").all("tr")) == 4
    assert cells(listed, "Burglary residential, Square 2: at the same place, 0 to 6 days") == [
        "6.0",
        "60 over 9.5",
    ]


def test_the_table_of_a_matrix_says_what_its_counts_are(made: Node) -> None:
    shown = chart(made, "near-repeats-0")
    assert "Counts: pairs found over pairs by chance." in shown.text
    assert cells(table(shown, "Near repeats"), "At the same place, 0 to 6 days (more than by chance)") == [
        "6.0",
        "60 over 9.5",
    ]


def test_every_hour_of_the_week_is_in_the_table_behind_its_chart(made: Node) -> None:
    shown = chart(made, "hours")
    assert len(shown.all("svg")) == 2
    rows = table(shown, "Offences by hour of the week").one("tbody").all("tr")
    assert len(rows) == 7 * 24
    assert len(table(made, "Offences by hour of the day").one("tbody").all("tr")) == 24


def test_hours_of_the_week_that_all_look_alike_give_way_to_those_of_the_day() -> None:
    coarse = [
        replace(one, value=0.01, shown="1%") if "hour_of_week" in one.breakdown else one
        for one in patterns.times()
    ]
    coarse = [
        replace(one, shown="8%") if one.breakdown.endswith(("22:00", "23:00")) else one for one in coarse
    ]
    made = section("patterns", patterns.release(coarse, audience=PUBLIC))
    assert made is not None
    assert headings(made)[-1] == "No hour of the day has more than 8% of offences"
    shown = chart(made, "hours")
    assert [node.text for node in shown.all("svg")[0].all("text")].count("Every day") == 1
    assert len(table(shown, "Offences by hour of the day").one("tbody").all("tr")) == 24
    assert len(table(made, "Offences by hour of the week").one("tbody").all("tr")) == 7 * 24


def test_places_are_told_from_missing_to_exact(made: Node) -> None:
    rows = table(made, "How exactly places are known").one("tbody").all("tr")
    assert [re.sub("victimisation.*", "", row.children[0].text) for row in rows] == [
        *("No place at all", "Moved to a shared point", "Exact")
    ]


def test_every_drawing_has_alt_text_and_a_table(made: Node) -> None:
    assert len(made.all("figure")) == 4
    for shown in made.all("figure"):
        assert all(
            len(one.attributes["aria-label"]) > 40
            for one in shown.all("svg")
            if "aria-hidden" not in one.attributes
        )
        assert shown.all("table")


MEASURES = sorted({one.measure for one in patterns.figures()})


@pytest.mark.parametrize("measure", MEASURES)
def test_what_is_suppressed_is_marked_and_stands_in_no_heading(measure: str, undrawn: None) -> None:
    hidden = [suppressed(one) if one.measure == measure else one for one in patterns.figures()]
    made = section("patterns", patterns.release(hidden, audience=PUBLIC))
    assert made is not None
    assert not [heading for heading in headings(made) if "[c]" in heading]
    if measure not in {"hot_spot", "hot_spot_p"}:
        assert "[c]" in made.text


def test_a_cell_that_may_not_be_shown_is_hatched_and_the_title_does_not_say_there_is_nothing() -> None:
    hidden = [
        suppressed(one) if "Burglary" in one.breakdown and one.value != 0.8 else one
        for one in patterns.near_repeats()
    ]
    made = section("patterns", patterns.release(hidden, audience=PUBLIC))
    assert made is not None
    shown = next(one for one in made.all("figure") if "Near repeats: Burglary, Square 2" in one.text)
    assert [node.text for node in shown.all("svg")[0].all("text")].count("[c]") == 4
    assert any("-hatch" in node.attributes.get("fill", "") for node in shown.all("path"))


def test_all_suppressed_draws_nothing_and_says_so() -> None:
    everything = [suppressed(one) for one in patterns.figures()]
    made = section("patterns", patterns.release(everything, audience=PUBLIC))
    assert made is not None
    assert not made.all("figure")
    assert not made.all("table")
    for caption in (
        "Types of offence with hot",
        "Every band with more near repeats",
        "Offences by hour of the day",
    ):
        assert re.search(caption + r"[^.]*: every figure is suppressed \[c\]\.", made.text), caption


@pytest.mark.parametrize("measure", MEASURES)
def test_any_measure_may_be_missing(measure: str, undrawn: None) -> None:
    made = section(
        "patterns", patterns.release([one for one in patterns.figures() if one.measure != measure])
    )
    assert made is not None
    assert "None" not in made.text
    for heading in made.all("h3"):
        assert made.children[made.children.index(heading) + 1].tag != "h3", "an empty heading"


@pytest.mark.parametrize(
    ("measure", "heading"),
    [("hot_spot", "Hot spots"), ("near_repeat", "Near repeats"), ("aoristic_share", "Times and places")],
)
def test_where_there_is_none_the_reason_stands_under_its_heading(measure: str, heading: str) -> None:
    none = figure(
        "victimisation",
        measure,
        "[x]",
        None,
        state="not_available",
        note="the extracts give months and no days",
    )
    made = section("patterns", patterns.release([none]))
    assert made is not None
    assert headings(made) == [heading]
    assert "The extracts give months and no days." in made.text


def test_without_boundaries_there_is_no_map_and_the_rest_stands(undrawn: None) -> None:
    flat = replace(patterns.release(), areas=[replace(area, geometry=None) for area in areas()])
    made = section("patterns", flat)
    assert made is not None
    assert "chart-hot-spots" not in [node.attributes["id"] for node in made.all("figure")]
    assert cells(table(made, "Types of offence with hot"), "Shoplifting: hot spots")[0] == "2"


def test_a_release_that_was_never_asked_has_no_such_section() -> None:
    assert section("patterns", release()) is None


def test_offences_are_named_as_a_heading_begins() -> None:
    made = patterns.release()
    by_type = figure("victimisation", "hot_spot", "1", 1, breakdown=HOT_TYPE)
    assert [offences_name(made, one) for one in (None, by_type)] == ["All offences", "Shoplifting"]
    assert (
        offences_name(made, replace(by_type, breakdown="", context="adult_sex_market")) == "Adult sex market"
    )


def test_a_title_speaks_of_the_same_place_where_nothing_near_stands_out() -> None:
    cells_of: list[Released] = patterns.near_repeats()[:1]
    said = near_title(patterns.release(), cells_of, "Square 2").text
    assert (
        said
        == "Burglary in Square 2: 6.0 times as many pairs as by chance, at the same place and 0 to 6 days apart"
    )
