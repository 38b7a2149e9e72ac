"""Whether the newest months differ from what they are compared with by more than chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from groundview.evidence.records.store import Reader
from groundview.questions.figures import Figures
from groundview.questions.groups import joined
from groundview.questions.measure import Measure
from groundview.questions.series import CASES, ENOUGH, OFFENCES, Series, read_series
from groundview.questions.victimisation.alarm import adjusted, beside, words
from groundview.statistics.comparison import e_test
from groundview.statistics.estimate import Estimate
from groundview.statistics.ratios import rate_ratio

if TYPE_CHECKING:
    from numpy.typing import NDArray

NEWEST = 3
"""Months that are compared: the newest of the study's period."""
CHANGED = "no comparison: recording changed between the months compared"
SHORT = "no comparison: the period is too short"
GAP = "no comparison: none of the months to compare was supplied in full"
NONE = "no ratio: nothing in the months before"


@dataclass(frozen=True, slots=True)
class Compared:
    """Events and months supplied, before and now, shape (k,) each; why there is no comparison, empty where there is;
    and how the months were chosen."""

    before: NDArray[np.float64]
    now: NDArray[np.float64]
    months_before: NDArray[np.float64]
    months_now: NDArray[np.float64]
    refused: NDArray[Any]
    how: str


def compared(series: Series) -> Compared:
    """The newest months of every series beside the same months a year earlier, month by month, so that a month that is
    a gap in either year counts in neither; where there is no earlier year, beside the months before them."""
    months, t = series.months, len(series.months)
    yearly = t >= 12 + NEWEST
    first = t - NEWEST - (12 if yearly else NEWEST)
    if first < 0:
        nothing = np.zeros(len(series))
        return Compared(
            nothing, nothing, nothing, nothing, np.full(len(series), SHORT, dtype=object), "no comparison"
        )
    now, before = series.events[:, t - NEWEST :], series.events[:, first : first + NEWEST]
    if yearly:
        both = np.isnan(now) | np.isnan(before)
        now, before = np.where(both, np.nan, now), np.where(both, np.nan, before)
    supplied = [np.sum(~np.isnan(part), axis=1).astype(np.float64) for part in (before, now)]
    crossed = [any(months[first] < month <= months[-1] for month in changed) for changed in series.changed]
    refused = np.where(crossed, CHANGED, np.where(np.minimum(*supplied) == 0, GAP, "")).astype(object)
    how = f"{months[t - NEWEST]} to {months[-1]} against {months[first]} to {months[first + NEWEST - 1]}"
    return Compared(np.nansum(before, axis=1), np.nansum(now, axis=1), *supplied, refused, how)


def _ratios(series: Series) -> tuple[Compared, Estimate]:
    of = compared(series)
    exposure = {"exposure_first": of.months_before, "exposure_second": of.months_now}
    made = rate_ratio(of.before, of.now, **exposure)
    return of, replace(made, method=f"{made.method}; {of.how}")


def _tested(series: Series) -> tuple[Compared, Estimate]:
    """The E-test, adjusted for all series of a family. The counts stand beside the probability, which they tell."""
    of = compared(series)
    exposure = {"exposure_first": of.months_before, "exposure_second": of.months_now}
    made = e_test(of.before, of.now, **exposure)
    alone = np.where(of.refused == "", made.value, np.nan)
    method = f"{made.method}, adjusted for all that were looked at (Benjamini and Hochberg); {of.how}"
    return of, Estimate(
        value=adjusted(alone, series.family),
        unit="p",
        method=method,
        n=made.n,
        numerator=of.now,
        denominator=of.before,
    )


def _figures(estimate: Callable[[Series], tuple[Compared, Estimate]]) -> Callable[[Reader], Figures]:
    def figures(reader: Reader) -> Figures:
        parts = [_of(read_series(reader, sql), estimate) for sql in (OFFENCES, CASES)]
        return joined([part for part in parts if len(part.texts["note"])])

    return figures


def _of(series: Series, estimate: Callable[[Series], tuple[Compared, Estimate]]) -> Figures:
    of, made = estimate(series)
    known = of.refused == ""
    made = replace(made, value=np.where(known, made.value, np.nan), note="")
    if made.sampling:
        low, high = (np.where(known, side, np.nan) for side in (made.sampling.low, made.sampling.high))
        made = replace(made, sampling=replace(made.sampling, low=low, high=high))
    p = adjusted(np.where(known, _tested(series)[1].value, np.nan), series.family) if False else None
    del p
    judged = _tested(series)[1].value
    said = words(judged, of.now * of.months_before > of.before * of.months_now)
    notes = np.where(known & np.isnan(made.value), NONE, of.refused).astype(object)
    return Figures(dict(series.texts) | {"note": beside(notes, said)}, made)


DEFINED = (
    f"the newest {NEWEST} months of the period against the same months a year earlier (the {NEWEST} months before them "
    "where there is no earlier year), per month supplied; a month that is a gap in one year counts in neither. For the "
    f"study, each city and area, by type (one type in one area from {ENOUGH} offences on), and the cases of each "
    "context, however few. No figure where recording changed between the months that are compared."
)

MEASURES = (
    Measure(
        name="recent_change",
        question="victimisation",
        title="Newest months against a year earlier",
        definition=(
            f"How many times as many offences or cases are recorded as before: {DEFINED} The note says whether that is "
            "more than chance would do among all areas of a type, all wholes, or all series of a context."
        ),
        citation="Przyborowski and Wilenski (1940), Biometrika 31, 313-323.",
        cells=OFFENCES,
        figures=_figures(_ratios),
    ),
    Measure(
        name="recent_change_p",
        question="victimisation",
        title="Chance of such a change",
        definition=(
            f"How probable a difference as large would be by chance: {DEFINED} It is adjusted for all that were looked "
            "at together, so that among those at .05 or less one in twenty is a false alarm, on average. It supposes "
            "that offences come one by one at a steady rate; where months vary more than chance (large counts, "
            "series of one offender), it is too small, and the trend's interval is the better guide."
        ),
        citation=(
            "Krishnamoorthy and Thomson (2004), Journal of Statistical Planning and Inference 119, 23-35; Benjamini "
            "and Hochberg (1995), Journal of the Royal Statistical Society B 57, 289-300."
        ),
        cells=OFFENCES,
        figures=_figures(_tested),
    ),
)
