"""Who is recorded as acting in which event: person records, in the tables that the contexts name.

A reference that two folders of extracts give to two things means the one of its own folder.
"""

from __future__ import annotations

from collections.abc import Sequence

from groundview.evidence.cases.context import Acting, Case, Context
from groundview.evidence.linkage.reference import folder, records_meant
from groundview.evidence.pole.sql import literal, quoted
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store


def make_event_records(store: Store, asked: Sequence[Context]) -> int:
    """Makes `event_records`, and gives its number of rows. Needs `person_records`."""
    return store.make(event_records(asked))


def event_records(asked: Sequence[Context]) -> Query:
    """One row per event, person record that is recorded as acting in it, and row that says so."""
    ways = {(context.case.table, acting): context.case for context in asked for acting in context.acting}
    parts = [_said(case, acting) for (_, acting), case in ways.items()]
    said = "\n        UNION ALL ".join(parts) or NOBODY
    return Query(
        "event_records",
        f"""
        WITH said AS ({said})
        SELECT dense_rank() OVER (ORDER BY event_table, source, source_file, source_row) AS event_id, *
        FROM said ORDER BY event_id, record_id, role, said_in, said_file, said_row""",
    )


NOBODY = """
        SELECT '' AS event_table, NULL::DATE AS event_on, '' AS source, '' AS source_file, 0 AS source_row,
            0 AS record_id, '' AS role, '' AS said_in, '' AS said_file, 0 AS said_row WHERE false"""


def _said(case: Case, acting: Acting) -> str:
    wanted = ", ".join(map(literal, acting.roles))
    return f"""
        SELECT {literal(case.table)} AS event_table, event_on, event.source, event.source_file, event.source_row,
            record_id, {"role" if acting.roles else "''"} AS role, {literal(acting.table)} AS said_in,
            said.source_file AS said_file, said.source_row AS said_row
        FROM ({records_meant(acting.table)}) AS said
        JOIN (
            -- One row per event: its folder, and whether another folder has an event of its reference.
            SELECT {quoted(case.reference)} AS reference, {quoted(case.dated_by)}::DATE AS event_on, source,
                source_file, source_row, {folder()} AS folder,
                min({folder()}) OVER same <> max({folder()}) OVER same AS twice
            FROM {case.table} WINDOW same AS (PARTITION BY {quoted(case.reference)})) AS event
            ON event.reference = said.{quoted(acting.reference)}
            AND (NOT twice OR event.folder = {folder("said.source_file")})
        WHERE record_id IS NOT NULL {f"AND role IN ({wanted})" if wanted else ""}"""
