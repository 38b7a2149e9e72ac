"""Data quality as a table: what is complete, what is missing and where, what is doubled, what could not be placed."""

from __future__ import annotations

from collections.abc import Iterable

from groundview.evidence.pole.sql import quoted
from groundview.evidence.pole.tables import Table, extract_tables
from groundview.evidence.records.coordinates import ACCURACY
from groundview.evidence.records.quality_of_links import link_checks
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store

FILES = """
    -- One row per source and check of its files.
    SELECT source, table_name, check_name, '' AS column_name, '' AS group_name, '' AS period, n, of_n, '' AS note
    FROM (SELECT source, table_name, sum(n_rows) AS rows_read, sum(n_loaded) AS loaded, sum(n_refused) AS refused,
            sum(n_identical) AS identical FROM files GROUP BY ALL),
    LATERAL (VALUES ('read', rows_read, rows_read), ('loaded', loaded, rows_read), ('refused', refused, rows_read),
        ('identical', identical, loaded)) AS checks(check_name, n, of_n)"""

PLACES = """
    -- One row per source, way of placing and month of the offences.
    SELECT source, 'offences' AS table_name, 'placed' AS check_name, '' AS column_name, how AS group_name, period,
        n, sum(n) OVER (PARTITION BY source, period) AS of_n, '' AS note
    FROM (SELECT source, how, coalesce(strftime(recorded_on, '%Y-%m'), '') AS period, count(*) AS n
        FROM offences JOIN placed USING (source, source_file, source_row)
        GROUP BY GROUPING SETS ((source, how), (source, how, strftime(recorded_on, '%Y-%m'))))"""

TRANSFORMED = f"""
    -- One row per source: offences whose point was turned from the national grid into degrees.
    SELECT source, 'offences' AS table_name, 'transformed' AS check_name, '' AS column_name, '' AS group_name,
        '' AS period, count(*) FILTER (easting IS NOT NULL AND (longitude IS NULL OR latitude IS NULL)) AS n,
        count(*) AS of_n, '{ACCURACY}' AS note
    FROM offences GROUP BY source"""


def make_quality(store: Store) -> int:
    """Makes `quality` over every table that holds anything."""
    filled = [table for name, table in sorted(extract_tables().items()) if store.count(name)]
    parts = [FILES, PLACES, TRANSFORMED, *_calendars(filled), *_missing(filled), *link_checks(filled)]
    return store.make(
        Query("quality", " UNION ALL BY NAME ".join(f"({part})" for part in parts) + " ORDER BY ALL")
    )


def _calendars(filled: Iterable[Table]) -> list[str]:
    return [
        f"""
        -- One row per source and month in which any row is dated.
        SELECT source, '{table.table}' AS table_name, 'calendar' AS check_name, '{table.dated_by}' AS column_name,
            '' AS group_name, strftime({quoted(table.dated_by)}, '%Y-%m') AS period, count(*) AS n,
            NULL::BIGINT AS of_n,
            '' AS note
        FROM {table.table} WHERE {quoted(table.dated_by)} IS NOT NULL GROUP BY ALL"""
        for table in filled
        if table.dated_by
    ]


def _missing(filled: Iterable[Table]) -> list[str]:
    return [_missing_in(table) for table in filled if table.level == "record"]


def _missing_in(table: Table) -> str:
    """One row per source and column of a table, and, where it has a force or a system, per group of those."""
    group = next((f'"{name}"' for name in ("force", "system") if name in table.columns), "")
    names = [name for name in table.columns if not table.columns[name].required or name == table.key]
    columns = ", ".join(f'count(*) - count("{name}") AS "{name}"' for name in names)
    unpivoted = ", ".join(f"('{name}', \"{name}\")" for name in names)
    stated = (
        f"CASE WHEN grouping({group}) = 1 THEN '' ELSE coalesce({group}, 'not stated') END" if group else "''"
    )
    sets = f"GROUPING SETS ((source), (source, {group}))" if group else "source"
    return f"""
        SELECT source, '{table.table}' AS table_name, 'missing' AS check_name, column_name, group_name, '' AS period,
            n, of_n, '' AS note
        FROM (SELECT source, {stated} AS group_name, count(*) AS of_n, {columns} FROM {table.table} GROUP BY {sets}),
        LATERAL (VALUES {unpivoted}) AS by_column(column_name, n)"""
