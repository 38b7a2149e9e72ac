"""Cases that are organised, cases that are not, and cases left open."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.statistics.counts import exact_poisson
from groundview.statistics.estimate import Estimate, Interval

WIDE = """
    wide AS (
        -- One row per context, definition and cell of the study and of its places, not of single areas.
        SELECT * EXCLUDE (measure, breakdown) FROM attribution_counts WHERE measure = 'decided' AND breakdown = ''
            AND area_code NOT IN (SELECT area_code FROM study_areas))"""

COUNTS = f"""
    WITH {WIDE}
    -- One row per context, definition and cell: cases proved, left open and in all.
    SELECT context, definition, area_code, period, n_met AS numerator, n_open, n_cases, least_met, most_met
    FROM wide ORDER BY ALL"""

ANSWERS = f"""
    WITH {WIDE}
    -- One row per context, definition, cell and answer: cases with it, and all of them.
    SELECT context, definition, area_code, period, breakdown, n AS numerator FROM wide, LATERAL (VALUES
        ('answer=organised', n_met), ('answer=not organised', n_cases - n_met - n_open), ('answer=open', n_open),
        ('', n_cases)) AS answers(breakdown, n)
    ORDER BY ALL"""


def _counted(cells: Cells) -> Estimate:
    met, left_open = cells["numerator"], cells["n_open"]
    made = exact_poisson(met, unit="cases")
    return replace(
        made,
        n=cells["n_cases"],
        evidence=Interval.of(met, met + left_open),
        linkage=Interval.of(cells["least_met"], cells["most_met"]),
    )


def _answered(cells: Cells) -> Estimate:
    n = np.asarray(cells["numerator"])
    return Estimate(value=n, unit="cases", method="count", n=n, numerator=n)


MEASURES = (
    Measure(
        "organised_count",
        "attribution",
        "Cases proved to be organised",
        "The number of cases of a context that the records prove to be organised under a definition. The evidence "
        "range ends with those that they do not rule out. The 95% interval is what chance alone would do to such a "
        "count.",
        "Manski (2003), Partial Identification of Probability Distributions. Interval: Garwood (1936), Biometrika 28, "
        "437-442.",
        COUNTS,
        by_cell(COUNTS, _counted),
    ),
    Measure(
        "case_answers",
        "attribution",
        "Cases by answer",
        "The cases of a context that are proved to be organised under a definition, those that the records rule out, "
        "and those that they leave open, with their total.",
        "Count of the cases of the study.",
        ANSWERS,
        by_cell(ANSWERS, _answered),
    ),
)
