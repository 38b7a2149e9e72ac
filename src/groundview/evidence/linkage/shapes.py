"""Shapes: records that say the same, and say enough to be one person. They are compared once."""

from __future__ import annotations

from groundview.evidence.linkage.cleaning.records import COMPARED

ENOUGH = "born_how = 'day' OR phone IS NOT NULL OR email IS NOT NULL OR address IS NOT NULL AND postcode IS NOT NULL"
"""What must stand beside a forename and a surname."""


def shaped(records: str) -> str:
    """SQL of every row of `records` (record_id and the columns of `COMPARED`) with `shape_id`, the least record_id of
    those that say the same; a record that says little is a shape of its own."""
    same = ", ".join(COMPARED)
    return f"""
        -- One row per record; those of one shape are alike in every column that is compared.
        SELECT *, CASE WHEN forename IS NOT NULL AND surname IS NOT NULL AND ({ENOUGH})
            THEN min(record_id) OVER (PARTITION BY {same}) ELSE record_id END AS shape_id
        FROM {records}"""
