"""The area: what the study covers, for orientation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from groundview.profile.narrative.choose import by_area, whole
from groundview.profile.narrative.claims import Claim
from groundview.profile.narrative.titles import place_title
from groundview.profile.report.charts import theme
from groundview.profile.report.charts.choropleth import choropleth
from groundview.profile.report.charts.drawing import draw
from groundview.profile.report.exhibits import Exhibit
from groundview.profile.report.maps import apart_note, map_index, scale_bar
from groundview.profile.report.page import Page
from groundview.profile.report.tables import AreaColumn, area_table

ORDER = 30
TITLE = "The area"

_FILLS = (theme.SEQUENTIAL[1], theme.SEQUENTIAL[0], theme.SEQUENTIAL[2])
"""Neighbouring parents rarely share one of these; where they do, the edge between areas still shows."""


def build(page: Page) -> Mapping[str, Any] | None:
    """A map for orientation and the population; nothing where the release names no areas."""
    if not page.release.areas:
        return None
    people = whole(page.release, "picture", "population")
    said = Claim("{people} people live in {place}.").say({"people": people}, {"place": page.place})
    return {"said": said, "map": _map(page), "place": page.place}


def _map(page: Page) -> Exhibit | None:
    areas = page.release.areas
    shapes = page.shapes
    if shapes is None:
        return None
    parents = sorted({area.parent for area in areas})
    fills = {area.code: _FILLS[parents.index(area.parent) % len(_FILLS)] for area in areas}
    text = f"Map of the areas of {page.place}, for orientation; it carries no figures."
    drawing = Markup(draw(choropleth(shapes, fills, size=0.75), "area", text))
    people = by_area(page.release, "picture", "population")
    index = map_index(page)
    columns = [AreaColumn.of("Residents", people)] if people else []
    names = [(area.code, area.name or area.code, index.get(area.code)) for area in areas]
    table = area_table("The areas of the study", columns, names)
    return Exhibit(
        key="area",
        title=place_title(page.release),
        facts=(("Measure", "Areas of the study"), ("Area", page.place)),
        wide=drawing,
        narrow=Markup(""),
        table=table,
        scale_bar=scale_bar(shapes),
        note=apart_note(shapes),
    )
