"""The quick reader, the careful reader and Python's own agree about every clean file; about any bytes at all, none is
lost and none stops the work."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groundview.errors import DataProblem
from groundview.evidence.sources.reading import stage as staging
from groundview.evidence.sources.reading.found import FoundFile
from groundview.evidence.sources.reading.stage import Staged, stage, unstage

CELLS = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=8
)
MESSY = st.text(st.sampled_from("ab1 ,;|\t\"'\n\r£é\u2028\x0b"), max_size=6)
TABLES = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=12)
)
PIECES = [b"\r", b"\n", b",", b'"', b"a", b"\x80", "£".encode(), b" ", b"\0"]
DIALECTS = st.fixed_dictionaries(
    {
        "delimiter": st.sampled_from(",;\t|"),
        "lineterminator": st.sampled_from(["\n", "\r\n"]),
        "quoting": st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    }
)
QUIET = settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])

Rows = list[tuple[int | str, ...]]


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def staged(connection: duckdb.DuckDBPyConnection, content: bytes) -> tuple[Staged, Rows]:
    """What is made of a file inside a transaction, as in a run."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "offences.csv"
        path.write_bytes(content)
        connection.execute("BEGIN")
        try:
            made = stage(connection, FoundFile(path, path.name), Path(folder))
            rows = connection.execute(
                "SELECT source_row, COLUMNS('c[0-9]+') FROM stage ORDER BY 1"
            ).fetchall()
            unstage(connection)
            return made, rows
        finally:
            connection.execute("ROLLBACK")


def carefully(connection: duckdb.DuckDBPyConnection, content: bytes) -> tuple[Staged, Rows]:
    """The same, by the careful reader whatever the file is like."""
    with mock.patch.object(staging, "_quick", return_value=False):
        return staged(connection, content)


def written(table: list[list[str]], dialect: dict[str, object]) -> bytes:
    text = io.StringIO(newline="")
    names = [f"name {number}" for number in range(len(table[0]))]
    csv.writer(text, **dialect).writerows([names, *table])  # type: ignore[arg-type]
    return text.getvalue().encode()


@QUIET
@given(table=TABLES, dialect=DIALECTS)
def test_both_readers_give_what_was_written(
    connection: duckdb.DuckDBPyConnection, table: list[list[str]], dialect: dict[str, object]
) -> None:
    content = written(table, dialect)
    quick, by_quick = staged(connection, content)
    careful, by_careful = carefully(connection, content)
    assert by_quick == by_careful
    assert quick.faults == careful.faults == []
    assert [[cell or "" for cell in row[1:]] for row in by_quick] == table
    assert [row[0] for row in by_quick] == list(range(2, len(table) + 2))


@QUIET
@given(lines=st.lists(st.lists(MESSY, min_size=1, max_size=4).map(",".join), max_size=12))
def test_of_messy_lines_none_is_lost(connection: duckdb.DuckDBPyConnection, lines: list[str]) -> None:
    """Each row has a number of its own; what the quick reader gives, the careful one gives too."""
    content = "\n".join(["one,two,three", *lines, "1,2,3"]).encode()
    quick, by_quick = staged(connection, content)
    careful, by_careful = carefully(connection, content)
    assert by_quick == by_careful
    assert quick.faults == careful.faults
    numbers = [row[0] for row in by_quick] + [row for row, _ in quick.faults]
    assert len(set(numbers)) == len(numbers) == quick.n_rows
    assert by_quick[-1][1:] == ("1", "2", "3") or quick.faults


@QUIET
@given(content=st.binary(max_size=300) | st.lists(st.sampled_from(PIECES), max_size=30).map(b"".join))
def test_no_bytes_stop_the_work(connection: duckdb.DuckDBPyConnection, content: bytes) -> None:
    try:
        made, rows = staged(connection, b"one,two\n" + content)
    except DataProblem:
        return
    assert made.n_rows == len(rows) + len(made.faults)
