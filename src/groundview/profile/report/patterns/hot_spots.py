"""Hot spots: the map, how they last, how many there are of each type, and every area that is one."""

from __future__ import annotations

from collections.abc import Iterator

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.patterns import COLD, HOT, kind_of, offences_name, spots, spots_title
from groundview.profile.report.charts import theme
from groundview.profile.report.exhibits import Caption, Exhibit
from groundview.profile.report.maps import NEITHER, AreaKind, kinds_map
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table, figure_table

CAPTION = Caption(
    "Hot and cold spots of the recorded rate, false discoveries held to one in twenty", "usual residents"
)
KINDS = {HOT: AreaKind(HOT, theme.PLUM), COLD: AreaKind(COLD, theme.TEAL)}


def hot_spot_map(page: Page) -> Exhibit | None:
    """Which areas are hot, which are cold, and which are neither; None without figures or boundaries."""
    figures = [figure for figure in spots(page.release, "hot_spot_p") if figure.value is not None]
    kinds = {figure.area_code: KINDS.get(kind_of(figure), NEITHER) for figure in figures}
    scores = [figure for figure in spots(page.release, "hot_spot") if figure.value is not None]
    listed = sorted(scores, key=lambda figure: -(figure.value or 0.0)) or sorted(
        figures, key=lambda figure: (figure.value or 0.0, figure.area_code)
    )
    table = figure_table(
        "Every area, the hottest first" if scores else "Every area, the least by chance first",
        "Area",
        [(_named(page, figure), figure) for figure in listed],
        value="Standard deviations" if scores else "Probability by chance, at most",
    )
    return kinds_map(
        page, "hot-spots", spots_title(page.release, figures), kinds, caption=CAPTION, table=table
    )


def _named(page: Page, figure: Released) -> str:
    kind = kind_of(figure)
    return f"{page.area(figure.area_code)} ({kind})" if kind else page.area(figure.area_code)


def hot_spot_tables(page: Page) -> Iterator[Table]:
    """How many areas are hot or cold by type; how long; and how sure each one is."""
    numbers = [f for f in page.release.where("victimisation", "hot_spots", area_code="") if "side" in f.parts]
    told = [f for f in numbers if f.value or f.state == "suppressed"]
    rows = [(f"{offences_name(page.release, f)}: {f.parts['side']} spots", f) for f in told]
    yield figure_table("Types of offence with hot or cold spots", "Offences", rows, value="Areas")
    lasting = [
        (_lasting(page, f), f)
        for f in page.release.where("victimisation", "hot_spot_persistence")
        if f.area_code and (f.value or f.state == "suppressed")
    ]
    yield figure_table("How hot spots last", "Area", lasting, value="Periods hot")
    sure = [
        (f"{offences_name(page.release, f)}, {page.area(f.area_code)}", f)
        for f in page.release.where("victimisation", "hot_spot_certainty")
        if f.area_code
    ]
    yield figure_table("Hot spots where missing places are filled in", "Area", sure, value="Still hot")


def _lasting(page: Page, figure: Released) -> str:
    """Offences and area, and what kind of hot spot it is, which the note says but where the figure may not be shown."""
    name = f"{offences_name(page.release, figure)}, {page.area(figure.area_code)}"
    return f"{name}: {figure.note}" if figure.note and figure.state == "released" else name
