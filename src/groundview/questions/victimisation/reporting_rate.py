"""The survey anchor: what share of incidents is reported, and how many incidents stand behind those recorded."""

from __future__ import annotations

from typing import Any

import numpy as np

from groundview.evidence.records.store import Reader
from groundview.questions.cells import word
from groundview.questions.figures import TEXTS, Figures
from groundview.questions.measure import Measure
from groundview.questions.victimisation.survey_rates import Rates, read_rates
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.reporting import captured_total

NO_RATES = "no survey's reporting rates were supplied: add its open file, or reporting_rates.csv"
NOT_IN_FILE = "the survey's file has no such kind of incident"
NOUGHT = "no estimate: the survey's share is nought"
FAR = 1.5
"""Years between the figure's period and the share's, above which it is said."""
PUBLISHED = "share of incidents in a published survey"
"""The unit of what a survey publishes of a whole country: nobody recorded here is in it."""
ESTIMATED = "incidents, by a published share"

ASKED = f"""
    -- One row per kind of incident of the survey that stands for anything recorded.
    SELECT DISTINCT category, parent, concat_ws(';', CASE WHEN parent <> '' THEN 'part_of=' || {word("parent")} END,
        'incident=' || {word("category")}) AS breakdown
    FROM anchored_counts WHERE category <> '' ORDER BY ALL"""

RECORDED = f"""
    -- One row per context or kind of offence, and year or whole period: what is recorded, and the survey's kind of
    -- incident that stands for it, if any.
    SELECT context, period, category, parent,
        'kind=' || {word("coalesce(nullif(kind, ''), nullif(category, ''), 'all')")} AS breakdown,
        n AS numerator, note
    FROM anchored_counts ORDER BY context, kind, category, parent, period"""


def _published(reader: Reader) -> Figures:
    rates = read_rates(reader)
    asked = reader.columns(ASKED)
    listed = zip(
        *(np.ma.getdata(asked[name]).tolist() for name in ("parent", "category", "breakdown")), strict=True
    )
    keyed = [((parent.lower(), category.lower()), breakdown) for parent, category, breakdown in listed]
    found = [(breakdown, rates[key]) for key, breakdown in keyed if key in rates]
    if not found:
        why = NO_RATES if not rates else NOT_IN_FILE
        return Figures(_texts([""], [""], [why]), _shares(np.full((4, 1), np.nan)))
    texts = _texts(
        [breakdown for breakdown, each in found for _ in each.periods],
        np.concatenate([each.periods for _, each in found]),
        np.concatenate([each.notes for _, each in found]),
    )
    numbers = [
        np.concatenate([getattr(each, name) for _, each in found])
        for name in ("shares", "low", "high", "asked")
    ]
    return Figures(texts, _shares(np.array(numbers)))


def _shares(numbers: Any) -> Estimate:
    value, low, high, asked = numbers
    return Estimate(
        value=value,
        unit=PUBLISHED,
        method="as the survey gives it; interval as published, or Wilson's of its base, or of the spread of years, 95%",
        n=asked,
        sampling=Interval.of(low, high),
    )


def _texts(breakdowns: Any, periods: Any, notes: Any) -> dict[str, Any]:
    columns = {"breakdown": breakdowns, "period": periods, "note": notes}
    given = {name: np.array(list(column), dtype=object) for name, column in columns.items()}
    return {name: given.get(name, np.full(len(given["note"]), "", object)) for name in TEXTS}


def _estimated(reader: Reader) -> Figures:
    rates = read_rates(reader)
    if not rates:
        return Figures(_texts([""], [""], [NO_RATES]), _behind(np.full((4, 1), np.nan)))
    rows = {name: np.ma.getdata(column).tolist() for name, column in reader.columns(RECORDED).items()}
    numbers, notes = np.full((4, len(rows["note"])), np.nan), rows["note"]
    numbers[0] = rows["numerator"]
    for row, middle in enumerate(_middles(rows["period"])):
        if rows["category"][row]:
            found = rates.get((rows["parent"][row].lower(), rows["category"][row].lower()))
            numbers[1:, row], said = _share_for(found, middle)
            notes[row] = "; ".join(filter(None, (notes[row].rstrip("."), said)))
    texts = _texts(rows["breakdown"], rows["period"], notes)
    return Figures(texts | {"context": np.array(rows["context"], dtype=object)}, _behind(numbers))


def _middles(periods: list[str]) -> list[float]:
    """The middle of each row's year, or of all years of the study."""
    years = sorted({int(period) for period in periods if period}) or [0]
    whole = (years[0] + years[-1] + 1) / 2
    return [int(period) + 0.5 if period else whole for period in periods]


def _share_for(rates: Rates | None, middle: float) -> tuple[tuple[float, float, float], str]:
    """The share nearest in time with its interval, and what is to be said of it."""
    nearest = None if rates is None else rates.nearest(middle)
    if rates is None or nearest is None:
        return (np.nan, np.nan, np.nan), NOT_IN_FILE
    said = [rates.notes[nearest]]
    far = middle - rates.middles[nearest]
    if abs(far) > FAR:
        when = "earlier" if far > 0 else "later"
        said.append(f"the share is of the year to {rates.periods[nearest]}, some {abs(far):.0f} years {when}")
    if rates.shares[nearest] == 0:
        return (np.nan, np.nan, np.nan), NOUGHT
    ends = (rates.shares[nearest], rates.low[nearest], rates.high[nearest])
    return ends, "; ".join(filter(None, said))


def _behind(numbers: Any) -> Estimate:
    recorded, share, low, high = numbers
    return captured_total(recorded, share, low=low, high=high, unit=ESTIMATED)


CAVEAT = (
    "The survey asks adults in households of a whole country; what is recorded here also befell visitors, businesses "
    "and children, and people here may report more or less than elsewhere. Recording is not reporting: what was "
    "reported and not recorded makes the estimate too low, and offences that the survey does not ask of too high."
)

MEASURES = (
    Measure(
        name="reporting_rate",
        question="victimisation",
        title="Share of incidents reported, by survey",
        definition=(
            "The share of incidents of a kind that victims say were reported to the police, by year of the survey. The "
            "interval is the published one; where there is none it is of the number of incidents asked about; where "
            "that is not known either, of how far the shares of ten years lie from their line."
        ),
        citation=(
            "Office for National Statistics, Crime Survey for England and Wales, annual trend tables, D10, or the "
            "survey that the study names. Interval: Wilson (1927), Journal of the American Statistical Association 22, "
            "209-212; Draper and Smith (1998), Applied Regression Analysis, chapter 1."
        ),
        cells=ASKED,
        figures=_published,
    ),
    Measure(
        name="estimated_incidents",
        question="victimisation",
        title="Incidents behind those recorded",
        definition=(
            "Recorded offences or reports of a kind, divided by the share of such incidents that a survey says are "
            "reported: how many incidents would stand behind those recorded if people here reported as those in the "
            "survey do. The share of the year nearest to the figure's is taken. The interval carries the chance in the "
            f"count and the share's own interval. There is no estimate where the survey has no such kind. {CAVEAT}"
        ),
        citation=(
            "Zou and Donner (2008), Statistics in Medicine 27, 1693-1702: intervals of two parts joined. The match of "
            "recorded kinds to those of the survey: docs/dark_figure.md."
        ),
        cells=RECORDED,
        figures=_estimated,
    ),
)
