"""What evidence is asked of while a step is at work: temporary tables of cases, events and persons, under the linkage
that was kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from groundview.evidence.attribution.code_kinds import CODE_KINDS, code_kinds
from groundview.evidence.cases.context import Context
from groundview.evidence.linkage.reference import records_meant
from groundview.evidence.networks.known import MEMBERS
from groundview.evidence.records.arrays import put_table

if TYPE_CHECKING:
    import duckdb

WHATEVER_LINKAGE = {
    "case_events": """
        -- One row per case in which somebody is recorded as acting, with its event.
        SELECT DISTINCT case_id, event_id FROM cases
        JOIN (SELECT DISTINCT event_id, event_table, source, source_file, source_row FROM event_records) AS event
            ON event_table = case_table AND event.source = cases.source
            AND event.source_file = cases.source_file AND event.source_row = cases.source_row""",
    "event_places": """
        -- One row per event in a known area: its city, or its area where the study is of one city.
        SELECT DISTINCT event_id, CASE WHEN cities > 1 THEN parent ELSE area_code END AS place
        FROM case_events JOIN cases USING (case_id) JOIN study_areas USING (area_code)
        CROSS JOIN (SELECT count(DISTINCT parent) AS cities FROM study_areas)""",
    "mapped_records": MEMBERS,
    "logged_records": f"""
        -- One row per log and person record named in it.
        SELECT DISTINCT log_ref, record_id
        FROM ({records_meant("(FROM intelligence_links WHERE entity_type = 'nominal')", "entity_ref")})
        WHERE record_id IS NOT NULL""",
}

UNDER_KEPT = {
    "standing": """
        -- One row per person record: whose it is.
        SELECT record_id, person FROM persons""",
    "event_persons": """
        -- One row per event and person recorded as acting in it.
        SELECT DISTINCT event_id, event_table, event_on, person FROM event_records JOIN standing USING (record_id)""",
    "case_persons": """
        -- One row per case, person recorded as acting in it, and role.
        SELECT DISTINCT case_id, event_id, event_table AS case_table, person, role
        FROM case_events JOIN event_records USING (event_id) JOIN standing USING (record_id)""",
    "named_records": """
        -- One row per log and person named in it.
        SELECT DISTINCT log_ref, person FROM logged_records JOIN standing USING (record_id)""",
    "sets_at_work": """
        -- One row per person in a linked set of the main rule.
        SELECT person, n_persons, days FROM set_draws WHERE draw = 0""",
}


def lay_out(connection: duckdb.DuckDBPyConnection, asked: Sequence[Context]) -> None:
    """Makes the tables, of every case."""
    for name, sql in WHATEVER_LINKAGE.items():
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}")
    connection.execute("CREATE OR REPLACE TEMP TABLE asked_cases AS FROM cases")
    told = {
        "context": [context.context for context in asked],
        "seen_with": [context.case.seen_with or None for context in asked],
        "all_seen": [context.case.all_seen for context in asked],
    }
    types = {"context": "VARCHAR", "seen_with": "VARCHAR", "all_seen": "BOOLEAN"}
    put_table(connection, "asked_contexts", told, types)
    put_table(connection, "code_kinds", code_kinds(), CODE_KINDS)
    for name, sql in UNDER_KEPT.items():
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}")
