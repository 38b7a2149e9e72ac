"""How much a record says: records that say little are those whose matches are missed."""

from __future__ import annotations

from groundview.evidence.records.query import Query

DETAILS = (
    "forename IS NOT NULL AND surname IS NOT NULL",
    "born_how = 'day'",
    "phone IS NOT NULL OR email IS NOT NULL",
    "postcode IS NOT NULL OR address IS NOT NULL",
)
"""What a record may say: a whole name, a day of birth, a way to reach the person, a place."""


def record_details() -> Query:
    """One row per person record: how many of the four details it has, and a number for its surname (or the one name
    it has), 0 where it has no name."""
    said = " + ".join(f"coalesce(({detail})::INT, 0)" for detail in DETAILS)
    return Query(
        "record_details",
        f"""
        SELECT record_id, {said} AS details,
            CASE WHEN coalesce(surname, forename) IS NULL THEN 0
                ELSE dense_rank() OVER (ORDER BY coalesce(surname, forename)) END AS name
        FROM person_records ORDER BY record_id""",
    )
