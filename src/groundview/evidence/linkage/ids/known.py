"""`STUDY/linkage/known_ids.parquet`: which person each record was in the last run that had it.

The file outlives the store. It is written beside itself and then put in place in one move, as the last thing that the
step does: before that a failed run leaves it as it was. If the store cannot be committed after it, the next run finds
in it the ids that this one gave, and gives the same again; only the report of what changed is then lost.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from groundview.errors import DataProblem, EnvironmentProblem
from groundview.evidence.linkage.ids.keys import take_bare_keys
from groundview.evidence.pole.sql import file_path, literal
from groundview.evidence.records.query import Query

if TYPE_CHECKING:
    import duckdb

NAME = "known_ids.parquet"
COLUMNS = {"record_key": "VARCHAR", "person_id": "VARCHAR", "first_id": "VARCHAR", "here": "BOOLEAN"}
"""`person_id` is the id that the record had last, `first_id` the one that it had first (a merge that is undone gives
it back), `here` whether the last run had the record."""


def read_known(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Makes the temporary table `known_ids`, empty where no run was before, for the records of `record_keys`. Raises
    DataProblem for a file that is not one of ours."""
    import duckdb

    path = folder / NAME
    made = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
    connection.execute(f"CREATE OR REPLACE TEMP TABLE known_ids ({made})")
    if not path.is_file():
        return
    try:
        connection.execute(
            f"INSERT INTO known_ids SELECT {', '.join(COLUMNS)} FROM read_parquet({file_path(path)})"
        )
    except (duckdb.InvalidInputException, duckdb.BinderException, duckdb.ConversionException) as error:
        raise DataProblem(
            f"{NAME} cannot be read.",
            where=str(path),
            why="it is damaged, or was written by another version",
            next_step="Put back a copy of it, or move it away: then every person gets a new id.",
        ) from error
    connection.execute(take_bare_keys())


def persons_before() -> Query:
    """One row per person record, in order, with the number of the person it was in an earlier run; 0 for none."""
    return Query(
        "persons_before",
        """
        SELECT record_id, CASE WHEN person_id IS NULL THEN 0 ELSE dense_rank() OVER (ORDER BY person_id) END AS before
        FROM record_keys LEFT JOIN known_ids USING (record_key) ORDER BY record_id""",
    )


def write_known(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Puts the ids of this run (`person_ids`, `record_keys`, `persons`) in place of those of the last one. Raises
    EnvironmentProblem where the folder cannot be written."""
    new = folder / f".{NAME}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        connection.execute(f"COPY ({known_now().sql}) TO {literal(str(new))} (FORMAT parquet)")
        new.replace(folder / NAME)
    except OSError as error:
        raise EnvironmentProblem("The ids of persons cannot be written.", where=str(folder)) from error
    finally:
        new.unlink(missing_ok=True)


def known_now() -> Query:
    """One row per record that this run or an earlier one had, in order of its key."""
    return Query(
        "known_now",
        """
        SELECT record_key, coalesce(persons.person_id, known_ids.person_id) AS person_id,
            coalesce(known_ids.first_id, persons.person_id) AS first_id,
            persons.person_id IS NOT NULL AS here
        FROM (SELECT record_key, person_id FROM persons JOIN record_keys USING (record_id)) AS persons
        FULL JOIN known_ids USING (record_key) ORDER BY record_key""",
    )
