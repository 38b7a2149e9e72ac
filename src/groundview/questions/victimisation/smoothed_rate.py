"""Rates of small areas, drawn towards the rate of all of them."""

from __future__ import annotations

from groundview.evidence.records.store import Reader
from groundview.questions.figures import Cells, Figures, read_cells
from groundview.questions.groups import by_group
from groundview.questions.measure import Measure
from groundview.questions.victimisation.incidence import SMALL, UNIT
from groundview.statistics.estimate import Estimate
from groundview.statistics.smoothing import empirical_bayes


def _smoothed(cells: Cells) -> Estimate:
    return empirical_bayes(cells["numerator"], cells["denominator"], unit=UNIT)


def _figures(reader: Reader) -> Figures:
    """Each type is smoothed by itself: burglary says nothing about shoplifting."""
    return by_group(read_cells(reader, SMALL), _smoothed)


MEASURES = (
    Measure(
        name="smoothed_rate",
        question="victimisation",
        title="Recorded crime rate, smoothed",
        definition=(
            "The recorded crime rate of an area, drawn towards the rate of all areas of the study by as much as its "
            "own count leaves room for chance: a small area with a few offences moves far, a large one hardly. It "
            "is the rate to map; the plain rate is the one to quote."
        ),
        citation="Marshall (1991), Applied Statistics 40, 283-294.",
        cells=SMALL,
        figures=_figures,
    ),
)
