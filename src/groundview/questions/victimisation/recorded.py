"""Offences recorded."""

from __future__ import annotations

from groundview.questions.cells import OFFENCES
from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.statistics.counts import exact_poisson
from groundview.statistics.estimate import Estimate


def _counted(cells: Cells) -> Estimate:
    return exact_poisson(cells["numerator"], unit="offences")


MEASURES = (
    Measure(
        name="recorded",
        question="victimisation",
        title="Offences recorded",
        definition=(
            "Offences that the extracts hold and that lie in the areas of the study, by area, by month and by type, "
            "with every total. Where areas, months and types make more than 50,000 cells, single areas are by month "
            "or by type only: one area's one type in one month would nearly always be nought or one. A nought means "
            "that the month was supplied and nothing was recorded; a month that nobody supplied has no number. Rows "
            "of one offence code count under the description that nine in ten of them give; descriptions that differ "
            "only in capitals, spaces or signs are one type. Open data list anti-social behaviour beside offences, "
            "and it is counted here as a type of its own. The interval is what chance alone would do to a count of "
            "this size."
        ),
        citation="Count: the extracts. Interval: Garwood (1936), Biometrika 28, 437-442.",
        cells=OFFENCES,
        figures=by_cell(OFFENCES, _counted),
    ),
)
