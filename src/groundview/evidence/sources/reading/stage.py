"""Staging: every cell of a found file as text, each row with its number, in one temporary table."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from groundview.errors import IntegrityProblem
from groundview.evidence.pole.sql import file_path, literal
from groundview.evidence.sources.reading import geojson, parquet, workbook
from groundview.evidence.sources.reading.careful import Row, read_rows
from groundview.evidence.sources.reading.found import BOUNDARIES, TEXT, FoundFile
from groundview.evidence.sources.reading.header import Header, empty, read_header
from groundview.evidence.sources.reading.plain_text import PlainText, plain_text

if TYPE_CHECKING:
    import duckdb

STAGE = "stage"
ROW = "source_row"
LONGEST_LINE = 50_000_000
"""Bytes. Longer lines are refused by the careful reader, which rewrites only what fits."""
MARKS = {";": "semicolon", "\t": "tab", "|": "pipe"}


@dataclass(slots=True)
class Staged:
    """A staged file: its header, how many rows it holds, the rows that could not even be split into cells as
    (row, reason), and remarks on how it was read."""

    header: Header
    n_rows: int = 0
    faults: list[tuple[int, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def stage(connection: duckdb.DuckDBPyConnection, file: FoundFile, scratch: Path) -> Staged:
    """Fills the temporary table `stage` with the file's rows, all text, its columns named by their place; raises
    DataProblem."""
    staged = Staged(read_header(file))
    if file.ending in TEXT:
        _stage_text(connection, plain_text(file, scratch), staged, scratch)
    elif file.ending == ".parquet":
        _stage_parquet(connection, staged.header, scratch)
    elif file.ending in BOUNDARIES:
        _write(connection, geojson.rows(file), staged, scratch)
    else:
        sheet = workbook.read_sheet(file)
        staged.remarks += sheet.remarks
        _write(connection, sheet.rows, staged, scratch)
    staged.n_rows = _count(connection) + len(staged.faults)
    if not staged.n_rows:
        raise empty(file, "it holds a header and no rows")
    return staged


def unstage(connection: duckdb.DuckDBPyConnection) -> None:
    """Lets go of the staged rows, which take as much memory as the file."""
    connection.execute(f"DROP VIEW {STAGE}")
    connection.execute(f"DROP TABLE {STAGE}_rows")


def _stage_text(
    connection: duckdb.DuckDBPyConnection, plain: PlainText, staged: Staged, scratch: Path
) -> None:
    staged.remarks.append(
        f"encoding {plain.came_as.words}" + ("" if plain.came_as.certain else " (recognised)")
    )
    if staged.header.delimiter != ",":
        staged.remarks.append(f"delimiter {MARKS[staged.header.delimiter]}")
    if not _quick(connection, plain, staged.header):
        _careful(connection, plain, staged, scratch)


def _quick(connection: duckdb.DuckDBPyConnection, plain: PlainText, header: Header) -> bool:
    """Lets the database read the file, and believes it only where it has exactly one row a line: it leaves out lines
    that it cannot read (an error would end the transaction that this stands in)."""
    if not plain.text.plain or header.row != 1:
        return False
    _make(connection, f"SELECT * {_csv_call(plain.path, header.places, header.delimiter)}")
    lines = plain.text.newlines + (0 if plain.text.ends_with_newline else 1)
    return _count(connection) == lines - 1 and _number(connection)


def _number(connection: duckdb.DuckDBPyConnection) -> bool:
    """Numbers the staged rows by their places in the table, which are those in the file: the database keeps the order
    of the lines. False where the places have gaps. (Counting while reading would keep it to one processor.)"""
    first, last, n_rows = connection.execute(
        f"SELECT coalesce(min(rowid), 0), coalesce(max(rowid), -1), count(*) FROM {STAGE}_rows"
    ).fetchall()[0]
    _show(connection, f"rowid - {first} + 2 AS {ROW}, *")
    return bool(last - first + 1 == n_rows)


def _careful(connection: duckdb.DuckDBPyConnection, plain: PlainText, staged: Staged, scratch: Path) -> None:
    header = staged.header
    with plain.path.open(encoding="utf-8-sig", newline="") as lines:
        rows = read_rows(_without_nul(lines), header.delimiter, header.row, len(header.names))
        _write(connection, rows, staged, scratch)


def _without_nul(lines: Iterable[str]) -> Iterator[str]:
    return (line.replace("\0", "") for line in lines)


def _stage_parquet(connection: duckdb.DuckDBPyConnection, header: Header, scratch: Path) -> None:
    path = parquet.unpacked(header.file, scratch)
    types = parquet.column_types(connection, header.file, path)
    texts = ", ".join(
        f"{parquet.as_text(name, kind)} AS {place}"
        for place, (name, kind) in zip(header.places, types.items(), strict=True)
    )
    _make(
        connection, f"SELECT row_number() OVER () + 1 AS {ROW}, {texts} FROM read_parquet({file_path(path)})"
    )


def _write(connection: duckdb.DuckDBPyConnection, rows: Iterable[Row], staged: Staged, scratch: Path) -> None:
    """Writes rows in the one dialect that the database cannot misread, and has it read them; keeps the faults."""
    path, places = scratch / "careful.csv", staged.header.places
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow([ROW, *places])
        written = 0
        for row in _without_faults(rows, staged.faults):
            writer.writerow([row.number, *row.cells])
            written += 1
    columns = f"CAST({ROW} AS BIGINT) AS {ROW}, {', '.join(places)}"
    _make(connection, f"SELECT {columns} {_csv_call(path, (ROW, *places))}")
    if _count(connection) != written:
        raise IntegrityProblem(f"Rows of {staged.header.file.name} were lost on the way into the store.")


def _without_faults(rows: Iterable[Row], faults: list[tuple[int, str]]) -> Iterator[Row]:
    for row in rows:
        if row.fault:
            faults.append((row.number, row.fault))
        else:
            yield row


def _csv_call(path: Path, names: tuple[str, ...], delimiter: str = ",") -> str:
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
    return (
        f"FROM read_csv({file_path(path)}, columns={{{columns}}}, delim={literal(delimiter)}, header=true, "
        "quote='\"', escape='\"', auto_detect=false, strict_mode=true, ignore_errors=true, "
        f"max_line_size={LONGEST_LINE}, buffer_size={2 * LONGEST_LINE})"
    )


def _make(connection: duckdb.DuckDBPyConnection, rows: str) -> None:
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {STAGE}_rows AS {rows}")
    _show(connection, "*")


def _show(connection: duckdb.DuckDBPyConnection, columns: str) -> None:
    connection.execute(f"CREATE OR REPLACE TEMP VIEW {STAGE} AS SELECT {columns} FROM {STAGE}_rows")


def _count(connection: duckdb.DuckDBPyConnection) -> int:
    row = connection.execute(f"SELECT count(*) FROM {STAGE}_rows").fetchone()
    return int(row[0]) if row else 0
