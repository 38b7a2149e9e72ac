"""Which person record a link means by its reference: the one place where that is decided, for every step.

A reference is the nominal's that bears it. Where nominals of several sources bear the same one, it is that of the
link's own folder, for a folder is what one system gave; where that does not settle it, the first record that bears it.
A reference that no nominal bears is a record of its own.
"""

from __future__ import annotations


def folder(file: str = "source_file") -> str:
    """SQL of the folder in which a file stood when it was read."""
    return f"regexp_replace({file}, '[^/]*$', '')"


def records_meant(table: str, reference: str = "nominal_ref") -> str:
    """SQL of every row of a table with `record_id`, of the record that its reference means; NULL where there is no
    reference. The table, or query in brackets, has the columns `reference` and `source_file`. Needs `nominals` and
    `person_records`."""
    return f"""
        -- One row per row of the table.
        SELECT link.*, coalesce(near.record_id, bearer.record_id) AS record_id
        FROM {table} AS link
        LEFT JOIN ({BEARERS}) AS bearer ON bearer.nominal_ref = link."{reference}"
        LEFT JOIN ({NEAR}) AS near ON near.nominal_ref = link."{reference}"
            AND bearer.n > 1 AND near.folder = {folder("link.source_file")}"""


BEARERS = """
        -- One row per reference: its first record, and how many bear it.
        SELECT nominal_ref, min(record_id) AS record_id, count(*) AS n FROM person_records
        WHERE nominal_ref IS NOT NULL AND in_table <> 'ocg_members' GROUP BY nominal_ref"""

NEAR = f"""
        -- One row per folder and reference that several nominals bear: its first record there.
        SELECT nominal_ref, folder, min(record_id) AS record_id FROM (
            SELECT nominal_ref, record_id, {folder()} AS folder, count(*) OVER (PARTITION BY nominal_ref) AS n
            FROM person_records JOIN nominals USING (source, nominal_ref) WHERE in_table = 'nominals')
        WHERE n > 1 GROUP BY ALL"""
