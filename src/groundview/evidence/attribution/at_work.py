"""What evidence is asked of while a step is at work: temporary tables of cases, events and persons."""

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

UNDER_ONE_LINKAGE = {
    "standing": """
        -- One row per person record: whose it is in the linkage at work.
        SELECT persons.record_id, coalesce(moved.person, persons.person) AS person
        FROM persons LEFT JOIN linkage_draws AS moved
            ON moved.record_id = persons.record_id AND moved.draw = {draw}"""
    "",
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
        SELECT person, n_persons, days FROM set_draws WHERE draw = {draw}""",
}


MOVED = {
    "touched": """
        -- One row per person who gains or loses a record, before or after, and per person whose linked set differs.
        SELECT persons.person FROM linkage_draws JOIN persons USING (record_id) WHERE draw = {draw}
        UNION SELECT person FROM linkage_draws WHERE draw = {draw}
        UNION SELECT person FROM (
            (SELECT person, n_persons, days FROM set_draws WHERE draw = 0
                EXCEPT SELECT person, n_persons, days FROM set_draws WHERE draw = {draw})
            UNION ALL (SELECT person, n_persons, days FROM set_draws WHERE draw = {draw}
                EXCEPT SELECT person, n_persons, days FROM set_draws WHERE draw = 0))""",
    "near": """
        -- One row per person who is in an event with anybody touched, in this linkage or in the one that was kept.
        SELECT DISTINCT person FROM event_persons WHERE event_id IN (
            SELECT event_id FROM event_persons SEMI JOIN touched USING (person)
            UNION SELECT event_id FROM event_records JOIN persons USING (record_id)
            WHERE person IN (SELECT person FROM touched))""",
    "moved_cases": """
        -- One row per case with anybody of them.
        SELECT DISTINCT case_id FROM case_persons SEMI JOIN near USING (person)""",
    "case_persons": "SELECT case_persons.* FROM case_persons SEMI JOIN moved_cases USING (case_id)",
    "event_persons": """
        -- One row per event and person in it, of the events of everybody in those cases.
        SELECT * FROM event_persons WHERE event_id IN (
            SELECT event_id FROM event_persons SEMI JOIN case_persons USING (person))""",
}


def lay_out(connection: duckdb.DuckDBPyConnection, asked: Sequence[Context]) -> None:
    """Makes the tables that no linkage moves."""
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


def lay_out_linkage(connection: duckdb.DuckDBPyConnection, draw: int) -> None:
    """Makes the tables of one linkage; 0 is the one that was kept."""
    for name, sql in UNDER_ONE_LINKAGE.items():
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql.format(draw=int(draw))}")


def lay_out_moved(connection: duckdb.DuckDBPyConnection, draw: int) -> None:
    """Makes the tables of a plausible linkage, of no more than the cases that it may answer otherwise: `moved_cases`.
    Those are the cases with anybody whose records, whose associates' records or whose linked set it changes."""
    lay_out_linkage(connection, draw)
    for name, sql in MOVED.items():
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql.format(draw=int(draw))}")
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE asked_cases AS FROM cases SEMI JOIN moved_cases USING (case_id)"
    )
