"""The store: one database file a study, its tables opened by level, written whole or not at all."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from groundview.errors import EnvironmentProblem, IntegrityProblem, UsageProblem
from groundview.evidence.pole.sql import literal, quoted
from groundview.evidence.pole.tables import LEVELS, Level, tables
from groundview.evidence.records.query import Query
from groundview.evidence.records.reach import tables_named
from groundview.evidence.records.schema import create_table

if TYPE_CHECKING:
    import duckdb

MEMORY = "1200MB"
LOCKED = re.compile(r"could not set lock|conflicting lock|being used by another process", re.IGNORECASE)
CANNOT_WRITE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EIO})


class Reader:
    """Queries over the tables of one level and those less sensitive; a query that names any other is refused."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, level: Level) -> None:
        self._connection = connection
        self._levels = LEVELS[LEVELS.index(level) :]

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        self._allow(sql)
        return self._connection.execute(sql, list(parameters)).fetchall()

    def columns(self, sql: str) -> Mapping[str, Any]:
        """The columns of a query as numpy arrays, masked where values are missing."""
        self._allow(sql)
        return self._connection.execute(sql).fetchnumpy()

    def names(self, sql: str, parameters: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """The rows of a query as mappings from column to value."""
        self._allow(sql)
        cursor = self._connection.execute(sql, list(parameters))
        columns = [column[0] for column in cursor.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def _allow(self, sql: str) -> None:
        declared = tables()
        for name in tables_named(self._connection, sql):
            if name not in declared or declared[name].level not in self._levels:
                raise UsageProblem(
                    f"The table {name} may not be opened here.",
                    why=f"only tables of level {' or '.join(self._levels)} may be",
                )


class Store:
    """An open store. Only one process may have it open; a second one is told so."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self.connection = connection
        self.path = path

    @property
    def scratch(self) -> Path:
        """A folder for what is being read; emptied whenever the store is opened or closed."""
        return self.path.parent / "scratch"

    def reader(self, level: Level) -> Reader:
        """Opens the tables of a level, and of those less sensitive, for reading."""
        return Reader(self.connection, level)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is done inside is kept, or, after an error or an interruption, none of it."""
        self.connection.execute("BEGIN")
        try:
            yield
        except BaseException:
            _roll_back(self.connection)
            raise
        self.connection.execute("COMMIT")

    def make(self, query: Query, parameters: Mapping[str, Any] | None = None) -> int:
        """Makes a declared table of a query and gives its number of rows; the columns must be as declared."""
        self.connection.execute(create_table(tables()[query.name]))
        names = ", ".join(f'"{name}"' for name in tables()[query.name].columns)
        self.connection.execute(
            f"INSERT INTO {query.name} ({names}) SELECT {names} FROM ({query.sql})", dict(parameters or {})
        )
        return self.count(query.name)

    def drop_temporary(self) -> None:
        """Drops what a step laid out for its own use, so that no later query meets it."""
        laid_out = "SELECT table_name FROM duckdb_tables() WHERE temporary ORDER BY table_name"
        for (name,) in self.connection.execute(laid_out).fetchall():
            self.connection.execute(f"DROP TABLE temp.{quoted(name)}")

    def count(self, name: str) -> int:
        """The number of rows of a table."""
        row = self.connection.execute(f"SELECT count(*) FROM {name}").fetchone()
        return int(row[0]) if row else 0


@contextmanager
def open_store(path: Path) -> Iterator[Store]:
    """Opens or makes the store at `path`; raises EnvironmentProblem where another process has it open, the disk is
    full or the folder may not be written, IntegrityProblem where the file is no longer a database."""
    import shutil

    import duckdb

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        store = Store(duckdb.connect(str(path)), path)
    except (duckdb.Error, OSError) as error:
        raise _not_opened(path, str(error)) from error
    try:
        shutil.rmtree(store.scratch, ignore_errors=True)
        store.scratch.mkdir()
        _set_up(store)
        yield store
    except duckdb.OutOfMemoryException as error:
        raise EnvironmentProblem(
            "There was not enough memory or temporary disk space.",
            where=str(path.parent),
            next_step="Free some space where the study lies and run again: what was finished is kept.",
        ) from error
    except (duckdb.IOException, duckdb.FatalException) as error:
        raise _not_written(path, error) from error
    except OSError as error:
        if error.errno not in CANNOT_WRITE:
            raise
        raise _not_written(path, error) from error
    finally:
        store.connection.close()
        shutil.rmtree(store.scratch, ignore_errors=True)


def _set_up(store: Store) -> None:
    for setting in (
        f"memory_limit = '{MEMORY}'",
        f"temp_directory = {literal(str(store.scratch))}",
        "autoinstall_known_extensions = false",
        "autoload_known_extensions = false",
        "enable_geoparquet_conversion = false",
        "preserve_insertion_order = true",
        "enable_progress_bar = false",
    ):
        store.connection.execute(f"SET {setting}")


def _roll_back(connection: duckdb.DuckDBPyConnection) -> None:
    import duckdb

    # After a fatal error there is no transaction left to roll back: the last commit is what the file holds.
    try:
        connection.execute("ROLLBACK")
    except duckdb.Error:
        return


def _not_opened(path: Path, message: str) -> Exception:
    if LOCKED.search(message):
        return EnvironmentProblem(
            "Another process has this study open.",
            where=str(path),
            why="two writers could spoil each other's work, so the second one waits outside",
            next_step="Wait until it has ended, or end it, then run the command again.",
        )
    if "ermission" in message or "read-only" in message.lower():
        return EnvironmentProblem("The study's folder may not be written.", where=str(path.parent))
    return IntegrityProblem(
        "The study's store cannot be opened.",
        where=str(path),
        why="it is damaged, or was written by another version",
        next_step="Move the folder `store` away and run again: everything in it is made anew from the extracts.",
    )


def _not_written(path: Path, error: Exception) -> EnvironmentProblem:
    return EnvironmentProblem(
        "The study could not be written.",
        where=str(path.parent),
        why=str(error).splitlines()[0][:200],
        next_step="Free some space, or choose another folder, and run again: what was finished is kept.",
    )
