"""Persons who are victims of cases that a definition proves to be organised, rules out, or leaves open."""

from __future__ import annotations

ANSWERS = {
    "organised": "n_met",
    "not organised": "n_out",
    "open": "n_open",
    "organised or open": "n_met + n_open",
    "not organised or open": "n_out + n_open",
}
"""By answer, how many of a person's cases have it. Who is the victim of two cases may count under two answers."""

DECIDED = """
    -- One row per case, definition, and answer: of the linkage that was kept.
    SELECT case_id, definition, coalesce(answer, 'open') AS answer
    FROM cases JOIN case_answers USING (case_id) JOIN pattern_decisions USING (context, pattern_id)"""

_COUNTED = " UNION ALL ".join(
    f"""SELECT context, definition, area_code, 'answer={answer}' AS breakdown, draw, sum(sign) AS numerator,
        sum(sign * ({n})) AS denominator FROM of_person WHERE {n} > 0 GROUP BY ALL"""
    for answer, n in ANSWERS.items()
)

BY_ANSWER = f"""
    -- One row per definition, answer and place (study or city): persons, and victimisations of them.
    WITH decided AS ({DECIDED}),
    of_person AS (
        SELECT draw, sign, context, definition, towards AS area_code, person, count(*) FILTER (answer = 'yes') AS n_met,
            count(*) FILTER (answer = 'no') AS n_out, count(*) FILTER (answer = 'open') AS n_open
        FROM suffered JOIN decided USING (case_id)
        JOIN wide_places ON wide_places.area_code IS NOT DISTINCT FROM suffered.area_code
        GROUP BY draw, sign, context, definition, towards, person)
    SELECT 'answers' AS measure, *, '' AS period FROM ({_COUNTED})"""
