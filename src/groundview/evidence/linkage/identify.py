"""Every record of a person in one table, made comparable: nominals, named members of mapped groups, and references
that stand in a link although no nominal has them."""

from __future__ import annotations

from groundview.evidence.linkage.cleaning.records import cleaned
from groundview.evidence.linkage.identifiers.phone_rest import read_rest
from groundview.evidence.linkage.shapes import shaped
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store

LINKS = {
    "involvements": "nominal_ref",
    "lists": "nominal_ref",
    "premises_links": "nominal_ref",
    "exploitation_links": "nominal_ref",
    "young_people_at_risk": "nominal_ref",
    "fraud_reports": "victim_nominal_ref",
    "ocg_members": "nominal_ref",
    "intelligence_links": "CASE WHEN entity_type = 'nominal' THEN entity_ref END",
    "identifiers": "CASE WHEN seen_with_type = 'nominal' THEN seen_with_ref END",
}
"""Where a link names a person: table, and SQL of the reference."""
FIRST = "min((source, source_file, source_row))"


def make_person_records(store: Store) -> int:
    """Makes `person_records`, and gives its number of rows."""
    phones = read_rest(store.connection, "SELECT phone FROM nominals")
    return store.make(person_records(phones))


def born_later(store: Store) -> int:
    """How many records have a date of birth after all that was recorded; it is treated as none."""
    row = store.connection.execute(
        f"SELECT count(*) FROM nominals WHERE date_of_birth > ({_latest()})"
    ).fetchone()
    return int(row[0]) if row else 0


def person_records(phones: str) -> Query:
    """One row per record of a person, wherever it stands."""
    return Query(
        "person_records",
        f"""
        WITH found AS (
            {_found()}
        ), numbered AS (
            -- One row per record, numbered in an order that does not hang on how the tables lie.
            SELECT row_number() OVER (ORDER BY source, system, nominal_ref, in_table, source_file, source_row)
                AS record_id, *, ({_latest()}) AS latest
            FROM found
        ), clean AS (
            {cleaned("numbered", phones)}
        )
        {shaped("clean")}
        ORDER BY record_id""",
    )


def _latest() -> str:
    """The last day on which anything was recorded: nobody on a record was born after it."""
    return "SELECT max(recorded_on) FROM offences"


def _found() -> str:
    return f"""
            -- One row per record of a person as it stands in the extracts.
            SELECT 'nominals' AS in_table, source, source_file, source_row, nominal_ref, system, forename, middle_names,
                surname, date_of_birth, sex, phone, email, postcode, address
            FROM nominals
            UNION ALL BY NAME
            SELECT 'ocg_members' AS in_table, source, source_file, source_row, forename, surname, date_of_birth
            FROM ocg_members WHERE nominal_ref IS NULL AND (forename IS NOT NULL OR surname IS NOT NULL)
            UNION ALL BY NAME
            -- One row per reference that no nominal has, at the first place where it is named.
            SELECT 'reference_only' AS in_table, named.source, named.source_file, named.source_row, nominal_ref
            FROM (SELECT nominal_ref, {FIRST} AS first, first[1] AS source, first[2] AS source_file,
                    first[3] AS source_row
                FROM ({_named()}) GROUP BY nominal_ref) named
            ANTI JOIN nominals USING (nominal_ref)"""


def _named() -> str:
    return " UNION ALL ".join(
        f"SELECT {sql} AS nominal_ref, source, source_file, source_row FROM {table} WHERE {sql} IS NOT NULL"
        for table, sql in LINKS.items()
    )
