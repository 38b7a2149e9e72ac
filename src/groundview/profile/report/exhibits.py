"""A chart as the page shows it: active title, drawing at two widths, source line, table behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from groundview.profile.narrative.choose import source_name
from groundview.profile.narrative.claims import Sentence
from groundview.profile.report.charts.drawing import draw
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table

if TYPE_CHECKING:
    import altair as alt

_MOST_SOURCES = 3


@dataclass(frozen=True, slots=True)
class Caption:
    """What a chart shows: measure, population, area and period; the source is the page's own where none is given."""

    measure: str
    population: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One colour of a map and what it means; `hatched` for the fill that says that there is no figure."""

    label: str
    colour: str = ""
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One chart, ready to print. `narrow` is empty where the wide drawing serves a telephone too."""

    key: str
    title: Sentence
    facts: tuple[tuple[str, str], ...]
    wide: Markup
    narrow: Markup
    table: Table | None
    legend: tuple[LegendEntry, ...] = ()
    legend_title: str = ""
    scale_bar: tuple[str, str] | None = None
    note: str = ""

    @property
    def subtitle(self) -> str:
        """What is measured, where and when, under the active title."""
        facts = dict(self.facts)
        return ", ".join(facts[name] for name in ("Measure", "Area", "Period") if facts.get(name))


def source_names(page: Page) -> str:
    """The sources of the records, by name; the first few where there are many."""
    figures = page.release.where("picture", "records")
    names = list(dict.fromkeys(source_name(page.release, figure) for figure in figures))
    if not names and "sources" in page.release.tables:
        names = [row[0] for row in page.release.tables["sources"].rows if row]
    more = [] if len(names) <= _MOST_SOURCES else ["and others"]
    return ", ".join([*names[:_MOST_SOURCES], *more])


def facts(page: Page, caption: Caption) -> tuple[tuple[str, str], ...]:
    """The line under a chart that lets it stand alone."""
    pairs = (
        ("Measure", caption.measure),
        ("Source", caption.source or source_names(page)),
        ("Population", caption.population),
        ("Area", page.place),
        ("Period", page.period),
    )
    return tuple((name, text) for name, text in pairs if text)


def exhibit(
    page: Page,
    key: str,
    title: Sentence,
    *,
    caption: Caption,
    draws: Callable[[bool], alt.LayerChart],
    table: Table,
) -> Exhibit:
    """A chart drawn at both widths; `draws` is asked with whether the narrow one is wanted."""
    text = alt_text(title.text, caption)
    wide = Markup(draw(draws(False), f"{key}-wide", text))
    narrow = Markup(draw(draws(True), f"{key}-narrow", text))
    return Exhibit(key, title, facts(page, caption), wide, narrow, table)


def alt_text(message: str, caption: Caption, extra: Sequence[str] = ()) -> str:
    """The message of a chart for those who cannot see it, and where to read every value."""
    return " ".join(
        [f"Chart of {caption.measure.lower()}.", f"{message}.", *extra, "The table below has every value."]
    )
