"""What no linkage changes: kinds of victims, businesses, burgled dwellings, homes, what is missing, who is at risk."""

from __future__ import annotations

ONE_EACH = """
    -- One row per context, event and victim, a person whom two records name being one: how many are alike.
    SELECT context, in_place, year, event_table, victim_kind, at_home, named, place_key, event_id, max(lives) AS lives
    FROM (SELECT context, coalesce(place, 0) AS in_place, year(recorded_on) AS year, event_table, victim_kind, at_home,
            record_id IS NOT NULL AS named, place_key, event_id, person,
            CASE WHEN lives <> 'not_known' THEN lives END AS lives
        FROM victimisations LEFT JOIN persons USING (record_id) LEFT JOIN places USING (area_code))
    GROUP BY context, in_place, year, event_table, victim_kind, at_home, named, place_key, event_id, person"""

ALIKE = """
    alike AS (
        SELECT context, in_place, year, event_table, victim_kind, named, coalesce(lives, 'not_known') AS lives,
            count(*) AS n
        FROM one_each GROUP BY ALL)"""


def _placed(table: str, columns: str) -> str:
    """SQL of a table's rows in the study and in cities, in all and by year."""
    return f"""(
        SELECT context, area_code, period, {columns} FROM {table}
        JOIN (FROM towards WHERE NOT single) USING (in_place) JOIN places USING (place)
        CROSS JOIN (VALUES (true), (false)) AS ways(whole),
        LATERAL (SELECT CASE WHEN whole THEN '' ELSE year::VARCHAR END AS period)
        WHERE period IS NOT NULL)"""


_ROW = "context, '' AS definition, area_code, period"
_IN_ALL = "(SELECT * REPLACE (NULL::BIGINT AS year) FROM one_each WHERE {})"

UNCHANGED = f"""
    WITH {ALIKE}
    SELECT 'kinds' AS measure, {_ROW}, coalesce('kind=' || victim_kind, '') AS breakdown,
        sum(n) AS numerator, NULL AS denominator
    FROM {_placed("alike", "victim_kind, n")}
    GROUP BY GROUPING SETS ((context, area_code, period, victim_kind), (context, area_code, period))
    UNION ALL
    -- Places of business, and events at them.
    SELECT 'businesses', {_ROW}, '', count(DISTINCT place_key), count(*)
    FROM {_placed("(FROM one_each WHERE place_key IS NOT NULL AND victim_kind = 'business')", "place_key")}
    GROUP BY ALL
    UNION ALL
    SELECT 'burglaries', {_ROW}, '', count(DISTINCT event_id), NULL
    FROM {_placed("(FROM one_each WHERE at_home = 'yes')", "event_id")} GROUP BY ALL
    UNION ALL
    -- Of offences alone: the area of a fraud or a young person is where the victim lives.
    SELECT 'residence', {_ROW}, 'lives=' || replace(lives, '_', ' '), sum(n),
        sum(sum(n)) OVER (PARTITION BY context, area_code, period)
    FROM {_placed("(FROM alike WHERE event_table = 'offences' AND named)", "lives, n")}
    GROUP BY context, area_code, period, lives
    UNION ALL
    SELECT 'missing', {_ROW}, 'what=victim', count(DISTINCT event_id) FILTER (NOT named), count(DISTINCT event_id)
    FROM {_placed(_IN_ALL.format("named OR victim_kind IN ('young_person', 'not_named')"), "named, event_id")}
    GROUP BY ALL"""

AT_RISK = """
    -- One row per place and those at risk there; none where an area's number is not known.
    SELECT 'at_risk' AS measure, '' AS context, '' AS definition, wider.area_code, '' AS period,
        'of=' || who AS breakdown, CASE WHEN count(n) = count(*) THEN sum(n) END AS numerator, NULL AS denominator
    FROM study_areas JOIN places AS area USING (area_code) JOIN towards ON in_place = area.place
    JOIN places AS wider ON wider.place = towards.place,
    LATERAL (VALUES ('residents', residents), ('households', households), ('businesses', businesses)) AS known(who, n)
    GROUP BY ALL
    UNION ALL
    -- The same of a context whose cases all lie in neighbourhoods: those who live in the areas of its cases.
    SELECT 'at_risk', context, '', wider.area_code, '', 'of=residents',
        CASE WHEN count(residents) = count(*) THEN sum(residents) END, NULL
    FROM (SELECT DISTINCT context, area_code FROM cases WHERE context IN (
        SELECT context FROM cases GROUP BY context HAVING count(neighbourhood) = count(*)))
    JOIN study_areas USING (area_code) JOIN places AS area USING (area_code) JOIN towards ON in_place = area.place
    JOIN places AS wider ON wider.place = towards.place GROUP BY ALL
    UNION ALL
    -- One row per year or the whole period, and place: months supplied, of those asked for.
    SELECT 'months', '', '', wider.area_code, period, '', count(DISTINCT month) FILTER (covered = 'yes'),
        count(DISTINCT month)
    FROM coverage JOIN places AS area USING (area_code) JOIN towards ON in_place = area.place AND NOT towards.single
    JOIN places AS wider ON wider.place = towards.place CROSS JOIN (VALUES (true), (false)) AS ways(whole),
    LATERAL (SELECT CASE WHEN whole THEN '' ELSE year(month)::VARCHAR END AS period) GROUP BY ALL"""
