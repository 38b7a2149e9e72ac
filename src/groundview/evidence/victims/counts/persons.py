"""Persons named as victims, and how often each was one: in the study, its cities and areas, in all and by year."""

from __future__ import annotations

from groundview.evidence.victims.counts.bands import TIMES, band

ENOUGH = 10
"""Victimisations an area, on average, from which a context is counted in single areas: with fewer, nearly all of them
would hold so few that nobody could read or release them."""

IN_SCOPE = f"""
    -- One row per draw, sign, context, place (area, city, study), period (year or all) and person: how often a victim.
    WITH often AS (
        SELECT context FROM suffered WHERE draw = 0
        GROUP BY context HAVING count(*) >= {ENOUGH} * (SELECT count(*) FROM study_areas)),
    widened AS (
        SELECT suffered.*, towards, towards IN (SELECT area_code FROM study_areas) AS single
        FROM suffered JOIN towards ON towards.area_code IS NOT DISTINCT FROM suffered.area_code)
    SELECT draw, sign, context, towards AS area_code, single, '' AS period, person, count(*) AS n
    FROM widened WHERE NOT single OR context IN (FROM often) GROUP BY ALL
    UNION ALL
    SELECT draw, sign, context, towards, single, year, person, count(*) FROM widened
    WHERE NOT single AND year <> '0' GROUP BY ALL"""

VICTIMS = """
    -- One row per cell: persons, and victimisations of them.
    SELECT 'victims' AS measure, context, '' AS definition, area_code, period, '' AS breakdown, draw,
        sum(sign) AS numerator, sum(sign * n) AS denominator
    FROM in_scope GROUP BY ALL"""

BY_TIMES = f"""
    -- One row per cell and number of times: persons so often a victim, and victimisations of them.
    SELECT 'times' AS measure, context, '' AS definition, area_code, period, 'times=' || {band("n", TIMES)} AS breakdown,
        draw, sum(sign) AS numerator, sum(sign * n) AS denominator
    FROM in_scope WHERE NOT single GROUP BY ALL"""

DISTRIBUTION = """
    -- One row per draw, context and number of times: persons so often a victim, of the whole study.
    SELECT draw, context, n AS times, sum(sign)::BIGINT AS persons
    FROM in_scope WHERE area_code = '' AND period = '' GROUP BY ALL ORDER BY ALL"""
