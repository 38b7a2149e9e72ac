"""Charts: valid by the schema, right where it matters, the same on every machine."""

from __future__ import annotations

from typing import Any

import invented_release as invented
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundview.profile.report.charts.axis import Axis, round_step
from groundview.profile.report.charts.choropleth import choropleth
from groundview.profile.report.charts.classes import classes_of
from groundview.profile.report.charts.drawing import draw
from groundview.profile.report.charts.heat_strip import Cell, Strip, heat_strip
from groundview.profile.report.charts.ladder import Rungs, ladder_chart
from groundview.profile.report.charts.lorenz import Point, lorenz_chart
from groundview.profile.report.charts.months import Month, months_chart
from groundview.profile.report.charts.range_bar import range_bar
from groundview.profile.report.charts.ranges import Look, Range, ranges_chart
from groundview.profile.report.charts.rows import Row, rows_chart
from groundview.profile.report.charts.shapes import shapes_of

ROWS = [Row("Burglary", 10, 5, 15, "10", "5 to 15", "95% interval"), Row("Drugs", None, None, None, "[c]")]
MONTHS = [
    Month("Jan 2025", 10, 5, 15, "10"),
    Month("Feb 2025", None, None, None, ""),
    Month("Mar 2025", 9, None, None, "9"),
]


def charts(narrow: bool) -> dict[str, Any]:
    shapes = shapes_of(invented.areas())
    assert shapes is not None
    axis = Axis.to_hold([15])
    return {
        "bars": rows_chart(ROWS, axis, narrow=narrow),
        "dots": rows_chart(ROWS, axis, mark="dot", narrow=narrow, reference=ROWS[0]),
        "no rows": rows_chart([], axis, narrow=narrow),
        "months": months_chart(MONTHS, narrow=narrow),
        "many months": months_chart(MONTHS * 30, narrow=narrow),
        "strip": heat_strip(
            [Strip("a source", (Cell(3, "3"), Cell(None, "no data")))], ["Jan", "Feb"], narrow=narrow
        ),
        "long strip": heat_strip([Strip("a source", (Cell(3, "3"),) * 60)], ["Jan"] * 60, narrow=narrow),
        "lorenz": lorenz_chart([Point(0.1, 0.4, "10% of areas: 40%"), Point(0.5, 0.9)], narrow=narrow),
        "ladder": ladder_chart(
            Rungs("Persons", axis, ((ROWS[0], 0, 0), (ROWS[1], 1, 1))),
            Rungs("Shares", axis, ((ROWS[0], 0, 1),)),
            narrow=narrow,
        ),
        "ranges": ranges_chart(
            [Range("Burglary", ROWS[0], ROWS[0]), Range("Drugs", ROWS[1])],
            Look("a bar", "a dot", axis, (1.0, "a line")),
            narrow=narrow,
        ),
        "range": range_bar(0.2, 0.7, narrow=narrow),
        "map": choropleth(shapes, {"S0": "#12436D"}),
    }


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("name", list(charts(False)))
def test_specifications_are_valid_by_the_schema(name: str, narrow: bool) -> None:
    specification = charts(narrow)[name].to_dict()
    assert specification["autosize"]["type"] == "none"
    assert specification["padding"] == 0


def test_a_drawing_does_not_depend_on_what_was_drawn_before() -> None:
    chart = charts(False)["bars"]
    first = draw(chart, "k", "alt")
    draw(charts(True)["months"], "other", "alt")
    assert draw(chart, "k", "alt") == first


def test_the_map_keeps_shapes_apart_and_hatches_what_has_no_figure() -> None:
    drawn = draw(charts(False)["map"], "m", "alt")
    assert [f'data-area="{index}"' in drawn for index in range(7)] == [True] * 6 + [False]
    assert drawn.count("url(#m-hatch)") == 5
    assert drawn.count('fill="#12436D"') == 1


def test_shapes_are_as_wide_and_high_as_the_earth_says() -> None:
    shapes = shapes_of(invented.areas())
    assert shapes is not None
    # A degree of latitude is 111 km; of longitude, 111 km times the cosine of 51.41 degrees, which is 69.4 km.
    assert shapes.height == pytest.approx(0.02 * 111.2, rel=0.01)
    assert shapes.width == pytest.approx(0.03 * 69.4, rel=0.01)
    length, share = shapes.scale_bar()
    assert (length, share) == (0.5, pytest.approx(0.5 / shapes.width))


@given(st.floats(1e-6, 1e9))
def test_steps_are_round_and_just_enough(rough: float) -> None:
    step = round_step(rough)
    assert rough * (1 - 1e-9) <= step <= rough * 2.5 * (1 + 1e-9)
    assert f"{step:.1e}"[:3] in {"1.0", "2.0", "2.5", "5.0"}


@given(st.lists(st.floats(0, 1e9), max_size=20))
def test_an_axis_holds_what_it_is_made_for(numbers: list[float]) -> None:
    axis = Axis.to_hold(numbers).over(100, 300)
    assert axis.top >= max(numbers, default=0) * (1 - 1e-9)
    assert all(100 <= axis.x(number) <= 400 for number in numbers)
    assert axis.ticks()[0] == 0
    assert axis.ticks()[-1] == pytest.approx(axis.top)


@given(st.lists(st.floats(0, 1e4), min_size=1, max_size=60))
def test_every_value_has_one_class_and_no_class_is_named_twice(values: list[float]) -> None:
    classes = classes_of(values)
    labels = classes.labels()
    assert len(labels) == len(classes.colours()) <= 5
    assert len(set(labels)) == len(labels)
    assert [classes.colours().index(classes.colour(v)) for v in sorted(values)] == sorted(
        classes.colours().index(classes.colour(v)) for v in values
    )


def test_classes_of_one_hundred_values_are_fifths() -> None:
    classes = classes_of([float(value) for value in range(100)])
    assert classes.limits == (20, 40, 60, 80)
    assert classes.labels() == [
        "under 20",
        "20 to under 40",
        "40 to under 60",
        "60 to under 80",
        "80 and over",
    ]


def test_a_bar_across_rungs_is_as_tall_as_they_are() -> None:
    made = charts(False)["ladder"].to_dict()
    data = [layer["data"]["name"] for layer in made["layer"] if layer["mark"]["type"] == "rect"]
    bars = [bar for name in data for bar in made["datasets"][name]]
    assert [bar["y2"] - bar["y"] for bar in bars] == [24, 24 + 40], "what is suppressed has no bar"
