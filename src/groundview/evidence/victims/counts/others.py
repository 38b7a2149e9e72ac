"""What no linkage changes: kinds of victims, businesses, burgled dwellings, residence, what is missing, who is at risk."""

from __future__ import annotations

_ROW = "context, '' AS definition, towards AS area_code, period"
_SAID = f"""
    -- One row per context, event and victim in every place and period in which it counts, single areas left out.
    said AS (
        SELECT victims.* EXCLUDE (area_code), towards, period FROM victims
        JOIN wide_places ON wide_places.area_code IS NOT DISTINCT FROM victims.area_code,
        LATERAL (SELECT '' AS period UNION ALL SELECT year(recorded_on)::VARCHAR) AS periods
        WHERE period IS NOT NULL)"""
_VICTIMS = """
    victims AS (
        -- One row per context, event and victim: a person whom two records name is one.
        SELECT * FROM victimisations LEFT JOIN persons USING (record_id)
        QUALIFY record_id IS NULL OR row_number() OVER (
            PARTITION BY context, event_id, person ORDER BY lives = 'not_known', record_id) = 1)"""

UNCHANGED = f"""
    WITH {_VICTIMS}, {_SAID}
    SELECT 'kinds' AS measure, {_ROW}, CASE WHEN victim_kind IS NULL THEN '' ELSE 'kind=' || victim_kind END AS breakdown,
        count(*) AS numerator, NULL AS denominator
    FROM said GROUP BY GROUPING SETS ((context, towards, period, victim_kind), (context, towards, period))
    UNION ALL
    -- Places of business, and events at them.
    SELECT 'businesses', {_ROW}, '', count(DISTINCT place_key), count(place_key)
    FROM said WHERE victim_kind = 'business' GROUP BY ALL
    UNION ALL
    SELECT 'burglaries', {_ROW}, '', count(DISTINCT event_id), NULL FROM said WHERE at_home = 'yes' GROUP BY ALL
    UNION ALL
    -- Of offences alone: the area of a fraud or a young person is where the victim lives.
    SELECT 'residence', {_ROW}, 'lives=' || replace(lives, '_', ' '), count(*),
        sum(count(*)) OVER (PARTITION BY context, towards, period)
    FROM said WHERE event_table = 'offences' AND record_id IS NOT NULL GROUP BY context, towards, period, lives
    UNION ALL
    SELECT 'missing', {_ROW}, 'what=victim', count(DISTINCT event_id) FILTER (record_id IS NULL), count(DISTINCT event_id)
    FROM said WHERE victim_kind IN ('person', 'young_person', 'not_named') AND period = '' GROUP BY ALL"""

AT_RISK = """
    -- One row per place and those at risk there; none where an area's number is not known.
    SELECT 'at_risk' AS measure, '' AS context, '' AS definition, towards AS area_code, '' AS period,
        'of=' || who AS breakdown, CASE WHEN count(n) = count(*) THEN sum(n) END AS numerator, NULL AS denominator
    FROM study_areas JOIN towards USING (area_code),
    LATERAL (VALUES ('residents', residents), ('households', households), ('businesses', businesses)) AS known(who, n)
    GROUP BY ALL
    UNION ALL
    -- One row per year or the whole period, and place: months supplied, of those asked for.
    SELECT 'months', '', '', towards, period, '', count(DISTINCT month) FILTER (covered = 'yes'), count(DISTINCT month)
    FROM coverage JOIN towards USING (area_code),
    LATERAL (SELECT '' AS period UNION ALL SELECT year(month)::VARCHAR) AS periods GROUP BY ALL"""
