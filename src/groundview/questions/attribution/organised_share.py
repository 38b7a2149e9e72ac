"""The share of cases that are organised under each definition: what the records prove, and what they leave open."""

from __future__ import annotations

import numpy as np

from groundview.questions.draws import LINKAGE
from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.proportions import wilson

NOT_ASKED = (
    "the extracts name no suspects, so whether any offence was organised cannot be seen: from none to all"
)
ALL_OPEN = "the records answer the definition for no case: from none to all"
ENOUGH = 10
"""Cases in an area from which its share says something of how areas differ."""

CASES = f"""
    WITH cells AS (
        SELECT context, definition, area_code, period, breakdown, n_met, n_open, n_cases, least_met, most_met
        FROM attribution_counts WHERE measure = 'decided'),
    among_areas AS (
        -- One row per context and definition: the least and the most proved among areas.
        SELECT context, definition, min(n_met / n_cases) AS areas_low, max(n_met / n_cases) AS areas_high,
            '' AS area_code, '' AS period, '' AS breakdown
        FROM cells WHERE area_code IN (SELECT area_code FROM study_areas) AND period = '' AND n_cases >= {ENOUGH}
        GROUP BY context, definition)
    -- One row per context, definition and cell: cases proved, left open and in all. One row for all recorded crime
    -- where no suspect is named, since there is then no evidence but the law's.
    SELECT context, definition, area_code, period, breakdown, n_met AS numerator, n_cases AS denominator, n_open,
        least_met, most_met, areas_low, areas_high, CASE WHEN n_open = n_cases THEN '{ALL_OPEN}' ELSE '' END AS note
    FROM cells LEFT JOIN among_areas USING (context, definition, area_code, period, breakdown)
    UNION ALL
    SELECT '', '', '', '', '', NULL, (SELECT sum(n) FROM offence_counts), NULL, NULL, NULL, NULL, NULL, '{NOT_ASKED}'
    WHERE 0 = (SELECT count(*) FROM quality
        WHERE table_name = 'involvements' AND check_name = 'loaded' AND n > 0)
    ORDER BY context, definition, area_code, period, breakdown"""


def shared(cells: Cells) -> Estimate:
    """The share proved, where anything is answered, between what is proved and what is not ruled out."""
    met, whole = np.nan_to_num(cells["numerator"]), cells["denominator"]
    left_open = np.where(np.isnan(cells["n_open"]), whole, cells["n_open"])
    # With nothing answered, nought proved would look like nought.
    seen = np.where(left_open < whole, 1.0, np.nan)
    made = wilson(met, np.nan_to_num(whole))
    return Estimate(
        value=made.value * seen,
        unit="share",
        method=f"share proved by the records, beside the share that they do not rule out; {made.method}",
        n=whole,
        numerator=met * seen,
        denominator=whole,
        sampling=Interval.of(made.sampling.low * seen, made.sampling.high * seen) if made.sampling else None,
        evidence=Interval.of(met / whole, (met + left_open) / whole),
        linkage=Interval.of(cells["least_met"] / whole * seen, cells["most_met"] / whole * seen),
        areas=Interval.of(cells["areas_low"] * seen, cells["areas_high"] * seen),
    )


MEASURES = (
    Measure(
        name="organised_share",
        question="attribution",
        title="Share of cases that is organised",
        definition=(
            "The share of the cases of a context that a definition of organised crime includes. The evidence range "
            "begins with the cases that the records prove, which is the figure itself, and ends with those that they "
            "do not rule out; unknown is never counted as no. What silence hides lies anywhere between. Where no "
            "criterion can be answered there is no figure, and the range is from 0 to 100%. The 95% interval is what "
            "chance alone would do to the number of cases proved; the range over areas is of what is proved in areas "
            f"with ten cases or more. {LINKAGE}"
        ),
        citation=(
            "Manski (2003), Partial Identification of Probability Distributions: bounds from missing answers. Kleene "
            "(1952), Introduction to Metamathematics: the logic of three values. Definitions: see docs/definitions.md."
        ),
        cells=CASES,
        figures=by_cell(CASES, shared),
    ),
)
