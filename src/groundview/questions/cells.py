"""SQL that the questions share: offences by area, month and type with every margin, and who was at risk how long."""

from __future__ import annotations


def word(sql: str) -> str:
    """SQL of a value as it stands in a breakdown, where a semicolon parts one key from the next."""
    return f"replace({sql}, ';', ',')"


ROLLED = """
    rolled AS (
        -- One row per area and what it counts towards: itself, the whole study, and its city where there are several.
        SELECT area_code, area_code AS towards FROM study_areas
        UNION ALL SELECT area_code, '' FROM study_areas
        UNION ALL SELECT area_code, parent FROM study_areas
        WHERE parent IS NOT NULL AND (SELECT count(DISTINCT parent) FROM study_areas) > 1)"""

AT_RISK = """
    at_risk AS (
        -- One row per area, city or study, and month or whole period: months covered, and residents times years, which
        -- are not known where those of one of its areas are not: its offences would be divided by others.
        SELECT towards AS area_code, coalesce(strftime(month, '%Y-%m'), '') AS period,
            count(DISTINCT month) FILTER (covered = 'yes') AS n_covered, count(DISTINCT month) AS n_months,
            count(*) FILTER (covered = 'yes') AS n_supplied, count(*) AS n_asked,
            CASE WHEN count(residents) = count(*) THEN sum(residents) FILTER (covered = 'yes') / 12 END AS person_years
        FROM coverage JOIN study_areas USING (area_code) JOIN rolled USING (area_code)
        GROUP BY GROUPING SETS ((towards), (towards, month)))"""

COUNTED = """
    counted AS (
        -- One row per area, city or study, month or whole period, and type or all types, where anything was recorded.
        SELECT towards AS area_code, coalesce(strftime(month, '%Y-%m'), '') AS period, coalesce(type, '') AS type,
            sum(n) AS n
        FROM offence_counts JOIN rolled USING (area_code)
        GROUP BY GROUPING SETS ((towards), (towards, month), (towards, type), (towards, month, type)))"""

TYPES = """
    types AS (SELECT DISTINCT type FROM offence_counts UNION ALL SELECT '')"""

MOST_CELLS = 50_000
"""A study of more areas, months and types than this has no figure of one area, one month and one type together:
nearly all would be noughts and ones, and nobody could read them."""

GAP = "no records were supplied for this month: a gap, not a nought"

OFFENCES = f"""
    WITH {ROLLED}, {AT_RISK}, {COUNTED}, {TYPES},
    cube AS (
        -- One row: how many cells there are of one area, one month and one type.
        SELECT (SELECT count(*) FROM coverage) * (SELECT count(*) FROM types) AS size)
    -- One row per area, city or study, by month or whole period, by type or all types; a month that nobody supplied
    -- has no number, and one that only some forces supplied says so.
    SELECT at_risk.area_code, at_risk.period,
        CASE WHEN type = '' THEN '' ELSE 'type=' || {word("type")} END AS breakdown,
        CASE WHEN n_covered > 0 THEN coalesce(counted.n, 0) END AS numerator, person_years, n_months, n_covered,
        CASE WHEN n_covered = 0 THEN '{GAP}'
            WHEN at_risk.period <> '' AND n_supplied < n_asked
                THEN 'supplied for ' || n_supplied || ' of ' || n_asked || ' areas: not comparable with other months'
            ELSE '' END AS note
    FROM at_risk CROSS JOIN types
    LEFT JOIN counted USING (area_code, period, type)
    WHERE at_risk.period = '' OR type = '' OR (SELECT size FROM cube) <= {MOST_CELLS}
        OR at_risk.area_code NOT IN (SELECT area_code FROM study_areas)
    ORDER BY at_risk.area_code, at_risk.period, type"""
