"""Maps: of a rate in five classes, or of a few named kinds of area; hatched where there is no figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.claims import Sentence
from groundview.profile.report.charts import theme
from groundview.profile.report.charts.choropleth import choropleth
from groundview.profile.report.charts.classes import classes_of
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
    entries = [
        LegendEntry(label, colour) for label, colour in zip(classes.labels(), classes.colours(), strict=True)
    ]
    hidden = any(figure.state == "suppressed" for figure in figures)
    legend = _legend(entries, hidden=hidden, lacking=len(shapes.by_code) > len(fills))
    drawn = _Drawn(shapes, fills, text, legend, figures[0].unit)
    return _map("map", title, drawn, facts(page, caption), table)


@dataclass(frozen=True, slots=True)
class AreaKind:
    """A kind of area: what it is called, and the colour of it."""

    label: str
    colour: str


NEITHER = AreaKind("neither", theme.GRID)
"""The kind of an area of which there is nothing to say: the palest."""


def kinds_map(
    page: Page, key: str, title: Sentence, kinds: Mapping[str, AreaKind], *, caption: Caption, table: Table
) -> Exhibit | None:
    """The areas in the colours of their kinds, by area code, at most four kinds and `NEITHER`; None where no area has a
    boundary. An area without a kind has no figure, and is hatched."""
    shapes = page.shapes
    if shapes is None or not kinds:
        return None
    fills = {code: kind.colour for code, kind in kinds.items() if code in shapes.by_code}
    told = sorted(set(kinds.values()) - {NEITHER}, key=lambda kind: kind.label)
    entries = [LegendEntry(kind.label, kind.colour) for kind in (*told, NEITHER)]
    legend = _legend(entries, hidden=False, lacking=len(shapes.by_code) > len(fills))
    text = alt_text(title.text, caption, ["Hatched areas have no figure."])
    return _map(key, title, _Drawn(shapes, fills, text, legend, "Areas"), facts(page, caption), table)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Shapes, their fills by area code, and what is said of them."""

    shapes: Shapes
    fills: Mapping[str, str]
    text: str
    legend: tuple[LegendEntry, ...]
    legend_title: str


def _map(
    key: str, title: Sentence, drawn: _Drawn, told: tuple[tuple[str, str], ...], table: Table | None
) -> Exhibit:
    return Exhibit(
        key=key,
        title=title,
        facts=told,
        wide=Markup(draw(choropleth(drawn.shapes, drawn.fills), key, drawn.text)),
        narrow=Markup(""),
        table=table,
        legend=drawn.legend,
        legend_title=drawn.legend_title,
        scale_bar=scale_bar(drawn.shapes),
        note=apart_note(drawn.shapes),
    )


def _legend(entries: Sequence[LegendEntry], *, hidden: bool, lacking: bool) -> tuple[LegendEntry, ...]:
    if hidden:
        return (*entries, LegendEntry("suppressed [c] or no figure", hatched=True))
    return (*entries, LegendEntry("no figure", hatched=True)) if lacking else tuple(entries)


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
