"""A world while it is made: its dials, its streams of chance, and its tables in a database of its own."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from groundview.synth.dials import Dials

if TYPE_CHECKING:
    import duckdb

MACROS = Path(__file__).parent / "macros.sql"
Arrays = dict[str, NDArray[Any]]


class World:
    """Tables hold numbers and short texts; what is written in them is worked out in SQL, where chance is `chance`,
    `pick` and `mistyped` (macros.sql). Arrays are for what SQL cannot do."""

    def __init__(self, dials: Dials, connection: duckdb.DuckDBPyConnection) -> None:
        self.dials = dials
        self.db = connection
        stream = f"|{dials.seed}|{dials.region}"
        connection.execute("SET VARIABLE stream = ?", [stream])
        connection.execute(MACROS.read_text(encoding="utf-8"))

    def rng(self, *words: str) -> np.random.Generator:
        """A stream of chance of its own for each purpose, so that a part that draws more moves no other part."""
        named = [zlib.crc32(word.encode()) for word in words]
        return np.random.default_rng([self.dials.seed, self.dials.region, *named])

    def put(self, table: str, columns: Mapping[str, NDArray[Any]]) -> None:
        """Makes a table of columns of numbers, truths or times, all of one length. Texts go by `put_words`."""
        given = {name: _storable(values) for name, values in columns.items()}
        dates = {name for name, values in columns.items() if values.dtype == np.dtype("datetime64[D]")}
        listed = ", ".join(f"{name}::DATE AS {name}" if name in dates else name for name in given)
        self.db.register("given", given)
        self.db.execute(f"CREATE OR REPLACE TABLE {table} AS SELECT {listed} FROM given")
        self.db.unregister("given")

    def put_words(self, table: str, rows: Sequence[Mapping[str, Any]], types: Mapping[str, str]) -> None:
        """Makes a small table of any values, one mapping a row; `types` gives each column's SQL type."""
        structure = json.dumps([dict(types)])
        self.db.execute(
            f"CREATE OR REPLACE TABLE {table} AS SELECT unnest(from_json(?, ?), recursive := true)",
            [json.dumps([dict(row) for row in rows]), structure],
        )

    def make(self, table: str, query: str) -> None:
        """Makes a table of a query. Order it by something unique: rows have one order on every machine."""
        self.db.execute(f"CREATE OR REPLACE TABLE {table} AS {query}")

    def make_from(self, table: str, path: Path, **days: date) -> None:
        """Makes a table of the query in a file, in which {NAME} stands for the day of that name. Not by `format`:
        queries hold braces of their own."""
        query = path.read_text(encoding="utf-8")
        for name, day in days.items():
            query = query.replace(f"{{{name}}}", day.isoformat())
        self.make(table, query)

    def get(self, query: str) -> Arrays:
        """The columns of a query as arrays. Times come as datetime64[us]; a column with NULL comes masked."""
        return dict(self.db.execute(query).fetchnumpy())

    def count(self, table: str) -> int:
        """The rows of a table."""
        row = self.db.execute(f"SELECT count(*) FROM {table}").fetchone()
        return int(row[0]) if row else 0


def _storable(values: NDArray[Any]) -> NDArray[Any]:
    """The database takes no days as such, only seconds."""
    return values.astype("datetime64[s]") if values.dtype == np.dtype("datetime64[D]") else values
