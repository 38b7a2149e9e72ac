"""What names a record over the runs: its system and reference, wherever they were read from."""

from __future__ import annotations

from groundview.evidence.records.query import Query


def record_keys() -> Query:
    """One row per person record, with a key that the same record has in a later run, and the one that it had while a
    link named its reference and no nominal did (`bare_key`, only for the first record of a reference). A record
    without a reference is known by its name and date of birth; records that share all that are numbered in order."""
    return Query(
        "record_keys",
        f"""
        WITH named AS (
            -- One row per person record, with what it is known by.
            SELECT record_id, {_known_by("coalesce(system, '')")} AS known_by,
                CASE WHEN in_table = 'nominals' AND nominal_ref IS NOT NULL AND 1 = row_number()
                    OVER (PARTITION BY in_table, nominal_ref ORDER BY record_id) THEN {_known_by("''")} END AS bare
            FROM person_records)
        SELECT record_id, {_key("known_by", "row_number() OVER (PARTITION BY known_by ORDER BY record_id)")}
                AS record_key, {_key("bare", "1")} AS bare_key
        FROM named""",
    )


def take_bare_keys() -> str:
    """SQL that gives what is known of a reference that was only named to the nominal that has come to bear it."""
    return """
        UPDATE known_ids SET record_key = arrived.record_key
        FROM (SELECT record_key, bare_key FROM record_keys
            -- One row per nominal that was not known, of a reference that no longer stands alone.
            WHERE record_key NOT IN (SELECT record_key FROM known_ids) AND bare_key IS NOT NULL
                AND bare_key NOT IN (SELECT record_key FROM record_keys)) AS arrived
        WHERE known_ids.record_key = arrived.bare_key"""


def _known_by(system: str) -> str:
    return f"""concat_ws(chr(31), {system}, coalesce(nominal_ref, ''),
                CASE WHEN nominal_ref IS NULL THEN concat_ws(chr(31), in_table, coalesce(name_words, ''),
                    coalesce(born_on::VARCHAR, '')) END)"""


def _key(known_by: str, number: str) -> str:
    return f"md5({known_by} || chr(30) || {number})"
