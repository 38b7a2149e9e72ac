"""Adjacency matrices: layers of ties against layers, and contexts against contexts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.claims import Sentence
from groundview.profile.narrative.joined import contexts_title, layers_title
from groundview.profile.narrative.layers import context_name, in_order, layer_name
from groundview.profile.report.charts.matrix import Square, matrix_chart
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.page import Page
from groundview.profile.report.tables import figure_table


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is set against itself: the key of its breakdown, the chart's name, and its words."""

    key: str
    chart: str
    measure: str
    population: str
    called: Callable[[str], str]
    title: Callable[[Sequence[Released]], Sentence]


_LAYERS = _Kind(
    "layer",
    "layers",
    "Share of the pairs joined in one layer (row) who are also joined in another (column)",
    "pairs of persons joined by an event",
    layer_name,
    layers_title,
)
_CONTEXTS = _Kind(
    "context",
    "contexts",
    "Share of the persons in one context (row) who are also in another (column)",
    "persons in cases of a context",
    context_name,
    contexts_title,
)


def layers(page: Page) -> Exhibit | None:
    """Ties that two layers share, with the number of pairs of each layer in the diagonal."""
    ties = [
        f for f in page.release.where("nature", "ties", area_code="", period="") if set(f.parts) == {"layer"}
    ]
    return _matrix(page, _LAYERS, _overlaps(page, "tie_overlap", "layer"), ties)


def contexts(page: Page) -> Exhibit | None:
    """Persons who are in two contexts."""
    return _matrix(page, _CONTEXTS, _overlaps(page, "poly_context", "context"), [])


def _overlaps(page: Page, measure: str, key: str) -> list[Released]:
    """The shares of one kind that are also another; that all of a kind are of it says nothing."""
    figures = page.release.where("nature", measure, area_code="", period="")
    return [f for f in figures if set(f.parts) == {key, "also"} and f.parts[key] != f.parts["also"]]


def _matrix(
    page: Page, kind: _Kind, overlaps: Sequence[Released], sizes: Sequence[Released]
) -> Exhibit | None:
    if not overlaps:
        return None
    names = in_order({figure.parts[key] for figure in overlaps for key in (kind.key, "also")})
    squares = {(f.parts[kind.key], f.parts["also"]): Square.of(f) for f in overlaps}
    squares |= {(f.parts["layer"],) * 2: Square(Square.of(f).shown) for f in sizes}
    cells = [[squares.get((row, column), Square("")) for column in names] for row in names]
    listed = [(kind.called(f.parts["layer"]), f) for f in sizes]
    listed += [
        (f"{kind.called(f.parts[kind.key])}, also {kind.called(f.parts['also'])}", f) for f in overlaps
    ]
    called = [kind.called(name)[:1].upper() + kind.called(name)[1:] for name in names]
    return exhibit(
        page,
        kind.chart,
        kind.title(overlaps),
        caption=Caption(kind.measure, kind.population),
        draws=lambda narrow: matrix_chart(called, called, cells, narrow=narrow),
        table=figure_table(kind.measure, "Which", listed),
    )
