"""The map of a rate: five classes, a legend in words, hatching for no figure, a scale bar, a table."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.claims import Sentence
from groundview.profile.report.charts.choropleth import choropleth
from groundview.profile.report.charts.classes import Classes, classes_of
from groundview.profile.report.charts.drawing import draw
from groundview.profile.report.charts.shapes import Shapes
from groundview.profile.report.exhibits import Caption, Exhibit, LegendEntry, alt_text, facts
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table


def rate_map(
    page: Page, title: Sentence, figures: Sequence[Released], *, caption: Caption, table: Table | None
) -> Exhibit | None:
    """The choropleth of one figure an area; None where no area has a boundary."""
    shapes = page.shapes
    if shapes is None or not figures:
        return None
    values = {figure.area_code: figure.value for figure in figures if figure.value is not None}
    classes = classes_of(list(values.values()))
    fills = {code: classes.colour(value) for code, value in values.items() if code in shapes.by_code}
    text = alt_text(title.text, caption, ["Darker areas have higher rates; hatched areas have no figure."])
    return Exhibit(
        key="map",
        title=title,
        facts=facts(page, caption),
        wide=Markup(draw(choropleth(shapes, fills), "map", text)),
        narrow=Markup(""),
        table=table,
        legend=_legend(classes, figures, n_drawn=len(shapes.by_code), n_filled=len(fills)),
        legend_title=figures[0].unit,
        scale_bar=scale_bar(shapes),
        note=apart_note(shapes),
    )


def _legend(
    classes: Classes, figures: Sequence[Released], *, n_drawn: int, n_filled: int
) -> tuple[LegendEntry, ...]:
    entries = [
        LegendEntry(label, colour) for label, colour in zip(classes.labels(), classes.colours(), strict=True)
    ]
    if any(figure.state == "suppressed" for figure in figures):
        entries.append(LegendEntry("suppressed [c] or no figure", hatched=True))
    elif n_drawn > n_filled:
        entries.append(LegendEntry("no figure", hatched=True))
    return tuple(entries)


def apart_note(shapes: Shapes) -> str:
    """What to say under a map whose places are drawn side by side; empty for any other."""
    return "The places are drawn side by side at one scale; they lie further apart." if shapes.labels else ""


def scale_bar(shapes: Shapes) -> tuple[str, str]:
    """The scale bar's length in words, and its width as a share of the map's."""
    length, share = shapes.scale_bar()
    words = f"{length:g} km" if length >= 1 else f"{length * 1000:g} m"
    return words, f"{share:.2%}"


def map_index(page: Page) -> dict[str, int]:
    """The place of each area on the map, by code: how a table row and a shape find each other."""
    return {} if page.shapes is None else {code: place for place, code in enumerate(page.shapes.by_code)}
