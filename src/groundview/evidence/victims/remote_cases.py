"""Where the suspect of each case is: in the area, elsewhere in the country, overseas, or not known.

Of a fraud the report says it, of an offence what is recorded of every suspect. A suspect's home is not laid beside the
place of the offence: extracts have addresses of persons and no area of them.
"""

from __future__ import annotations

from groundview.evidence.records.query import Query

CASE_SUSPECTS = """
    CREATE OR REPLACE TEMP TABLE case_suspects AS
    WITH named AS (
        -- One row per offence with a suspect: elsewhere if any of them is, local if all are known to be.
        SELECT 'offences' AS case_table, crime_ref AS case_ref,
            CASE WHEN bool_or(from_force_area = 'no') THEN 'elsewhere'
            WHEN bool_and(coalesce(from_force_area, 'unknown') = 'yes') THEN 'local' END AS suspect_in
        FROM involvements WHERE role IN ('suspect', 'charged', 'convicted') GROUP BY crime_ref)
    -- One row per case of a context whose records may say where a suspect is.
    SELECT case_id, context, area_code, parent, strftime(happened_on, '%Y') AS year,
        greatest(cases.loss_gbp - coalesce(recovered_gbp, 0), 0) AS pounds,
        coalesce(CASE case_table WHEN 'offences' THEN suspect_in
            ELSE CASE suspect_location WHEN 'elsewhere_uk' THEN 'elsewhere' ELSE suspect_location END END, 'unknown')
            AS suspect_in
    FROM cases
    LEFT JOIN (SELECT area_code,
        CASE WHEN (SELECT count(DISTINCT parent) FROM study_areas) > 1 THEN parent END AS parent
        FROM study_areas) USING (area_code)
    LEFT JOIN named USING (case_table, case_ref)
    LEFT JOIN (SELECT 'fraud_reports' AS case_table, source, source_file, source_row, suspect_location
        FROM fraud_reports) AS reports USING (case_table, source, source_file, source_row)
    LEFT JOIN (SELECT 'offences' AS case_table, source, source_file, source_row, recovered_gbp
        FROM offences WHERE recovered_gbp IS NOT NULL) AS lost USING (case_table, source, source_file, source_row)
    WHERE case_table IN ('offences', 'fraud_reports')"""

REMOTE_COUNTS = Query(
    "remote_counts",
    """
    WITH told AS (SELECT * FROM case_suspects),
    counted AS (
        -- One row per context, area, city or study, year or whole period, and place, of all cases.
        SELECT context, '' AS definition, '' AS breakdown, towards.code AS area_code, periods.period, suspect_in,
            count(*) AS n
        FROM told, LATERAL (VALUES (''), (area_code), (parent)) AS towards(code),
            LATERAL (VALUES (''), (year)) AS periods(period)
        WHERE towards.code IS NOT NULL AND periods.period IS NOT NULL GROUP BY ALL
        UNION ALL
        -- One row per context, definition, answer and place, of the whole study.
        SELECT context, definition, CASE answer WHEN 'yes' THEN 'answer=organised' WHEN 'no' THEN 'answer=not organised'
            ELSE 'answer=open' END, '', '', suspect_in, count(*)
        FROM told JOIN case_answers USING (case_id) JOIN pattern_decisions USING (context, pattern_id) GROUP BY ALL),
    places AS (SELECT unnest(['local', 'elsewhere', 'overseas', 'unknown']) AS suspect_in),
    wholes AS (
        SELECT context, definition, breakdown, area_code, period, sum(n) AS n FROM counted GROUP BY ALL)
    -- One row per context, definition, answer, area, period and place, noughts too where there are cases at all.
    SELECT wholes.* EXCLUDE (n), suspect_in, coalesce(counted.n, 0) AS numerator, wholes.n AS denominator, '' AS note
    FROM wholes CROSS JOIN places
    LEFT JOIN counted USING (context, definition, breakdown, area_code, period, suspect_in)
    WHERE suspect_in <> 'overseas' OR context IN (SELECT context FROM cases WHERE case_table = 'fraud_reports')
    ORDER BY ALL""",
)
"""Overseas is a place that reports of fraud alone can name."""
