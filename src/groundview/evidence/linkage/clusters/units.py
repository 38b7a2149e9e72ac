"""The units that are clustered: records of one shape together, unless somebody judged two of them to be different."""

from __future__ import annotations

from groundview.evidence.records.query import Query


def units() -> Query:
    """One row per person record with its unit, named by the least record in it. A record that was judged to differ
    from another one of its shape is a unit of its own."""
    return Query(
        "linkage_units",
        """
        WITH people AS (SELECT record_id, shape_id FROM person_records),
        parted AS (
            -- One row per record that was judged to be somebody else than a record of its own shape.
            SELECT unnest([left_id, right_id]) AS record_id FROM judged_different
            JOIN people AS one ON one.record_id = left_id JOIN people AS other ON other.record_id = right_id
            WHERE one.shape_id = other.shape_id)
        SELECT record_id, shape_id, min(record_id) OVER (
            PARTITION BY shape_id, CASE WHEN record_id IN (SELECT record_id FROM parted) THEN record_id END) AS unit
        FROM people""",
    )


def unit_pairs() -> Query:
    """One row per pair of units that was compared: as their shapes were, or, within a shape, as alike ($alike bits);
    a pair of units may stand here more than once."""
    return Query(
        "unit_pairs",
        """
        WITH of_shapes AS (SELECT DISTINCT shape_id, unit FROM linkage_units)
        SELECT one.unit AS left_unit, other.unit AS right_unit, weight, coalesce(veto, '') <> '' AS vetoed
        FROM person_pairs JOIN of_shapes AS one ON one.shape_id = left_id
        JOIN of_shapes AS other ON other.shape_id = right_id
        UNION ALL
        SELECT one.unit, other.unit, $alike, false FROM of_shapes AS one
        JOIN of_shapes AS other ON other.shape_id = one.shape_id AND other.unit > one.unit""",
    )


def judged_units(answer: str) -> Query:
    """One row per pair of different units that were judged to be the same person, or different ones ('same',
    'different')."""
    return Query(
        f"judged_{answer}_units",
        f"""
        SELECT DISTINCT one.unit AS left_unit, other.unit AS right_unit FROM judged_{answer}
        JOIN linkage_units AS one ON one.record_id = left_id JOIN linkage_units AS other ON other.record_id = right_id
        WHERE one.unit <> other.unit""",
    )
