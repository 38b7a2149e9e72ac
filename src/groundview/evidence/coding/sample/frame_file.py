"""`STUDY/coding/CONTEXT/frame.parquet`: the stratum of every case, as it was when the case first could be drawn.

What the rules make of a case changes as records and rules do. Were strata to change with it, nobody could say what a
later sample and an earlier one stand for together. So a case keeps its stratum, by its key.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from groundview.errors import DataProblem, EnvironmentProblem
from groundview.evidence.pole.sql import file_path, literal

if TYPE_CHECKING:
    import duckdb

NAME = "frame.parquet"


def read_frame(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Makes the temporary table `coding_kept` (case_key, stratum), empty where nothing was drawn before. Raises
    DataProblem for a file that is not one of ours."""
    import duckdb

    path = folder / NAME
    connection.execute("CREATE OR REPLACE TEMP TABLE coding_kept (case_key VARCHAR, stratum VARCHAR)")
    if not path.is_file():
        return
    try:
        connection.execute(
            f"INSERT INTO coding_kept SELECT case_key, stratum FROM read_parquet({file_path(path)})"
        )
    except (duckdb.InvalidInputException, duckdb.BinderException, duckdb.ConversionException) as error:
        raise DataProblem(
            f"{NAME} cannot be read.",
            where=str(path),
            why="it is damaged, or was written by another version; without it nobody knows what samples stand for",
            next_step="Put back a copy of it.",
        ) from error


def write_frame(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Puts the strata of `coding_frame`, and those of cases that are no longer there, in place of the kept ones.
    Raises EnvironmentProblem where the folder cannot be written."""
    new = folder / f".{NAME}.new"
    rows = """
        -- One row per case that is or was there.
        SELECT case_key, coalesce(coding_frame.stratum, coding_kept.stratum) AS stratum
        FROM coding_frame FULL JOIN coding_kept USING (case_key) ORDER BY case_key"""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        connection.execute(f"COPY ({rows}) TO {literal(str(new))} (FORMAT parquet)")
        new.replace(folder / NAME)
    except OSError as error:
        raise EnvironmentProblem("The frame of a sample cannot be written.", where=str(folder)) from error
    finally:
        new.unlink(missing_ok=True)
