"""Partners' incidents beside recorded offences: on record by their reference, possibly on record, or not.

What a partner reports is seen from the references that it kept: the kinds of offence that they lead to. An incident
without a reference is possibly on record where an offence of such a kind, that no reference has taken, happened in the
same area on the same day, give or take one: a partner dates what it finds the next morning. Where either has no area,
the day and the kind must do. So the number on record lies between those found and those found, lost or possible.
"""

from __future__ import annotations

from groundview.evidence.cases.find import AREA_OF_CODE, NO_AREAS
from groundview.evidence.records.place import CHOICES
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store

RARE = 0.02
"""A kind of offence to which fewer of a partner's references lead is a slip of the pen, and not what it reports."""
DAYS = 1
"""By so many days the dates of one event may differ."""

INCIDENTS = f"""
    CREATE OR REPLACE TEMP TABLE incidents AS
    WITH period AS (SELECT min(month) AS first_on, last_day(max(month)) AS last_on FROM coverage)
    -- One row per incident of a partner inside the study's areas, or of no known area, and its period.
    SELECT row_number() OVER (ORDER BY source, source_file, source_row) AS incident_id, partner,
        coalesce(category, '') AS category, area_code, occurred_on::DATE AS day, crime_ref,
        CASE WHEN crime_ref IS NULL THEN 'none' WHEN crime_ref IN (SELECT crime_ref FROM offences) THEN 'found'
            ELSE 'lost' END AS reference
    FROM partner_incidents LEFT JOIN area_of_code ON code = lsoa CROSS JOIN period
    WHERE (lsoa IS NULL OR area_code IS NOT NULL OR {NO_AREAS})
        AND (first_on IS NULL OR occurred_on::DATE BETWEEN first_on AND last_on)"""

KIND = "coalesce(offence_code, lower(offence), '')"

REPORTED = f"""
    CREATE OR REPLACE TEMP TABLE reported_kinds AS
    WITH referred AS (
        -- One row per partner and kind of offence to which its references lead.
        SELECT partner, {KIND} AS kind, count(*) AS n FROM incidents JOIN offences USING (crime_ref)
        WHERE reference = 'found' GROUP BY ALL)
    -- One row per partner and kind that it reports; any kind, a star, of a partner whose references lead nowhere.
    SELECT partner, kind FROM referred QUALIFY n >= {RARE} * sum(n) OVER (PARTITION BY partner)
    UNION ALL SELECT DISTINCT partner, '*' FROM incidents WHERE partner NOT IN (SELECT partner FROM referred)"""

FREE = f"""
    CREATE OR REPLACE TEMP TABLE free_offences AS
    WITH taken AS (SELECT DISTINCT crime_ref FROM incidents WHERE reference = 'found')
    -- One row per offence inside the study, or of no known place, that no reference has taken: the days that it may be
    -- of.
    SELECT {KIND} AS kind, area_code, how = 'no_location' AS unplaced,
        coalesce(occurred_from::DATE, recorded_on) - {DAYS} AS first_on,
        greatest(coalesce(occurred_to::DATE, occurred_from::DATE, recorded_on),
            CASE WHEN recorded_precision = 'month' THEN last_day(recorded_on) END) + {DAYS} AS last_on
    FROM offences JOIN placed USING (source, source_file, source_row)
    WHERE (area_code IS NOT NULL OR how = 'no_location' OR {NO_AREAS})
        AND (crime_ref IS NULL OR crime_ref NOT IN (SELECT crime_ref FROM taken))"""

DAYS_OF = """
    CREATE OR REPLACE TEMP TABLE offence_days AS
    WITH asked AS (SELECT DISTINCT kind FROM reported_kinds),
    of_kinds AS (
        SELECT * FROM free_offences WHERE kind IN (SELECT kind FROM asked)
        UNION ALL SELECT * REPLACE ('*' AS kind) FROM free_offences WHERE '*' IN (SELECT kind FROM asked))
    -- One row per kind, area and day on which an offence may have happened.
    SELECT DISTINCT kind, area_code, unplaced, unnest(range(first_on, last_on + 1, INTERVAL 1 DAY))::DATE AS day
    FROM of_kinds"""

FITTED = """
    CREATE OR REPLACE TEMP TABLE fitted AS
    WITH waiting AS (
        -- One row per incident without a reference and kind of offence that it could be.
        SELECT incident_id, area_code, day, kind FROM incidents JOIN reported_kinds USING (partner)
        WHERE reference = 'none')
    -- One row per incident that an offence fits: one of a known place, or of none only.
    SELECT incident_id, bool_or(NOT unplaced) AS placed FROM (
        SELECT incident_id, unplaced FROM waiting JOIN offence_days USING (kind, area_code, day)
        UNION ALL SELECT incident_id, true FROM waiting JOIN (
            SELECT DISTINCT kind, day FROM offence_days WHERE unplaced) USING (kind, day)
        UNION ALL SELECT incident_id, false FROM waiting JOIN (
            SELECT DISTINCT kind, day FROM offence_days WHERE NOT unplaced) USING (kind, day)
        WHERE area_code IS NULL)
    GROUP BY incident_id"""

PARTNER_COUNTS = Query(
    "partner_counts",
    """
    WITH unplaced AS (
        -- One row per partner: offences without a place, of the kinds that it reports.
        SELECT partner, count(*) AS n_offences_unplaced FROM reported_kinds
        JOIN free_offences ON reported_kinds.kind IN ('*', free_offences.kind) WHERE unplaced GROUP BY partner)
    -- One row per partner, category, area and month.
    SELECT partner, category, coalesce(area_code, '') AS area_code, date_trunc('month', day)::DATE AS month,
        count(*) AS n, count(*) FILTER (reference = 'found') AS n_found, count(*) FILTER (reference = 'lost') AS n_lost,
        count(*) FILTER (placed) AS n_possible, count(*) FILTER (NOT placed) AS n_unplaced,
        coalesce(any_value(n_offences_unplaced), 0) AS n_offences_unplaced
    FROM incidents LEFT JOIN fitted USING (incident_id) LEFT JOIN unplaced USING (partner)
    GROUP BY ALL ORDER BY ALL""",
)


def make_partner_counts(store: Store) -> int:
    """Makes `partner_counts`, and gives its number of rows."""
    for made in (CHOICES, AREA_OF_CODE, INCIDENTS, REPORTED, FREE, DAYS_OF, FITTED):
        store.connection.execute(made)
    return store.make(PARTNER_COUNTS)
