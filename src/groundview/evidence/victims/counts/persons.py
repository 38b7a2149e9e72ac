"""Persons named as victims, and how often each was one: in the study, its cities and areas, in all and by year."""

from __future__ import annotations

from groundview.evidence.victims.counts.bands import TIMES, band

ENOUGH = 10
"""Victimisations an area, on average, from which a context is counted in single areas: with fewer, nearly all of them
would hold so few that nobody could read or release them."""

IN_SCOPE = f"""
    -- One row per draw, sign, context, place (area, city, study), period (year, or 0 for all) and person: how often a
    -- victim.
    WITH often AS (
        SELECT context_id FROM suffered WHERE draw = 0
        GROUP BY context_id HAVING count(*) >= {ENOUGH} * (SELECT count(*) FROM study_areas)),
    by_year AS (
        SELECT draw, sign, context_id, place, year, person, count(*) AS n
        FROM suffered JOIN (FROM towards WHERE NOT single) USING (in_place) GROUP BY ALL)
    SELECT draw, sign, context_id, place, false AS single, year, person, n FROM by_year WHERE year > 0
    UNION ALL
    SELECT draw, sign, context_id, place, false, 0, person, sum(n)::BIGINT FROM by_year
    GROUP BY draw, sign, context_id, place, person
    UNION ALL
    SELECT draw, sign, context_id, place, true, 0, person, count(*)
    FROM suffered JOIN (FROM towards WHERE single) USING (in_place) WHERE context_id IN (FROM often) GROUP BY ALL"""

PERIOD = "CASE WHEN year = 0 THEN '' ELSE year::VARCHAR END AS period"

VICTIMS = f"""
    -- One row per cell: persons, and victimisations of them.
    SELECT 'victims' AS measure, context_id, '' AS definition, place, {PERIOD}, '' AS breakdown, draw,
        sum(sign) AS numerator, sum(sign * n) AS denominator
    FROM in_scope GROUP BY context_id, place, year, draw"""

BY_TIMES = f"""
    -- One row per place (study or city) and number of times: persons so often a victim, and victimisations of them.
    SELECT 'times' AS measure, context_id, '' AS definition, place, '' AS period,
        'times=' || {band("n", TIMES)} AS breakdown, draw, sum(sign) AS numerator, sum(sign * n) AS denominator
    FROM in_scope WHERE NOT single AND year = 0 GROUP BY context_id, place, draw, breakdown"""

DISTRIBUTION = """
    -- One row per draw, context and number of times: persons so often a victim, of the whole study.
    SELECT draw, context, n::BIGINT AS times, sum(sign)::BIGINT AS persons
    FROM in_scope JOIN counted_contexts USING (context_id) JOIN places USING (place)
    WHERE area_code = '' AND year = 0 GROUP BY ALL ORDER BY ALL"""
