"""The log of what was read: one row a file, with what became of its rows, and the remarks on reading it."""

from __future__ import annotations

from collections.abc import Sequence

from groundview.evidence.pole.sql import quoted
from groundview.evidence.pole.tables import Table
from groundview.evidence.records.intake import FileLog
from groundview.evidence.records.store import Store


def log_files(store: Store, table: Table, logs: Sequence[FileLog]) -> None:
    """Replaces the rows of `files` and `remarks` that speak of one table."""
    for name in ("files", "remarks"):
        store.connection.execute(f"DELETE FROM {name} WHERE table_name = ?", [table.table])
    for log in logs:
        _log_file(store, table, log)


def _log_file(store: Store, table: Table, log: FileLog) -> None:
    dated = quoted(table.dated_by) if table.dated_by else "NULL::DATE"
    rows = "count(DISTINCT source_row)" if log.incoming.source.splits else "count(*)"
    identical = (
        f"SELECT coalesce(sum(n - 1), 0) FROM (SELECT {rows} AS n FROM {table.table} WHERE source_file = $file "
        f"AND source = $source {f'AND {table.key} IS NULL' if table.key else ''} GROUP BY source_hash)"
    )
    if table.level != "record":
        identical = "SELECT 0"
    store.connection.execute(
        f"""
        INSERT INTO files
        SELECT $table, $source, $file, $n_rows, count(DISTINCT source_row),
            (SELECT count(DISTINCT "row") FROM refused WHERE file = $file AND table_name = $table AND source = $source),
            ({identical}), min({dated})::DATE, max({dated})::DATE
        FROM {table.table} WHERE source_file = $file AND source = $source""",
        {
            "table": table.table,
            "source": log.incoming.source.source,
            "file": log.incoming.name,
            "n_rows": log.n_rows,
        },
    )
    for remark in log.remarks:
        store.connection.execute(
            "INSERT INTO remarks VALUES (?, ?, ?, ?)",
            [table.table, log.incoming.source.source, log.incoming.name, remark],
        )
