"""Parquet, GeoParquet among it: columns by name, shapes as well-known binary."""

from __future__ import annotations

from groundview.errors import DataProblem
from groundview.evidence.sources.reading.found import FoundFile


def column_names(file: FoundFile) -> tuple[str, ...]:
    """The names of the columns; raises DataProblem where the file is not Parquet or lies in an archive."""
    import duckdb

    if file.member:
        raise _unusable(file, "a Parquet file inside an archive cannot be read in place")
    try:
        with duckdb.connect() as connection:
            found = connection.execute(f"SELECT name FROM parquet_schema({quoted(file)}) OFFSET 1").fetchall()
    except duckdb.Error as error:
        raise _unusable(file, "it is not a readable Parquet file") from error
    return tuple(str(name) for (name,) in found)


def quoted(file: FoundFile) -> str:
    """The path of a file as an SQL string."""
    return "'" + str(file.path).replace("'", "''") + "'"


def _unusable(file: FoundFile, why: str) -> DataProblem:
    return DataProblem(
        f"{file.name} cannot be used.",
        where=str(file.path),
        why=why,
        next_step="Unpack it or export it again.",
    )
