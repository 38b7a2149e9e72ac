"""Victims whose suspect is elsewhere, and the money that left the area: what is known, and what is left open."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.proportions import wilson

NOT_SAID = "the extracts do not say where suspects are"

WIDE = """
    wide AS (
        -- One row per context, definition, answer, city or study, year and place: not of single areas, where suspects
        -- are too few to say anything.
        SELECT context, definition, area_code, period, breakdown, suspect_in, numerator AS n, denominator AS n_cases,
            sum(numerator) FILTER (suspect_in <> 'unknown') OVER cell AS n_known
        FROM remote_counts WHERE area_code NOT IN (SELECT area_code FROM study_areas)
        WINDOW cell AS (PARTITION BY context, definition, breakdown, area_code, period))"""

PLACES = f"""
    WITH {WIDE}
    -- One row per context, definition, answer, city or study, year and known place of the suspect: of the cases of
    -- which it is known, those there; and how many are not known. One row with the reason where nothing is counted.
    SELECT context, definition, area_code, period,
        concat_ws(';', nullif(breakdown, ''), 'suspect=' || suspect_in) AS breakdown,
        n AS numerator, n_known AS denominator, n_cases, CASE WHEN n_known = 0 THEN '{NOT_SAID}' ELSE '' END AS note
    FROM wide WHERE suspect_in <> 'unknown'
    UNION ALL SELECT '', '', '', '', '', NULL, 0, 0, '{NOT_SAID}' WHERE NOT EXISTS (FROM remote_counts)
    ORDER BY context, definition, area_code, period, breakdown"""

UNKNOWN = f"""
    WITH {WIDE}
    -- One row per context, definition, answer, city or study, and year: cases of which it is not known, of all.
    SELECT context, definition, area_code, period, breakdown, n AS numerator, n_cases AS denominator
    FROM wide WHERE suspect_in = 'unknown' ORDER BY context, definition, area_code, period, breakdown"""

MONEY = """
    -- One row per context, city or study, year, and place: pounds lost there, and pounds lost nobody knows where.
    SELECT context, area_code, period,
        CASE suspect_in WHEN 'away' THEN '' ELSE 'suspect=' || suspect_in END AS breakdown,
        pounds AS value, low, high, n, unknown_pounds, note
    FROM remote_losses ORDER BY context, area_code, period, breakdown"""


def _shared(cells: Cells) -> Estimate:
    """The share of the known, between all unknown being elsewhere than here and all being here."""
    part, known, every = np.nan_to_num(cells["numerator"]), cells["denominator"], cells["n_cases"]
    made = wilson(part, known)
    seen = np.where(known > 0, 1.0, np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        bounds = Interval.of(part / every, (part + every - known) / every)
    sampling = made.sampling and Interval.of(made.sampling.low * seen, made.sampling.high * seen)
    return replace(
        made,
        method=f"share of the cases of which it is known, beside none and all of the others; {made.method}",
        numerator=part * seen,
        sampling=sampling,
        evidence=bounds,
    )


def _lacking(cells: Cells) -> Estimate:
    return replace(wilson(cells["numerator"], cells["denominator"]), evidence=None)


def _pounds(cells: Cells) -> Estimate:
    value = cells["value"]
    return Estimate(
        value=value,
        unit="pounds",
        method="sum of the recorded losses less what was recovered; BCa bootstrap of the mean loss, 1,000 replicates, "
        "95%, times the number of cases",
        n=cells["n"],
        sampling=Interval.of(cells["low"], cells["high"]),
        evidence=Interval.of(value, value + cells["unknown_pounds"]),
    )


MANSKI = "Manski (2003), Partial Identification of Probability Distributions"
WILSON = "Interval: Wilson (1927), Journal of the American Statistical Association 22, 209-212."
FROM_WHAT = (
    "Of a fraud the report says where the suspect is: in the area, elsewhere in the country, or overseas; of an "
    "offence it is elsewhere where any suspect is recorded as from outside the force's area, and here where all are "
    "recorded as from inside it. Overseas can be told of frauds alone."
)

MEASURES = (
    Measure(
        name="remote_unknown",
        question="victimisation",
        title="Cases whose suspect's place is not known",
        definition=(
            "The share of the cases of a context of which nothing says where the suspect is. It comes first, because "
            f"the shares of remote suspects are of the rest. {FROM_WHAT}"
        ),
        citation=f"Count of the extracts. {WILSON}",
        cells=UNKNOWN,
        figures=by_cell(UNKNOWN, _lacking),
    ),
    Measure(
        name="remote_share",
        question="victimisation",
        title="Where the suspects of local cases are",
        definition=(
            "Of the cases whose suspect's place is known, the share whose suspect is here, elsewhere in the country, "
            "or overseas. The evidence range is of all cases: it ends where none and where all of those not known are "
            "there. Frauds belong to where the victim lives, offences to where they happened. "
            f"{FROM_WHAT} What a victim believes of a suspect's place need not be true."
        ),
        citation=f"{MANSKI}. {WILSON}",
        cells=PLACES,
        figures=by_cell(PLACES, _shared),
    ),
    Measure(
        name="money_out",
        question="victimisation",
        title="Money lost to suspects elsewhere",
        definition=(
            "The sum of the recorded losses of local cases to suspects elsewhere in the country or overseas, less what "
            "was recovered, where that is recorded. The evidence range ends with what was lost where the suspect's "
            "place is not known. Losses are heavy-tailed: a few cases are most of a sum, and the interval, which takes "
            "the number of cases as it is, is wide for that. Cases without a recorded loss are not in it."
        ),
        citation=f"{MANSKI}. Interval: Efron (1987), Journal of the American Statistical Association 82, 171-185.",
        cells=MONEY,
        figures=by_cell(MONEY, _pounds),
    ),
)
