"""How much of crime is in how few places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from groundview.evidence.records.store import Reader
from groundview.questions.figures import Cells, Figures, read_cells
from groundview.questions.groups import groups, joined
from groundview.questions.measure import Measure
from groundview.questions.victimisation.incidence import SMALL
from groundview.statistics.estimate import Estimate
from groundview.statistics.inequality import gini_adjusted, lorenz, top_share

SEED = 20250206
"""Of the bootstrap of places. It stands in the manifest."""
TOPS = (0.01, 0.05, 0.10, 0.25)
POINTS = (0.01, 0.02, 0.05, 0.10, 0.15, 0.20, 0.25, 0.30, 0.40, 0.50, 0.60, 0.70, 0.80, 0.90, 1.00)


def _of_each_type(figure: Callable[[Cells], list[tuple[str, Estimate]]]) -> Callable[[Reader], Figures]:
    """Figures of the whole study, for all types together and for each: labelled estimates of each type's counts."""

    def figures(reader: Reader) -> Figures:
        parts = groups(read_cells(reader, SMALL))
        return joined([_figure(part, label, made) for part in parts for label, made in figure(part)])

    return figures


def _figure(part: Cells, label: str, made: Estimate) -> Figures:
    breakdown = ";".join(word for word in (part.texts["breakdown"][0], label) if word)
    texts: dict[str, Any] = {"area_code": "", "period": "", "breakdown": breakdown, "note": ""}
    return Figures({name: np.array([text], dtype=object) for name, text in texts.items()}, made)


def _events(cells: Cells) -> Any:
    """Counts of the places that were supplied; an area whose months are all gaps takes no part."""
    return cells["numerator"][~np.isnan(cells["numerator"])]


def _gini(cells: Cells) -> list[tuple[str, Estimate]]:
    return [("", gini_adjusted(_events(cells), seed=SEED))]


def _tops(cells: Cells) -> list[tuple[str, Estimate]]:
    return [(f"top={share:.0%}", top_share(_events(cells), share, seed=SEED)) for share in TOPS]


def _curve(cells: Cells) -> list[tuple[str, Estimate]]:
    places, held = lorenz(_events(cells))
    return [
        (
            f"places={point:.2f}",
            Estimate(
                value=np.asarray(np.interp(point, places, held)),
                unit="share",
                method="Lorenz curve, busiest places first, straight between places",
                n=np.asarray(float(len(places) - 1)),
                denominator=np.asarray(np.sum(_events(cells))),
                note="" if np.any(_events(cells) > 0) else "no curve: nothing was recorded",
            ),
        )
        for point in POINTS
    ]


MEASURES = (
    Measure(
        name="gini",
        question="victimisation",
        title="Concentration of crime in places",
        definition=(
            "How unevenly offences fall on the areas, from 0 (each has as many) to 1 (one has all), corrected where "
            "there are fewer offences than areas, since those could not be even."
        ),
        citation="Bernasco and Steenbeek (2017), Journal of Quantitative Criminology 33, 451-467.",
        cells=SMALL,
        figures=_of_each_type(_gini),
    ),
    Measure(
        name="top_share",
        question="victimisation",
        title="Share of crime in the busiest places",
        definition=(
            "The share of all offences that lie in the 1, 5, 10 and 25 per cent of areas with most of them; where "
            "that is not a whole number of areas, the last one counts in part."
        ),
        citation="Sherman, Gartin and Buerger (1989), Criminology 27, 27-55.",
        cells=SMALL,
        figures=_of_each_type(_tops),
    ),
    Measure(
        name="lorenz",
        question="victimisation",
        title="Lorenz curve of crime over places",
        definition="The share of offences held by each share of areas, the busiest first.",
        citation="Lorenz (1905), Publications of the American Statistical Association 9, 209-219.",
        cells=SMALL,
        figures=_of_each_type(_curve),
    ),
)
