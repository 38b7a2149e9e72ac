"""The events that befall somebody, each once, and the persons who are named as the victims of each."""

from __future__ import annotations

from groundview.evidence.cases.find import INSIDE_PERIOD, NO_AREAS, PERIOD
from groundview.evidence.linkage.reference import folder, records_meant
from groundview.evidence.victims.kinds import kinds_of_offences

COUNTED = f"""
    -- One row per context and event that it counts; all recorded crime has no context.
    WITH {PERIOD}
    SELECT '' AS context, NULL::BIGINT AS case_id, 'offences' AS event_table, source, source_file, source_row,
        recorded_on AS happened_on, area_code
    FROM offences JOIN placed USING (source, source_file, source_row) CROSS JOIN period
    WHERE (area_code IS NOT NULL OR {NO_AREAS}) AND {INSIDE_PERIOD.replace("happened_on", "recorded_on")}
    UNION ALL SELECT context, case_id, case_table, source, source_file, source_row, happened_on, area_code FROM cases"""

POINT = """coalesce(round(easting)::BIGINT || '/' || round(northing)::BIGINT,
                round(longitude, 5) || '/' || round(latitude, 5))"""


def events() -> str:
    """SQL of the temporary table `victim_events`: one row per event that any context may count."""
    return f"""
        SELECT row_number() OVER (ORDER BY event_table, source, source_file, source_row) AS event_id, *
        FROM ({_offences()} UNION ALL BY NAME {_reports()} UNION ALL BY NAME {_young_people()}
            UNION ALL BY NAME {_premises()})"""


def _offences() -> str:
    return f"""
            -- One row per offence. What happened after it was recorded has a wrong date.
            SELECT 'offences' AS event_table, source, source_file, source_row, at_home, unnamed,
                CASE WHEN occurred_from::DATE <= recorded_on THEN occurred_from::DATE
                    WHEN recorded_precision IS DISTINCT FROM 'month' THEN recorded_on END AS happened_on,
                CASE WHEN unnamed = 'business' THEN coalesce({POINT}, partner) END AS place_key
            FROM offences
            JOIN ({kinds_of_offences()}) AS kinds
                ON given IS NOT DISTINCT FROM offence_code AND named IS NOT DISTINCT FROM offence
            LEFT JOIN (
                -- One row per offence that one partner recorded too: who, and in which area.
                SELECT crime_ref, min(partner || ' in ' || coalesce(lsoa, '?')) AS partner FROM partner_incidents
                WHERE crime_ref IS NOT NULL GROUP BY crime_ref HAVING count(DISTINCT partner) = 1)
                USING (crime_ref)"""


def _reports() -> str:
    return """
            SELECT 'fraud_reports' AS event_table, source, source_file, source_row, reported_on AS happened_on,
                CASE WHEN victim_kind = 'organisation' THEN 'business' ELSE 'not_named' END AS unnamed
            FROM fraud_reports"""


def _young_people() -> str:
    return """
            SELECT 'young_people_at_risk' AS event_table, source, source_file, source_row, flagged_on AS happened_on,
                'young_person' AS unnamed
            FROM young_people_at_risk"""


def _premises() -> str:
    return """
            SELECT 'premises' AS event_table, source, source_file, source_row, first_seen AS happened_on,
                'premises' AS unnamed, premises_ref AS place_key
            FROM premises"""


def named() -> str:
    """SQL of the temporary table `named_victims`: one row per event and person record named as its victim, with what
    the event's own row says of that person. Needs `victim_events`."""
    reports = "(FROM fraud_reports WHERE victim_kind IS DISTINCT FROM 'organisation')"
    return f"""
        SELECT event_id, record_id, 'person' AS kind, NULL::BIGINT AS age, NULL::VARCHAR AS sex,
            NULL::VARCHAR AS lives_in
        FROM ({_named_in_offences()}) JOIN (FROM victim_events WHERE event_table = 'offences')
            USING (source, source_file, source_row)
        UNION ALL SELECT event_id, record_id, 'person', victim_age, upper(left(trim(victim_sex), 1)), victim_lsoa
        FROM ({records_meant(reports, "victim_nominal_ref")})
        JOIN (FROM victim_events WHERE event_table = 'fraud_reports') USING (source, source_file, source_row)
        WHERE record_id IS NOT NULL
        UNION ALL SELECT event_id, record_id, 'young_person', age_at_flag, NULL, lsoa
        FROM ({records_meant("young_people_at_risk")})
        JOIN (FROM victim_events WHERE event_table = 'young_people_at_risk') USING (source, source_file, source_row)
        WHERE record_id IS NOT NULL"""


def _named_in_offences() -> str:
    """One row per offence and record of a victim. A reference that two folders give to two offences means the one of
    its own folder."""
    return f"""
            SELECT DISTINCT offence.source, offence.source_file, offence.source_row, record_id
            FROM ({records_meant("(FROM involvements WHERE role = 'victim')")}) AS said
            JOIN (
                SELECT crime_ref, source, source_file, source_row, {folder()} AS folder,
                    min({folder()}) OVER same <> max({folder()}) OVER same AS twice
                FROM offences WINDOW same AS (PARTITION BY crime_ref)) AS offence
                ON offence.crime_ref = said.crime_ref AND (NOT twice OR offence.folder = {folder("said.source_file")})
            WHERE record_id IS NOT NULL"""
