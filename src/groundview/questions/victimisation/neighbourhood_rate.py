"""Rates of small areas, drawn towards the rate of their neighbourhood."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from groundview.evidence.records.store import Reader
from groundview.questions.figures import Cells, Figures, read_cells
from groundview.questions.groups import by_group
from groundview.questions.measure import Measure
from groundview.questions.victimisation.incidence import SMALL, UNIT
from groundview.statistics.estimate import Estimate
from groundview.statistics.smoothing import spatial_empirical_bayes

BESIDE = """
    -- One row per area and area next to it, or itself.
    SELECT area_code, neighbour_code FROM area_neighbours
    UNION ALL SELECT area_code, area_code FROM study_areas ORDER BY area_code, neighbour_code"""

TOGETHER = f"""
    -- One row per area, of all types together.
    SELECT * FROM ({SMALL}) WHERE breakdown = '' ORDER BY area_code"""


def _figures(reader: Reader) -> Figures:
    found = reader.columns(BESIDE)
    one, other = (np.ma.filled(found[name], "").astype(str) for name in ("area_code", "neighbour_code"))
    return by_group(read_cells(reader, TOGETHER), _drawn_to(one, other))


def _drawn_to(
    one: np.typing.NDArray[np.str_], other: np.typing.NDArray[np.str_]
) -> Callable[[Cells], Estimate]:
    """The rates of cells whose areas stand in order."""

    def smoothed(cells: Cells) -> Estimate:
        areas = cells.texts["area_code"].astype(str)
        inside = np.isin(one, areas) & np.isin(other, areas)
        row, column = np.searchsorted(areas, one[inside]), np.searchsorted(areas, other[inside])
        starts = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=len(areas)))])
        return spatial_empirical_bayes(cells["numerator"], cells["denominator"], (starts, column), unit=UNIT)

    return smoothed


MEASURES = (
    Measure(
        name="neighbourhood_rate",
        question="victimisation",
        title="Recorded crime rate, drawn to the neighbourhood",
        definition=(
            "The recorded crime rate of an area, all types together, drawn towards the rate of the area and those that "
            "touch it by as much as its own count leaves room for chance; an area that none touches is drawn towards "
            "the rate of all. Beside the smoothed rate it shows whether an area is high alone or with its neighbours."
        ),
        citation="Marshall (1991), Applied Statistics 40, 283-294.",
        cells=TOGETHER,
        figures=_figures,
    ),
)
