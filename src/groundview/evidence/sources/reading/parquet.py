"""Parquet, GeoParquet among it: columns by name, shapes as well-known binary."""

from __future__ import annotations

import tempfile
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from groundview.errors import DataProblem
from groundview.evidence.pole.sql import file_path, quoted
from groundview.evidence.sources.reading.content import chunks, is_packed
from groundview.evidence.sources.reading.found import FoundFile
from groundview.evidence.sources.reading.plain_text import copied

if TYPE_CHECKING:
    import duckdb

GEOMETRY = "geometry"
PLAIN_SHAPES = "SET enable_geoparquet_conversion = false"
BROKEN_NUMBERS = ("FLOAT", "DOUBLE", "DECIMAL")


def column_names(file: FoundFile) -> tuple[str, ...]:
    """The names of the columns; raises DataProblem where the file is not Parquet."""
    import duckdb

    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        connection.execute(PLAIN_SHAPES)
        return tuple(column_types(connection, file, unpacked(file, Path(folder))))


def unpacked(file: FoundFile, folder: Path) -> Path:
    """The file itself, or a copy in `folder` of one that lies in an archive."""
    if not is_packed(file):
        return file.path
    copy = folder / "unpacked.parquet"
    deque(copied(chunks(file), copy), maxlen=0)
    return copy


def column_types(connection: duckdb.DuckDBPyConnection, file: FoundFile, path: Path) -> dict[str, str]:
    """The type of each column by its name; raises DataProblem where the file is not Parquet."""
    import duckdb

    try:
        rows = connection.execute(f"DESCRIBE FROM read_parquet({file_path(path)})").fetchall()
    except duckdb.Error as error:
        raise DataProblem(
            f"{file.name} cannot be used.",
            where=str(file.path),
            why="it is not a readable Parquet file",
            next_step="Copy it or export it again.",
        ) from error
    return {str(row[0]): str(row[1]) for row in rows}


def as_text(name: str, kind: str) -> str:
    """SQL of a column as text: a shape in hexadecimal, a whole number without a decimal point even where it is kept
    as a broken one (a column of references with a gap in it often is)."""
    column = quoted(name)
    if kind == "BLOB" and name == GEOMETRY:
        return f"hex({column})"
    if kind.startswith(BROKEN_NUMBERS):
        whole = f"{column} = trunc({column}) AND abs({column}) < 1e15"
        return f"CASE WHEN {whole} THEN CAST(CAST({column} AS BIGINT) AS VARCHAR) ELSE CAST({column} AS VARCHAR) END"
    return f"CAST({column} AS VARCHAR)"
