"""What became of recorded offences."""

from __future__ import annotations

from groundview.questions.cells import ROLLED, word
from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.statistics.estimate import Estimate
from groundview.statistics.proportions import wilson

OUTCOMES = f"""
    WITH {ROLLED},
    stated AS (
        -- One row per city or study, outcome group and type or all types, of offences that have an outcome.
        SELECT towards AS area_code, coalesce(type, '') AS type, outcome, sum(n) AS n
        FROM offence_counts JOIN rolled USING (area_code)
        WHERE outcome IS NOT NULL AND towards NOT IN (SELECT area_code FROM study_areas)
        GROUP BY GROUPING SETS ((towards, outcome), (towards, outcome, type))),
    whole AS (SELECT area_code, type, sum(n) AS denominator FROM stated GROUP BY ALL),
    outcomes AS (SELECT DISTINCT outcome FROM stated)
    SELECT area_code,
        'outcome=' || {word("outcome")} || CASE WHEN type = '' THEN '' ELSE ';type=' || {word("type")} END AS breakdown,
        coalesce(n, 0) AS numerator, denominator
    FROM whole CROSS JOIN outcomes LEFT JOIN stated USING (area_code, type, outcome)
    ORDER BY area_code, type, outcome"""


def _shared(cells: Cells) -> Estimate:
    return wilson(cells["numerator"], cells["denominator"])


MEASURES = (
    Measure(
        name="outcome_share",
        question="response",
        title="Outcomes of recorded offences",
        definition=(
            "Of the offences whose extract states an outcome, the share in each group of outcomes. An offence that "
            "awaits a court counts as charged. Two groups stand apart: no outcome yet (still under investigation "
            "when the extract was made; recent months have more of it), and no outcome recorded (the force gave no "
            "update, so it may have ended or not). Offences for which no outcome is ever stated, such as anti-social "
            "behaviour in open data, are left out of both numbers."
        ),
        citation=(
            "Groups after Home Office, Crime outcomes in England and Wales. Interval: Wilson (1927), JASA 22, 209-212."
        ),
        cells=OUTCOMES,
        figures=by_cell(OUTCOMES, _shared),
    ),
)
