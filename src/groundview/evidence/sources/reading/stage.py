"""Staging: every cell of a found file as text, each row with its number, in one temporary table."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from groundview.evidence.sources.reading import geojson, workbook
from groundview.evidence.sources.reading.careful import read_rows
from groundview.evidence.sources.reading.found import BOUNDARIES, TEXT, FoundFile
from groundview.evidence.sources.reading.header import Header, empty, read_header
from groundview.evidence.sources.reading.parquet import quoted as quoted_path
from groundview.evidence.sources.reading.plain_text import PlainText, plain_text

if TYPE_CHECKING:
    import duckdb

STAGE = "stage"
ROW = "source_row"


@dataclass(slots=True)
class Staged:
    """A staged file: its header, how many rows it holds, the rows that could not even be split into cells as
    (row, reason), and remarks on how it was read."""

    header: Header
    n_rows: int = 0
    faults: list[tuple[int, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def stage(connection: duckdb.DuckDBPyConnection, file: FoundFile, scratch: Path) -> Staged:
    """Fills the temporary table `stage` with the file's rows, all text; raises DataProblem."""
    staged = Staged(read_header(file))
    if file.ending in TEXT:
        _stage_text(connection, plain_text(file, scratch), staged, scratch)
    elif file.ending == ".parquet":
        _make(connection, _parquet(staged.header))
    else:
        rows = geojson.rows(file) if file.ending in BOUNDARIES else workbook.rows(file)
        _make(connection, _written(((number, cells) for number, cells in rows), staged.header, scratch))
    staged.n_rows = _count(connection) + len(staged.faults)
    if not staged.n_rows:
        raise empty(file)
    return staged


def quoted(name: str) -> str:
    """A name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def _stage_text(connection: duckdb.DuckDBPyConnection, plain: PlainText, staged: Staged, scratch: Path) -> None:
    staged.remarks.append(f"encoding {plain.came_as.words}" + ("" if plain.came_as.certain else " (recognised)"))
    if staged.header.delimiter != ",":
        words = {";": "semicolon", "\t": "tab", "|": "pipe"}
        staged.remarks.append(f"delimiter {words[staged.header.delimiter]}")
    if not _quick(connection, plain, staged.header):
        _careful(connection, plain, staged, scratch)


def _quick(connection: duckdb.DuckDBPyConnection, plain: PlainText, header: Header) -> bool:
    """Lets the database read the file, and believes it only where it has exactly one row a line."""
    import duckdb

    if not plain.text.plain:
        return False
    try:
        _make(connection, _read_csv(plain.path, header.names, header.delimiter))
    except duckdb.Error:
        return False
    lines = plain.text.newlines + (0 if plain.text.ends_with_newline else 1)
    return _count(connection) == lines - 1


def _careful(connection: duckdb.DuckDBPyConnection, plain: PlainText, staged: Staged, scratch: Path) -> None:
    with plain.path.open(encoding="utf-8-sig", newline="") as lines:
        rows = read_rows(_without_nul(lines), staged.header.delimiter, len(staged.header.names))
        good = ((row.number, row.cells) for row in rows if not _faulty(row.number, row.fault, staged))
        _make(connection, _written(good, staged.header, scratch))


def _faulty(number: int, fault: str, staged: Staged) -> bool:
    if fault:
        staged.faults.append((number, fault))
    return bool(fault)


def _without_nul(lines: Iterable[str]) -> Iterator[str]:
    return (line.replace("\0", "") for line in lines)


def _written(rows: Iterable[tuple[int, list[str]]], header: Header, scratch: Path) -> str:
    """Writes rows in the one dialect that the database cannot misread, and gives the SQL that reads them."""
    path = scratch / "careful.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow([ROW, *header.names])
        writer.writerows([number, *cells] for number, cells in rows)
    columns = ", ".join(quoted(name) for name in header.names)
    return f"SELECT CAST({ROW} AS BIGINT) AS {ROW}, {columns} FROM ({_csv_call(path, (ROW, *header.names), ',')})"


def _read_csv(path: Path, names: tuple[str, ...], delimiter: str) -> str:
    return f"SELECT row_number() OVER () + 1 AS {ROW}, * FROM ({_csv_call(path, names, delimiter)})"


def _csv_call(path: Path, names: tuple[str, ...], delimiter: str) -> str:
    columns = ", ".join("'" + name.replace("'", "''") + "': 'VARCHAR'" for name in names)
    return (
        f"FROM read_csv('{str(path).replace(chr(39), chr(39) * 2)}', columns={{{columns}}}, delim='{delimiter}', "
        "header=true, quote='\"', escape='\"', auto_detect=false, strict_mode=true, null_padding=false, "
        "max_line_size=20000000)"
    )


def _parquet(header: Header) -> str:
    columns = ", ".join(
        f"hex({quoted(name)}) AS {quoted(name)}" if name == "geometry" else f"CAST({quoted(name)} AS VARCHAR) AS {quoted(name)}"
        for name in header.names
    )
    return f"SELECT row_number() OVER () AS {ROW}, {columns} FROM read_parquet({quoted_path(header.file)})"


def _make(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {STAGE} AS {sql}")


def _count(connection: duckdb.DuckDBPyConnection) -> int:
    row = connection.execute(f"SELECT count(*) FROM {STAGE}").fetchone()
    return int(row[0]) if row else 0
