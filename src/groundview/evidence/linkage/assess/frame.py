"""The frame of a sample: every pair of records that could be drawn, each in one stratum.

Linked pairs are all pairs of records of one person, however they came together. Unlinked ones are those that stand in
`person_pairs`, and those that do not (never put side by side, or found hardly alike) although they have the same day
of birth. All other pairs are outside: nothing in them is alike, and there are too many for any sample.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from groundview.evidence.linkage.assess.design import Design
from groundview.evidence.records.query import Query

if TYPE_CHECKING:
    import duckdb

ALIKE, CHAIN, HARDLY = (
    "linked, records alike",
    "linked, not compared",
    "unlinked, hardly alike, born the same day",
)
RECORDS = (
    "SELECT record_id, shape_id, born_on, born_how, person FROM person_records JOIN persons USING (record_id) "
    "WHERE person_records.nominal_ref IS NOT NULL"
)
"""A record without a reference (a member of a mapped group who is only named) cannot be named in a judgement."""


def linked_pairs(design: Design) -> Query:
    """One row per pair of records that stand in one person."""
    return Query(
        "linked_pairs",
        f"""
        WITH placed AS ({RECORDS})
        -- One row per pair of records of one person, with what the model said of their shapes.
        SELECT one.record_id AS left_id, other.record_id AS right_id, true AS linked, false AS far, probability,
            CASE WHEN one.shape_id = other.shape_id THEN '{ALIKE}' WHEN probability IS NULL THEN '{CHAIN}'
                ELSE 'linked, ' || {_band(design)} END AS stratum
        FROM placed AS one JOIN placed AS other ON one.person = other.person AND one.record_id < other.record_id
        LEFT JOIN person_pairs AS pairs ON pairs.left_id = least(one.shape_id, other.shape_id)
            AND pairs.right_id = greatest(one.shape_id, other.shape_id)""",
    )


def unlinked_pairs(design: Design) -> Query:
    """One row per pair of records of two persons whose shapes were compared."""
    return Query(
        "unlinked_pairs",
        f"""
        WITH placed AS ({RECORDS})
        -- One row per pair of records behind a pair of shapes.
        SELECT least(one.record_id, other.record_id) AS left_id, greatest(one.record_id, other.record_id) AS right_id,
            false AS linked, probability < {design.far_below} AS far, probability,
            'unlinked, ' || {_band(design)} AS stratum
        FROM person_pairs AS pairs JOIN placed AS one ON one.shape_id = pairs.left_id
        JOIN placed AS other ON other.shape_id = pairs.right_id WHERE one.person <> other.person""",
    )


def hardly_alike() -> Query:
    """One row per pair of records of two persons that have the same day of birth and do not stand in person_pairs."""
    return Query(
        "hardly_alike",
        f"""
        WITH placed AS ({RECORDS} AND born_how = 'day')
        -- One row per pair born on the same day that was never put side by side, or found hardly alike.
        SELECT one.record_id AS left_id, other.record_id AS right_id, false AS linked, true AS far,
            NULL::DOUBLE AS probability, '{HARDLY}' AS stratum
        FROM placed AS one JOIN placed AS other
            ON one.born_on = other.born_on AND one.record_id < other.record_id AND one.person <> other.person
        ANTI JOIN person_pairs AS pairs ON pairs.left_id = least(one.shape_id, other.shape_id)
            AND pairs.right_id = greatest(one.shape_id, other.shape_id)""",
    )


def make_frame(connection: duckdb.DuckDBPyConnection, design: Design, most_uncertain: int) -> int:
    """Makes the temporary table `judge_frame` (left_id, right_id, linked, far, probability, stratum) without the
    pairs in the temporary tables `judged_same` and `judged_different`, and gives its number of rows. The pairs of
    which the model is least sure, `most_uncertain` of them, are strata of their own."""
    parts = (linked_pairs(design), unlinked_pairs(design), hardly_alike())
    rows = " UNION ALL ".join(f"SELECT * FROM ({part.sql})" for part in parts)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE judge_frame AS "
        f"SELECT * FROM ({rows}) ANTI JOIN judged_same USING (left_id, right_id) "
        "ANTI JOIN judged_different USING (left_id, right_id) ORDER BY left_id, right_id"
    )
    connection.execute(
        "UPDATE judge_frame SET far = false, stratum = if(linked, 'linked', 'unlinked') || ', most uncertain' "
        "FROM (SELECT left_id, right_id FROM judge_frame WHERE probability IS NOT NULL "
        "ORDER BY round(abs(probability - 0.5), 9), left_id, right_id LIMIT ?) AS unsure "
        "WHERE judge_frame.left_id = unsure.left_id AND judge_frame.right_id = unsure.right_id",
        [most_uncertain],
    )
    row = connection.execute("SELECT count(*) FROM judge_frame").fetchone()
    return int(row[0]) if row else 0


def _band(design: Design) -> str:
    """SQL of the band in which a probability lies."""
    limits = design.bands
    cases = [f"WHEN probability < {limits[0]} THEN 'below {limits[0]}'"]
    cases += [f"WHEN probability < {high} THEN '{low} to {high}'" for low, high in pairwise(limits)]
    return f"CASE {' '.join(cases)} ELSE '{limits[-1]} and above' END"
