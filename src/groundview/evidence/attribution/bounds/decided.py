"""How many cases each definition includes, and how many it leaves open, in every cell, over plausible linkages."""

from __future__ import annotations

from collections.abc import Sequence

from groundview.evidence.attribution.bounds.profile import in_cells
from groundview.evidence.attribution.decide import decisions
from groundview.evidence.attribution.offered import Offer
from groundview.evidence.attribution.readings import Asking

COLUMNS = (
    "measure, context, definition, area_code, period, breakdown, n_met, n_open, n_cases, least_met, most_met"
)


def decided_cells(asked: Asking, offers: Sequence[Offer]) -> str:
    """SQL with one row per context, definition and cell. The least and the most met are those of the kept linkage and
    every plausible one."""
    return f"""
        WITH counted AS (
            SELECT context, definition, area_code, period, breakdown,
                coalesce(sum(n) FILTER (answer = 'yes'), 0) AS n_met,
                coalesce(sum(n) FILTER (answer IS NULL), 0) AS n_open, sum(n) AS n_cases
            FROM ({in_cells("profile", "pattern_id, n")}) JOIN pattern_decisions USING (context, pattern_id)
            GROUP BY ALL),
        new_patterns AS (SELECT DISTINCT context, new_pattern AS pattern FROM moved_profile),
        answered_anew AS ({decisions(asked, offers, "new_patterns")}),
        gained AS (
            -- One row per plausible linkage and cell that it changes: how many cases more are met.
            SELECT draw, cells.context, old.definition, area_code, period, breakdown,
                sum(n * (coalesce(anew.answer = 'yes', false)::INTEGER - coalesce(old.answer = 'yes', false)::INTEGER))
                    AS more
            FROM ({in_cells("moved_profile", "draw, pattern_id, new_pattern, n")}) AS cells
            JOIN pattern_decisions AS old USING (context, pattern_id)
            JOIN answered_anew AS anew ON anew.context = cells.context AND anew.definition = old.definition
                AND anew.pattern = new_pattern
            GROUP BY ALL),
        moves AS (
            SELECT context, definition, area_code, period, breakdown, least(min(more), 0) AS least,
                greatest(max(more), 0) AS most
            FROM gained GROUP BY ALL)
        SELECT 'decided' AS measure, context, definition, area_code, period, breakdown, n_met, n_open, n_cases,
            n_met + coalesce(least, 0) AS least_met, n_met + coalesce(most, 0) AS most_met
        FROM counted LEFT JOIN moves USING (context, definition, area_code, period, breakdown)"""


ANSWERS = """
    -- One row per context and criterion: how many cases meet it, and to how many it is unknown.
    SELECT 'criterion' AS measure, context, '' AS definition, '' AS area_code, '' AS period,
        'criterion=' || replace(criterion, ';', ',') AS breakdown,
        coalesce(sum(n) FILTER (sign = 'y'), 0) AS n_met, coalesce(sum(n) FILTER (sign = '-'), 0) AS n_open,
        sum(n) AS n_cases, NULL AS least_met, NULL AS most_met
    FROM (SELECT context, criterion, pattern[place + 1] AS sign, n
        FROM profile JOIN answer_patterns USING (pattern_id) CROSS JOIN asked_criteria)
    GROUP BY ALL"""
