"""The matrix and the panels: valid by the schema, shaded by their numbers, readable at both widths."""

from __future__ import annotations

from typing import Any

import pytest
from test_page_accessible import contrast

from groundview.profile.narrative.joined import band_name, rule_name, size_order
from groundview.profile.narrative.layers import in_order, layer_name
from groundview.profile.report.charts import theme
from groundview.profile.report.charts.axis import Axis
from groundview.profile.report.charts.drawing import draw
from groundview.profile.report.charts.matrix import Square, matrix_chart
from groundview.profile.report.charts.panels import Panel, panels_chart
from groundview.profile.report.charts.rows import Row

NAMES = ["joint offences", "shared addresses", "same premises"]
CELLS = [
    [Square("900"), Square("10.0%", 0.1), Square("[c]")],
    [Square("90.0%", 0.9), Square("500"), Square("")],
    [Square("0.0%", 0.0), Square("50.0%", 0.5), Square("70")],
]
PANELS = [
    Panel(f"Rule {n}", (Row("2", 40, 35, 50, "40"), Row("3", None, None, None, "[c]"))) for n in "abcde"
]


def charts(narrow: bool) -> dict[str, Any]:
    axis = Axis.to_hold([50])
    return {
        "matrix": matrix_chart(NAMES, NAMES, CELLS, narrow=narrow),
        "no matrix": matrix_chart([], [], [], narrow=narrow),
        "panels": panels_chart(PANELS, axis, narrow=narrow),
        "one panel": panels_chart(PANELS[:1], axis, narrow=narrow),
        "no panels": panels_chart([], axis, narrow=narrow),
    }


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("name", list(charts(False)))
def test_they_are_valid_by_the_schema(name: str, narrow: bool) -> None:
    specification = charts(narrow)[name].to_dict()
    assert specification["autosize"]["type"] == "none"
    assert specification["width"] == (theme.NARROW if narrow else theme.WIDE)


def test_a_cell_is_darker_the_greater_its_share_and_the_suppressed_one_hatched() -> None:
    drawn = draw(charts(False)["matrix"], "m", "alt")
    shades = [drawn.count(f'fill="{tint}"') for tint in theme.SEQUENTIAL[:3]]
    assert shades == [2, 1, 1]
    assert drawn.count("url(#m-hatch)") == 1
    assert all(square.shown in drawn for row in CELLS for square in row)


def test_five_panels_take_two_lines_and_one_column_where_it_is_narrow() -> None:
    wide, narrow, one = (charts(n)[name].to_dict()["height"] for n, name in _SIZES)
    assert wide == 2 * one
    assert narrow == 5 * one


_SIZES = ((False, "panels"), (True, "panels"), (False, "one panel"))


def test_every_line_of_a_picture_stands_out_on_white() -> None:
    assert all(contrast(colour, theme.PAPER) >= 3.0 for colour in theme.CATEGORIES)


def test_names_become_words_and_bands_come_in_order() -> None:
    assert rule_name("repeated_or_confirmed_v12") == "repeated or confirmed, version 12"
    bands = ["11_or_more", "2", "4_to_5", "3"]
    assert [band_name(band) for band in sorted(bands, key=size_order)] == ["2", "3", "4–5", "11+"]
    assert sorted(["1_to_2", "under_1", "3_or_more"], key=size_order) == ["under_1", "1_to_2", "3_or_more"]
    assert in_order({"zebra", "address", "co_offending"}) == ["co_offending", "address", "zebra"]
    assert layer_name("zebra_crossing") == "zebra crossing"
