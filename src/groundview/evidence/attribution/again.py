"""The tables at work once more, of the cases that plausible linkages may answer otherwise: several linkages at once.

A case is asked again for every linkage that may change its answers. So cases, events and persons get numbers that hold
the draw too, and evidence is gathered of them as it was of the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from groundview.evidence.attribution.at_work import UNDER_KEPT

if TYPE_CHECKING:
    import duckdb

STEP = 1 << 40
"""What a draw adds to the number of a case, an event or a person: more than there are of any."""

PUT_ASIDE = ("asked_cases", "case_events", "event_places", *UNDER_KEPT)
"""The tables that are made again by their names; those of the linkage that was kept are called kept_NAME."""

WHO = f"coalesce(moved.person, persons.person) + draw * {STEP} AS person"
DRAWN = "JOIN persons USING (record_id) LEFT JOIN linkage_draws AS moved USING (record_id, draw)"

TABLES = {
    "touched": """
        -- One row per draw and person who gains or loses a record, before or after, or whose linked set differs.
        SELECT draw, persons.person FROM linkage_draws JOIN persons USING (record_id)
        WHERE draw BETWEEN $first AND $last
        UNION SELECT draw, person FROM linkage_draws WHERE draw BETWEEN $first AND $last
        UNION SELECT draw, person FROM (
            SELECT draw, person, n_persons, days FROM set_draws WHERE draw BETWEEN $first AND $last
            UNION ALL
            SELECT drawn.draw, person, n_persons, days
            FROM set_draws CROSS JOIN generate_series($first, $last) AS drawn(draw) WHERE set_draws.draw = 0)
        GROUP BY draw, person, n_persons, days HAVING count(*) = 1""",
    "near": """
        -- One row per draw and person who is in an event with anybody touched, in this linkage or the one kept.
        WITH events AS (SELECT DISTINCT draw, event_id FROM kept_event_persons JOIN touched USING (person))
        SELECT draw, person FROM events JOIN kept_event_persons USING (event_id) UNION FROM touched""",
    "asked_again": f"""
        -- One row per draw and case with anybody of them.
        SELECT DISTINCT draw, case_id AS kept_id, draw * {STEP} + case_id AS case_id
        FROM kept_case_persons JOIN near USING (person)""",
    "asked_cases": """
        SELECT cases.* REPLACE (asked_again.case_id AS case_id)
        FROM cases JOIN asked_again ON cases.case_id = kept_id""",
    "case_events": f"""
        SELECT asked_again.case_id, event_id + draw * {STEP} AS event_id
        FROM asked_again JOIN kept_case_events ON kept_case_events.case_id = kept_id""",
    "case_persons": f"""
        SELECT DISTINCT draw, asked_again.case_id, event_id + draw * {STEP} AS event_id, event_table AS case_table,
            {WHO}, role
        FROM asked_again JOIN kept_case_events ON kept_case_events.case_id = kept_id
        JOIN event_records USING (event_id) {DRAWN}""",
    "standing": f"""
        WITH people AS (SELECT DISTINCT draw, person - draw * {STEP} AS kept, person FROM case_persons)
        SELECT draw, record_id, people.person FROM people JOIN persons ON persons.person = kept
        ANTI JOIN linkage_draws AS moved ON moved.draw = people.draw AND moved.record_id = persons.record_id
        UNION ALL
        SELECT people.draw, record_id, people.person
        FROM people JOIN linkage_draws AS moved ON moved.draw = people.draw AND moved.person = kept""",
    "event_persons": f"""
        WITH events AS (SELECT DISTINCT draw, event_id FROM standing JOIN event_records USING (record_id))
        SELECT DISTINCT draw, event_id + draw * {STEP} AS event_id, event_table, event_on, {WHO}
        FROM events JOIN event_records USING (event_id) {DRAWN}""",
    "event_places": f"""
        SELECT again.event_id, place FROM (SELECT DISTINCT draw, event_id FROM event_persons) AS again
        JOIN kept_event_places ON kept_event_places.event_id = again.event_id - draw * {STEP}""",
    "named_records": "SELECT DISTINCT log_ref, person FROM logged_records JOIN standing USING (record_id)",
    "sets_at_work": f"""
        SELECT person + draw * {STEP} AS person, n_persons, days
        FROM set_draws WHERE draw BETWEEN $first AND $last""",
}
"""In the order in which they are made. One row of each is one of the table that `at_work` makes by that name."""


def put_aside(connection: duckdb.DuckDBPyConnection) -> None:
    """Gives the tables of the linkage that was kept other names; those of a run before on this connection go."""
    for name in PUT_ASIDE:
        connection.execute(f"DROP TABLE IF EXISTS kept_{name}")
        connection.execute(f"ALTER TABLE {name} RENAME TO kept_{name}")


def lay_out_again(connection: duckdb.DuckDBPyConnection, first: int, last: int) -> None:
    """Makes the tables of the draws from `first` to `last`, of no more than the cases that these may answer otherwise:
    `asked_again` (draw, kept_id, case_id). Those are the cases with anybody whose records, whose associates' records or
    whose linked set a draw changes."""
    for name, sql in TABLES.items():
        given = {key: value for key, value in (("first", first), ("last", last)) if f"${key}" in sql}
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}", given)
