"""Near repeats: a matrix of distance by days for the types with most of them; every band above chance in a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.numbers import sentence
from groundview.profile.narrative.patterns import (
    MORE,
    days_in_words,
    distance_in_words,
    near_title,
    offences_name,
    shared_caution,
    tables_of_near_repeats,
)
from groundview.profile.report.charts.matrix import Square, matrix_chart
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Table, figure_table

MOST = 2
"""Matrices that are drawn; the table has every type and place."""
COUNTS = "pairs found over pairs by chance"
DARKER = "The darker a cell, the further it lies above chance; what chance alone may do is palest."


def matrices(page: Page) -> list[Exhibit]:
    """The tables with most bands above chance, one a type; those with nothing that may be shown are left out."""
    drawn: dict[str, Exhibit] = {}
    for number, ((place, _, _), cells) in enumerate(tables_of_near_repeats(page.release)):
        # Burglary holds burglary of dwellings: one of a family is drawn.
        name = offences_name(page.release, cells[0]).split()[0]
        if name not in drawn and len(drawn) < MOST and any(cell.value is not None for cell in cells):
            drawn[name] = _matrix(page, f"near-repeats-{number}", page.area(place), cells)
    return list(drawn.values())


def _matrix(page: Page, key: str, place: str, cells: Sequence[Released]) -> Exhibit:
    distances = _in_order({cell.parts["distance"] for cell in cells})
    days = _in_order({cell.parts["days"] for cell in cells})
    held = {(cell.parts["distance"], cell.parts["days"]): cell for cell in cells}
    squares = [[_square(held.get((row, column))) for column in days] for row in distances]
    named = {cell.parts["distance"]: distance_in_words(cell) for cell in cells}
    named |= {cell.parts["days"]: days_in_words(cell) for cell in cells}
    rows = [named[band].capitalize() for band in distances]
    columns = [named[band] for band in days]
    listed = [(_called(held[row, column]), held[row, column]) for row in distances for column in days
              if (row, column) in held]  # fmt: skip
    made = exhibit(
        page,
        key,
        near_title(page.release, cells, place),
        caption=Caption(
            "Pairs of offences, times as many as by chance",
            f"{offences_name(page.release, cells[0])}, {place}",
        ),
        draws=lambda narrow: matrix_chart(rows, columns, squares, narrow=narrow),
        table=figure_table(
            "Near repeats by distance and days", "Apart by", listed, value="Times chance", counts=COUNTS
        ),
    )
    return replace(made, note=f"{DARKER} {sentence(shared_caution(cells))}".strip())


def _square(cell: Released | None) -> Square:
    """A cell that is shaded by how far it lies above chance, where it does for certain."""
    square = Square.of(cell)
    if cell is None or square.value is None:
        return square
    return Square(square.shown, square.value - 1 if MORE in cell.note else 0.0)


def _in_order(bands: set[str]) -> list[str]:
    return sorted(
        bands, key=lambda band: (int((re.findall(r"\d+", band) or ["0"])[0]), not band.startswith("0"))
    )


def _called(cell: Released) -> str:
    return f"{_apart(cell)} ({MORE})" if MORE in cell.note else _apart(cell)


def _apart(cell: Released) -> str:
    words = f"{distance_in_words(cell)}, {days_in_words(cell)}"
    return words[:1].upper() + words[1:]


def every_near_repeat(page: Page) -> Table | None:
    """Every cell above chance, or every cell that was tested where none may be shown; None where there is none."""
    tested = [cell for _, cells in tables_of_near_repeats(page.release) for cell in cells]
    hidden = bool(tested) and all(cell.state == "suppressed" for cell in tested)
    rows = [
        (f"{offences_name(page.release, cell)}, {page.area(place)}: {_apart(cell).lower()}", cell)
        for (place, _, _), cells in tables_of_near_repeats(page.release)
        for cell in cells
        if hidden or MORE in cell.note
    ]
    if not rows:
        return None
    caption = "Every band with more near repeats than by chance"
    return figure_table(caption, "Where and when", rows, value="Times chance", counts=COUNTS)
