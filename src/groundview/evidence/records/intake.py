"""Intake: the files of one table, read to the last row. What is read is loaded or refused, and both are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from groundview.errors import DataProblem
from groundview.evidence.pole.sql import literal, quoted
from groundview.evidence.pole.tables import Table
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.clean import Cell, cells, incoming, left_empty
from groundview.evidence.records.dates import date_orders
from groundview.evidence.records.insert import insert
from groundview.evidence.records.schema import create_table, listed
from groundview.evidence.records.store import Store
from groundview.evidence.sources.declared import Source
from groundview.evidence.sources.reading.found import FoundFile
from groundview.evidence.sources.reading.stage import ROW, Staged, stage, unstage
from groundview.evidence.sources.recognise import Match, match

Progress = Callable[[str, int], None]
REFUSED = 'file, "row", "column", reason, table_name, source'


@dataclass(frozen=True, slots=True)
class Incoming:
    """One file of one source, under the name that it has in every table."""

    file: FoundFile
    name: str
    source: Source


@dataclass(frozen=True, slots=True)
class FileLog:
    """What became of one file."""

    incoming: Incoming
    n_rows: int
    remarks: list[str]


def read_table(store: Store, table: Table, files: Sequence[Incoming], progress: Progress) -> list[FileLog]:
    """Reads every file of a table into it, anew; raises DataProblem for a file that cannot be read at all.

    The caller holds the transaction: where one file fails, the table stays as it was.
    """
    store.connection.execute(create_table(table))
    store.connection.execute(f"DELETE FROM refused WHERE table_name = '{table.table}'")
    logs = [_read_file(store, table, file, progress) for file in files]
    if table.key:
        for source in {file.source.source: file.source for file in files}.values():
            _refuse_repeats(store, table, source)
    return logs


def _read_file(store: Store, table: Table, file: Incoming, progress: Progress) -> FileLog:
    staged = stage(store.connection, file.file, store.scratch)
    found = match(staged.header, file.source)
    if found is None:
        raise _other_layout(file)
    orders, remarks = date_orders(store.connection, found)
    made = cells(found, orders)
    n_loaded = _load(store, table, found, made, file)
    if file.source.splits or n_loaded < (staged.n_rows - len(staged.faults)) * max(len(found.answers), 1):
        _refuse(store, table, incoming(found, made), file)
    _refuse_unsplit(store, table, staged, file)
    remarks += [f"columns not known and not stored: {', '.join(found.unknown)}"] if found.unknown else []
    remarks += _left_empty(store, left_empty(found, made))
    unstage(store.connection)
    progress(file.name, staged.n_rows)
    return FileLog(file, staged.n_rows, staged.remarks + remarks)


def _load(store: Store, table: Table, found: Match, made: list[Cell], file: Incoming) -> int:
    """Loads the rows without a fault, and gives their number."""
    filled = listed(cell.name for cell in made)
    return insert(
        store.connection,
        f"{table.table} ({filled}, source, source_file, {ROW}, source_hash)",
        f"SELECT {filled}, ?, ?, {ROW}, source_hash FROM ({incoming(found, made)}) WHERE fault IS NULL",
        [file.source.source, file.name],
    )


def _refuse(store: Store, table: Table, rows: str, file: Incoming) -> None:
    """Keeps each row with a fault: its file, row, column and reason. They are worked out again, since most files
    have none and keeping all rows for their sake would cost as much as loading them."""
    insert(
        store.connection,
        f"refused ({REFUSED})",
        f"SELECT DISTINCT ?, {ROW}, split_part(fault, '|', 1), "
        f"split_part(fault, '|', 2), ?, ? FROM ({rows}) WHERE fault IS NOT NULL ORDER BY {ROW}",
        [file.name, table.table, file.source.source],
    )


def _refuse_unsplit(store: Store, table: Table, staged: Staged, file: Incoming) -> None:
    """Keeps each row that could not even be split into cells."""
    if not staged.faults:
        return
    numbers, reasons = zip(*staged.faults, strict=True)
    put_table(store.connection, "faults", {"n": numbers, "why": reasons}, {"n": "BIGINT", "why": "VARCHAR"})
    store.connection.execute(
        f"INSERT INTO refused ({REFUSED}) SELECT ?, n, '', why, ?, ? FROM faults",
        [file.name, table.table, file.source.source],
    )


def _refuse_repeats(store: Store, table: Table, source: Source) -> None:
    """A reference is loaded once: the first row of a source that bears it. Later rows are refused, with the reason
    whether they say the same or something else. One row per later row."""
    key, connection = quoted(table.key), store.connection
    unique = listed((table.key, *source.reference_with))
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE repeats AS "
        f"WITH mine AS (SELECT * FROM {table.table} WHERE source = {literal(source.source)} AND {key} IS NOT NULL), "
        f"borne AS (SELECT {unique} FROM mine GROUP BY ALL HAVING count(*) > 1), "
        f"ranked AS (SELECT source, source_file, {ROW}, source_hash, "
        f"first(source_file) OVER bearer AS first_file, first({ROW}) OVER bearer AS first_row, "
        f"first(source_hash) OVER bearer AS first_hash, row_number() OVER bearer AS place "
        f"FROM mine SEMI JOIN borne USING ({unique}) "
        f"WINDOW bearer AS (PARTITION BY {unique} ORDER BY source_file, {ROW})) "
        "SELECT * FROM ranked WHERE place > 1"
    )
    insert(
        connection,
        f"refused ({REFUSED})",
        f"SELECT source_file, {ROW}, '{table.key}', CASE WHEN source_hash = first_hash "
        "THEN 'the row is identical to row ' || first_row || ' of ' || first_file || ', which is loaded' "
        "ELSE 'the reference is that of row ' || first_row || ' of ' || first_file "
        "|| ', which is loaded and says something else' END, "
        f"'{table.table}', source FROM repeats ORDER BY source_file, {ROW}",
    )
    connection.execute(
        f"DELETE FROM {table.table} USING repeats WHERE {table.table}.source = repeats.source "
        f"AND {table.table}.source_file = repeats.source_file AND {table.table}.{ROW} = repeats.{ROW}"
    )
    connection.execute("DROP TABLE repeats")


def _left_empty(store: Store, sql: str) -> list[str]:
    if not sql:
        return []
    cursor = store.connection.execute(sql)
    names = [column[0] for column in cursor.description or ()]
    counts = cursor.fetchone() or ()
    return [
        f"column {name}: {count:,} values could not be read and were left empty"
        for name, count in zip(names, counts, strict=True)
        if count
    ]


def _other_layout(file: Incoming) -> DataProblem:
    return DataProblem(
        f"{file.name} is no longer of the layout {file.source.source}.",
        where=str(file.file.path),
        why="a column that this source needs is not in its header",
        next_step="groundview check STUDY shows what was found; export it again, or correct study.toml.",
    )
