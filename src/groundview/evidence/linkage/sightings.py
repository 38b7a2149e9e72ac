"""Sightings: every identifier and address in the store, in one way of writing, with what it was seen with and when.

One that cannot be read as one of its kind is kept as it stands, in capitals, and marked: nothing recorded is lost.
An address is one place only with its postcode, so one without is kept in the same way.
"""

from __future__ import annotations

from groundview.evidence.linkage.identifiers.kinds import readable
from groundview.evidence.linkage.identifiers.phone_rest import READ, read_rest
from groundview.evidence.linkage.identifiers.postcode import postcode
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store

WRITTEN = "sightings_as_written"
FROM = "source, source_file, source_row"


def make_sightings(store: Store) -> int:
    """Makes `sightings` and gives its number of rows."""
    store.connection.execute(f"CREATE OR REPLACE TEMP TABLE {WRITTEN} AS {as_written()}")
    read_rest(store.connection, f"SELECT written FROM {WRITTEN} WHERE kind = 'phone'")
    return store.make(sightings())


def as_written() -> str:
    """SQL of what was seen with what, as it was written."""
    return f"""
        -- One row per row of identifiers.csv, and per phone, email and address of nominals, premises and adverts.
        SELECT identifier_type AS kind, identifier AS written, NULL AS postcode, seen_with_type, seen_with_ref,
            seen_on, {FROM} FROM identifiers
        UNION ALL SELECT 'phone', phone, NULL, 'nominal', nominal_ref, NULL, {FROM} FROM nominals
            WHERE phone IS NOT NULL
        UNION ALL SELECT 'email', email, NULL, 'nominal', nominal_ref, NULL, {FROM} FROM nominals
            WHERE email IS NOT NULL
        UNION ALL SELECT 'address', address, {postcode("postcode")}, 'nominal', nominal_ref, NULL, {FROM}
            FROM nominals WHERE address IS NOT NULL
        UNION ALL SELECT 'address', address, {postcode("postcode")}, 'premises', premises_ref, first_seen, {FROM}
            FROM premises WHERE address IS NOT NULL
        UNION ALL SELECT 'phone', phone, NULL, 'advert', advert_ref, posted_on, {FROM} FROM adverts
            WHERE phone IS NOT NULL"""


def sightings() -> Query:
    """One row per identifier or address as it was written, now in one way of writing."""
    whole = "CASE kind WHEN 'address' THEN way || ', ' || postcode WHEN 'phone' THEN coalesce(way, phone) ELSE way END"
    return Query(
        "sightings",
        f"""
        WITH read AS (
            SELECT seen.*, {readable("kind", "written")} AS way, {READ}.phone
            FROM {WRITTEN} AS seen LEFT JOIN {READ} USING (written)),
        named AS (SELECT *, {whole} AS identifier FROM read)
        -- One row per identifier or address as it was written.
        SELECT kind, coalesce(identifier, concat_ws(', ', upper(trim(written)), postcode)) AS identifier,
            CASE WHEN identifier IS NULL THEN 'no' ELSE 'yes' END AS readable, seen_with_type, seen_with_ref, seen_on,
            {FROM}
        FROM named ORDER BY kind, identifier, {FROM}, seen_with_type""",
    )
