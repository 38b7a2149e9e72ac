"""The chart of changes: equal steps of doubling and halving, ends kept within, readable at both widths; and matrices of
more columns than rows."""

from __future__ import annotations

from typing import Any

import pytest
from test_page_accessible import contrast

from groundview.profile.report.charts import theme
from groundview.profile.report.charts.changes import changes_chart
from groundview.profile.report.charts.drawing import draw
from groundview.profile.report.charts.matrix import Square, matrix_chart
from groundview.profile.report.charts.rows import Row

LONG = "Theft or unauthorised taking of motor vehicle"
NEAR = [Row("All offences", 1.04, 1.01, 1.07, "4%", "1% to 7%"), Row(LONG, 0.5, 0.4, 0.9, "-50%", apart=True)]
FAR = [*NEAR, Row("Rare", 9.0, 0.01, 80.0, "9.0"), Row("None", None, None, None, "[x]")]
DISTANCES, DAYS = ["At the same place", "0 to under 200 m"], ["0 to 6 days", "7 to 13 days", "14 to 27 days"]
CELLS = [
    [Square("6.0", 5.0), Square("4.2", 3.2), Square("[c]")],
    [Square("1.0", 0.0), Square("0.9", 0.0), Square("")],
]


def charts(narrow: bool) -> dict[str, Any]:
    return {
        "near": changes_chart(NEAR, narrow=narrow),
        "far": changes_chart(FAR, narrow=narrow),
        "none": changes_chart([], narrow=narrow),
        "matrix": matrix_chart(DISTANCES, DAYS, CELLS, narrow=narrow),
    }


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("name", list(charts(False)))
def test_they_are_valid_by_the_schema(name: str, narrow: bool) -> None:
    specification = charts(narrow)[name].to_dict()
    assert specification["autosize"]["type"] == "none"
    assert specification["width"] == (theme.NARROW if narrow else theme.WIDE)


def records(chart: Any, mark: str) -> list[dict[str, Any]]:
    """What the layers of one mark are drawn from."""
    specification = chart.to_dict()
    found = []
    for layer in specification["layer"]:
        kind = layer["mark"]["type"] if isinstance(layer["mark"], dict) else layer["mark"]
        if kind == mark:
            data = layer.get("data", {})
            found += specification.get("datasets", {}).get(data.get("name"), data.get("values", []))
    return found


@pytest.mark.parametrize("narrow", [False, True])
def test_a_doubling_lies_as_far_from_no_change_as_a_halving(narrow: bool) -> None:
    rows = [Row(str(ratio), ratio, None, None, "") for ratio in (0.5, 1.0, 2.0)]
    half, none, twice = (dot["x"] for dot in records(changes_chart(rows, narrow=narrow), "point"))
    assert twice - none == pytest.approx(none - half)
    assert twice > none


@pytest.mark.parametrize("narrow", [False, True])
def test_what_runs_off_the_axis_is_kept_on_it_and_said_in_words(narrow: bool) -> None:
    chart = changes_chart(FAR, narrow=narrow)
    width = theme.NARROW if narrow else theme.WIDE
    assert all(0 <= rule[end] <= width for rule in records(chart, "rule") for end in ("x", "x2"))
    assert len(records(chart, "point")) == 3, "a row without a value has no dot"
    assert {"9.0", "[x]", "four times", "a quarter"} <= {text["text"] for text in records(chart, "text")}
    named = {text["text"] for text in records(changes_chart(NEAR, narrow=narrow), "text")}
    assert "four times" not in named


def test_no_word_stands_on_another_where_it_is_narrow() -> None:
    texts = [
        text
        for text in records(changes_chart(NEAR, narrow=True), "text")
        if text["text"] in {LONG[:29].strip(), "-50%"}
    ]
    label, shown = texts
    assert label["y"] == shown["y"]
    # About seven pixels a letter, from the left, and from the right.
    assert label["x"] + 7 * len(label["text"]) < shown["x"] - 7 * len(shown["text"])
    second = next(
        text
        for text in records(changes_chart(NEAR, narrow=True), "text")
        if text["text"] == "of motor vehicle"
    )
    assert second["y"] > label["y"]


def test_a_matrix_names_its_columns_where_they_are_not_its_rows() -> None:
    for narrow in (False, True):
        drawn = draw(charts(narrow)["matrix"], "m", "alt")
        assert "A  At the same place" not in drawn
        assert "At the same place" in drawn
        assert drawn.count("url(#m-hatch)") == 1
        # The palest too where nothing lies above chance.
        assert [drawn.count(f'fill="{tint}"') for tint in theme.SEQUENTIAL[:3]] == [2, 1, 1]


def test_dots_stand_out_on_white() -> None:
    assert contrast(theme.NAVY, theme.PAPER) >= 3.0
    assert contrast(theme.APART, theme.PAPER) >= 3.0
    assert contrast(theme.NAVY, theme.APART) >= 2.0, "the two kinds of dot can be told apart without colour"
