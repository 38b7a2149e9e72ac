"""Cases in which persons take part, context by context, and those of linked sets."""

from __future__ import annotations

from groundview.evidence.networks.layers.declared import layers
from groundview.evidence.records.query import Query

RUNS_PREMISES = ("owner", "manager", "controller")
"""Roles at premises that are a part in running them. Workers and visitors are not counted among those."""

CASES = f"""
    WITH known AS (
        -- One row per identifier that so few person records hold that it says who they are.
        SELECT event FROM takings_part WHERE layer = 'shared_identifier'
        GROUP BY event HAVING count(DISTINCT record_id) <= {layers()["shared_identifier"].most_persons}),
    victims AS (
        -- One row per fraud report and person who is its victim: what is seen with a report may be the victim's own.
        SELECT report_ref, person FROM fraud_reports JOIN persons ON nominal_ref = victim_nominal_ref),
    reports AS (
        -- One row per fraud report and person record that holds an identifier seen with it.
        SELECT seen_with_ref AS case_ref, record_id
        FROM sightings JOIN takings_part ON layer = 'shared_identifier' AND event = kind || ' ' || identifier
        SEMI JOIN known USING (event) JOIN persons USING (record_id)
        ANTI JOIN victims ON victims.report_ref = seen_with_ref AND victims.person = persons.person
        WHERE seen_with_type = 'fraud_report')
    -- One row per case and person record that takes part in it, as a suspect or as one who runs it.
    SELECT DISTINCT '' AS context, crime_ref AS case_ref, record_id
    FROM takings_part JOIN involvements USING (source_file, source_row) WHERE layer = 'co_offending'
    UNION ALL SELECT DISTINCT 'fraud', case_ref, record_id FROM reports
    UNION ALL SELECT DISTINCT 'cse', young_person_ref, record_id
    FROM takings_part JOIN exploitation_links USING (source_file, source_row) WHERE layer = 'exploitation'
    UNION ALL SELECT DISTINCT 'adult_sex_market', premises_ref, record_id
    FROM takings_part JOIN premises_links USING (source_file, source_row)
    WHERE layer = 'premises' AND takings_part.role IN {RUNS_PREMISES}"""


def group_links() -> Query:
    """One row per linked set and case in which at least one of its persons takes part."""
    return Query(
        "group_links",
        f"""
        WITH cases AS ({CASES})
        SELECT group_id, context, case_ref, count(DISTINCT person_id) AS n_persons
        FROM cases JOIN persons USING (record_id) JOIN groups USING (person_id)
        GROUP BY ALL ORDER BY ALL""",
    )
