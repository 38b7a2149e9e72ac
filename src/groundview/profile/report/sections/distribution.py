"""Recorded crime, its distribution: where the rates are high, how sure that is, how concentrated crime is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.choose import by_area, ranked, split, whole
from groundview.profile.narrative.claims import Claim
from groundview.profile.narrative.titles import concentration_title, map_title, order_title
from groundview.profile.report.against_whole import against_whole
from groundview.profile.report.charts.lorenz import Point, lorenz_chart
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.maps import map_index, rate_map
from groundview.profile.report.page import Page
from groundview.profile.report.tables import AreaColumn, Table, area_table, figure_table

ORDER = 50
TITLE = "Recorded crime: distribution"

N_HIGHEST = 15
"""How many of the highest areas are drawn with their intervals."""


def build(page: Page) -> Mapping[str, Any] | None:
    """The map, the highest areas, the curve of concentration and the table of every area."""
    rates = _rates(page)
    if not rates and not split(page.release, "victimisation", "top_share", "top"):
        return None
    caption = Caption(_measure_title(page, rates), "usual residents") if rates else None
    areas = _areas(page) if rates else None
    drawn = (
        rate_map(page, map_title(page.release, rates), rates, caption=caption, table=areas)
        if caption
        else None
    )
    exhibits = [made for made in (drawn, _highest(page), _lorenz(page)) if made]
    gini = whole(page.release, "victimisation", "gini")
    said = Claim(
        "The Gini index, nought where crime is spread evenly and one where it is all in one place, is {gini} "
        "({gini.doubt})."
    ).say({"gini": gini})
    return {"exhibits": exhibits, "said": said, "areas": None if drawn else areas}


def _rates(page: Page) -> list[Released]:
    """The rate to map: the smoothed one, which small areas disturb least, or the plain one."""
    smoothed = by_area(page.release, "victimisation", "smoothed_rate")
    return smoothed or by_area(page.release, "victimisation", "incidence")


def _measure_title(page: Page, figures: list[Released]) -> str:
    known = page.release.measures.get(figures[0].measure)
    title = known.title if known else figures[0].measure.replace("_", " ")
    return f"{title}, {figures[0].unit}"


def _highest(page: Page) -> Exhibit | None:
    figures = ranked(by_area(page.release, "victimisation", "incidence"))[:N_HIGHEST]
    if not figures:
        return None
    overall = whole(page.release, "victimisation", "incidence")
    listed = [(page.area(figure.area_code), figure) for figure in figures]
    listed += [(f"{page.place}, all areas", overall)] if overall else []
    return exhibit(
        page,
        "highest",
        order_title(page.release, figures),
        caption=Caption(_measure_title(page, figures), "usual residents"),
        draws=against_whole(page, figures, overall),
        table=figure_table("The areas with the highest rates", "Area", listed, value="Rate"),
    )


def _lorenz(page: Page) -> Exhibit | None:
    curve = split(page.release, "victimisation", "lorenz", "places")
    tops = split(page.release, "victimisation", "top_share", "top")
    points = [Point(float(f.parts["places"]), f.value) for f in curve if f.value is not None]
    marked = [
        Point(_share(f), f.value, f"{f.parts['top']} of areas: {f.shown}")
        for f in tops
        if f.value is not None
    ]
    if not points and not marked:
        return None
    drawn = sorted([*points, *marked], key=lambda point: (point.places, point.crime))
    listed = [(f"Top {f.parts['top']} of areas", f) for f in tops]
    return exhibit(
        page,
        "lorenz",
        concentration_title(page.release),
        caption=Caption(
            "Cumulative share of recorded offences by share of areas", "offences recorded in the area"
        ),
        draws=lambda narrow: lorenz_chart(drawn, narrow=narrow),
        table=figure_table(
            "Share of recorded offences in the areas with most", "Areas", listed, value="Share"
        ),
    )


def _share(figure: Released) -> float:
    """ "10%" in a breakdown as 0.1."""
    return float(figure.parts["top"].rstrip("%")) / 100


def _areas(page: Page) -> Table:
    measures = (
        ("Recorded", by_area(page.release, "victimisation", "recorded")),
        ("Rate", by_area(page.release, "victimisation", "incidence")),
        ("Smoothed rate", by_area(page.release, "victimisation", "smoothed_rate")),
    )
    columns = [AreaColumn.of(heading, figures) for heading, figures in measures if figures]
    index = map_index(page)
    codes = dict.fromkeys([area.code for area in page.release.areas])
    for column in columns:
        codes |= dict.fromkeys(column.by_code)
    names = sorted(((code, page.area(code), index.get(code)) for code in codes), key=lambda entry: entry[1])
    return area_table("Every area", columns, names)
