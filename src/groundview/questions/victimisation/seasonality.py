"""When in the year most is recorded, and how much more."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from groundview.evidence.records.store import Reader
from groundview.questions.figures import Figures
from groundview.questions.groups import joined
from groundview.questions.measure import Measure
from groundview.questions.victimisation.course import fitted
from groundview.questions.victimisation.series import SERIES
from groundview.statistics.estimate import Estimate
from groundview.statistics.trends.course import SEASONS
from groundview.statistics.trends.season import NONE, UNSURE, Season

METHOD = "cosine and sine of the year beside the trend, quasi-Poisson, correlated months, 95%"
CITATION = (
    "Stolwijk, Straatman and Zielhuis (1999), Journal of Epidemiology and Community Health 53, 235-238."
)


def _of_the_year(chosen: Callable[[Season], Estimate]) -> Callable[[Reader], Figures]:
    def figures(reader: Reader) -> Figures:
        parts = []
        for course, found in fitted(reader, areas=False):
            season = found.season
            lacking = np.where(np.isnan(season.swing.value), NONE, UNSURE)
            parts.append(course.figures(chosen(season), METHOD, lacking))
        return joined(parts)

    return figures


MEASURES = (
    Measure(
        name="seasonality",
        question="victimisation",
        title="Swing of the year",
        definition=(
            "How many times as many are recorded in the highest month of the yearly wave as in the lowest, days of the "
            "month and trend allowed for, for the study and its cities, by type, and for the cases of each context. "
            "The interval begins with 1, no wave, where none can be told from chance. No figure under "
            f"{SEASONS} months supplied: two of every month."
        ),
        citation=CITATION,
        cells=SERIES,
        figures=_of_the_year(lambda season: season.swing),
    ),
    Measure(
        name="season_peak",
        question="victimisation",
        title="Peak of the year",
        definition=(
            "When in the year most is recorded: 1 is the middle of January, 7.5 the end of July, and what lies above "
            "13 or below 1 is the next or the last year's. No figure where the wave cannot be told from chance."
        ),
        citation=CITATION,
        cells=SERIES,
        figures=_of_the_year(lambda season: season.peak),
    ),
)
