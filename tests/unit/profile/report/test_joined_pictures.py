"""Pictures of single linked sets in the page: for a release that holds them, in letters, with a table behind each."""

from __future__ import annotations

from datetime import date

import joined_release as joined
import pytest
from invented_release import PUBLIC
from page_tree import Node, parse

from groundview.profile.narrative.layers import KINDS_OF_TIE, LAYERS, kind_of_tie
from groundview.profile.report.charts import theme
from groundview.profile.report.charts.node_link import node_link, totals_of
from groundview.profile.report.charts.placing import places
from groundview.profile.report.formats.html import render

TODAY = date(2025, 6, 1)


@pytest.fixture(scope="module")
def charts() -> list[Node]:
    page = parse(render(joined.release(drawn=joined.pictures()), TODAY))
    return [node for node in page.all("figure") if node.attributes["id"].startswith("chart-linked-set-")]


def test_a_picture_says_what_it_is_of(charts: list[Node]) -> None:
    titles = [chart.one("h3").text for chart in charts]
    assert titles == [f"Linked set of {n} suspects (rule main rule, version 1)" for n in (4, 2)]


def test_its_members_are_letters_and_its_table_has_every_pair(charts: list[Node]) -> None:
    rows = [row.all("th")[0].text for row in charts[0].one("tbody").all("tr")]
    assert rows == ["A and B", "B and C", "C and D", "A and C"]
    numbers = [cell.text for cell in charts[0].one("tbody").all("td")]
    assert numbers == ["5", "0", "0", "0", "2", "0", "0", "0", "1", "0", "0", "0", "0", "1", "0", "0"]
    drawn = [node.text for node in charts[0].all("svg")[0].all("text")]
    assert {"A", "B", "C", "D"} <= set(drawn)
    assert KINDS_OF_TIE[0] in drawn
    assert KINDS_OF_TIE[2] not in drawn


def test_a_release_without_pictures_speaks_of_none() -> None:
    html = render(joined.release(audience=PUBLIC), TODAY)
    assert "Single linked sets" not in html
    assert "chart-linked-set" not in html


@pytest.mark.parametrize("narrow", [False, True])
def test_the_drawing_is_valid_by_the_schema(narrow: bool) -> None:
    for picture in joined.pictures():
        specification = node_link(picture, narrow=narrow).to_dict()
        assert specification["width"] == (theme.NARROW if narrow else theme.WIDE)


def test_four_kinds_of_tie_have_a_colour_each_and_hold_every_layer() -> None:
    assert len(KINDS_OF_TIE) == len(theme.CATEGORIES) == 4
    assert {kind_of_tie(layer) for layer in LAYERS} == set(KINDS_OF_TIE)
    assert kind_of_tie("a layer of a later version") == KINDS_OF_TIE[-1]


def test_events_of_layers_of_one_kind_are_counted_together() -> None:
    picture = joined.pictures()[0]
    twice = [*picture.ties, *(tie for tie in picture.ties if tie.layer == "address")]
    assert totals_of(twice)["A", "C", KINDS_OF_TIE[1]] == 2


def test_dots_in_a_row_are_placed_in_a_row() -> None:
    """The end is as far from the middle as steps say, and no dot lies on another."""
    found = places(5, [(0, 1), (1, 2), (2, 3), (3, 4)])
    steps = [apart(found[place], found[place + 1]) for place in range(4)]
    assert max(steps) == pytest.approx(min(steps), rel=0.05)
    assert apart(found[0], found[4]) == pytest.approx(sum(steps), rel=0.05)


@pytest.mark.parametrize("n", [1, 2, 3, 9, 30])
def test_dots_lie_apart_within_the_square_and_always_alike(n: int) -> None:
    ties = [(place // 2, place) for place in range(1, n)]
    found = places(n, ties)
    assert found == places(n, list(reversed(ties)))
    assert all(0 <= number <= 1 for place in found for number in place)
    nearest = min((apart(a, b) for i, a in enumerate(found) for b in found[:i]), default=1.0)
    assert nearest > 0.03


def test_parts_without_a_tie_between_them_are_placed_too() -> None:
    found = places(4, [(0, 1), (2, 3)])
    assert apart(found[0], found[1]) < apart(found[0], found[2])
    assert apart(found[2], found[3]) < apart(found[1], found[3])


def apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)
