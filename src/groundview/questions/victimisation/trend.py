"""Whether recorded offences and cases rise or fall, beside the steps where recording changed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from groundview.evidence.records.store import Reader
from groundview.questions.figures import Figures
from groundview.questions.groups import joined
from groundview.questions.measure import Measure
from groundview.questions.victimisation.alarm import adjusted, beside, words
from groundview.questions.victimisation.course import RARE, fitted
from groundview.questions.victimisation.series import ENOUGH, SERIES
from groundview.statistics.trends.batches import FEWEST_EVENTS, FEWEST_MONTHS
from groundview.statistics.trends.course import SIDE

METHOD = "quasi-Poisson regression with a yearly wave, steps where recording changed, correlated months, 95%"
CITATION = (
    "McCullagh and Nelder (1989), Generalized Linear Models, chapters 6 and 9. Many at once: Benjamini and Hochberg "
    "(1995), Journal of the Royal Statistical Society B 57, 289-300."
)


def _trends(reader: Reader) -> Figures:
    parts, p, family = [], [], []
    for course, made in fitted(reader, areas=True):
        parts.append(course.figures(made.yearly, METHOD))
        p.append(np.where(np.isnan(parts[-1].estimate.value), np.nan, made.p.value))
        family.append(course.series.family)
    whole = joined(parts)
    if not parts:
        return whole
    judged = adjusted(np.concatenate(p), np.concatenate(family))
    said = words(judged, whole.estimate.value > 0)
    return replace(whole, texts=dict(whole.texts) | {"note": beside(whole.texts["note"], said)})


def _steps(reader: Reader) -> Figures:
    parts = []
    for course, found in fitted(reader, areas=False):
        if not course.refused:
            for month, step in zip(course.steps, found.steps, strict=True):
                made = course.figures(step, METHOD)
                of = [";".join(filter(None, (one, f"change={month}"))) for one in made.texts["breakdown"]]
                breakdown = np.array(of, dtype=object)
                parts.append(replace(made, texts=dict(made.texts) | {"breakdown": breakdown}))
    return joined(parts)


MEASURES = (
    Measure(
        name="trend",
        question="victimisation",
        title="Change a year",
        definition=(
            "By how many per cent a year recorded offences rise or fall over the study's period, for the study, each "
            "city and area, by type, and the cases of each context, organised beside other, also in neighbourhoods. "
            "The days of months and a yearly wave are allowed for (the wave from 24 months on); the interval allows "
            "for months that vary more than chance and resemble the last. A month that was not supplied for all of a "
            "place is a gap. Where recording changed there is a step, and no rise is read across it; where fewer than "
            f"{SIDE} months lie beside it, these are left out. No figure under {FEWEST_MONTHS} months or "
            f"{FEWEST_EVENTS} events, or for cases under {RARE} a month. One type in one area is a series from "
            f"{ENOUGH} offences on. Of all areas and types some move by chance: the note says where a movement is more "
            "than that, with one false alarm in twenty at most, among the areas or cities of a type, the types of the "
            "study, or the series of a context."
        ),
        citation=CITATION,
        cells=SERIES,
        figures=_trends,
    ),
    Measure(
        name="break_step",
        question="victimisation",
        title="Step where recording changed",
        definition=(
            "How many times as many were recorded after a declared change in recording as before it, with trend and "
            "yearly wave going on as they were. What happened at the same time for other reasons is in it too."
        ),
        citation=CITATION,
        cells=SERIES,
        figures=_steps,
    ),
)
