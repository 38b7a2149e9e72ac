"""Persons who are victims of cases that a definition proves to be organised, rules out, or leaves open.

The answers of one case to every definition of its context are bits of three numbers; those of a person's cases are put
together by OR, so that nobody is counted anew for each definition.
"""

from __future__ import annotations

ANSWERS = {
    "organised": "met",
    "not organised": "ruled_out",
    "open": "left_open",
    "organised or open": "met | left_open",
    "not organised or open": "ruled_out | left_open",
}
"""By answer, the bits that show it. Who is the victim of two cases may count under two answers."""

PATTERNS = """
    offered AS (
        -- One row per definition: its bit.
        SELECT definition, 1::BIGINT << (row_number() OVER (ORDER BY definition) - 1)::BIGINT AS bit
        FROM (SELECT DISTINCT definition FROM pattern_decisions)),
    answered AS (
        -- One row per context and pattern: which definitions it meets, which rule it out, which leave it open.
        SELECT context_id, pattern_id, bit_or(CASE WHEN answer = 'yes' THEN bit ELSE 0 END) AS met,
            bit_or(CASE WHEN answer = 'no' THEN bit ELSE 0 END) AS ruled_out,
            bit_or(CASE WHEN answer IS NULL THEN bit ELSE 0 END) AS left_open
        FROM pattern_decisions JOIN offered USING (definition) JOIN counted_contexts USING (context)
        GROUP BY context_id, pattern_id)"""

_COUNTED = " UNION ALL ".join(
    f"""SELECT context_id, definition, place, 'cases={answer}' AS breakdown, draw,
        sum(sign) FILTER (of_persons) AS numerator, sum(sign) FILTER (NOT of_persons) AS denominator
        FROM together CROSS JOIN offered WHERE ({bits}) & bit > 0 GROUP BY ALL"""
    for answer, bits in ANSWERS.items()
)

BY_ANSWER = f"""
    -- One row per definition, answer and place (study or city): persons, and victimisations of them.
    WITH {PATTERNS},
    of_case AS (
        SELECT draw, sign, context_id, place, person, met, ruled_out, left_open
        FROM suffered JOIN case_answers USING (case_id) JOIN answered USING (context_id, pattern_id)
        JOIN (FROM towards WHERE NOT single) USING (in_place)),
    of_person AS (
        SELECT draw, sign, context_id, place, person, bit_or(met) AS met, bit_or(ruled_out) AS ruled_out,
            bit_or(left_open) AS left_open
        FROM of_case GROUP BY draw, sign, context_id, place, person),
    together AS MATERIALIZED (
        -- One row per cell and set of answers: how many persons have it, and how many victimisations.
        SELECT true AS of_persons, draw, context_id, place, met, ruled_out, left_open, sum(sign) AS sign
        FROM of_person GROUP BY ALL
        UNION ALL SELECT false, draw, context_id, place, met, ruled_out, left_open, sum(sign)
        FROM of_case GROUP BY ALL)
    SELECT 'answers' AS measure, context_id, definition, place, '' AS period, breakdown, draw,
        coalesce(numerator, 0) AS numerator, coalesce(denominator, 0) AS denominator
    FROM ({_COUNTED})"""
