"""The store: tables by level, whole or not at all, one writer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from groundview import EnvironmentProblem, IntegrityProblem, UsageProblem
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store, open_store

HOLD = """
import sys, time
from pathlib import Path
from groundview.evidence.records.store import open_store
with open_store(Path(sys.argv[1])) as store:
    store.connection.execute("CREATE OR REPLACE TABLE kept AS SELECT 1 AS n")
    print("ready", flush=True)
    with store.transaction():
        store.connection.execute("CREATE OR REPLACE TABLE kept AS SELECT * FROM range(1000000)")
        time.sleep(60)
"""
FILL = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_FSIZE, (4_000_000, 4_000_000))
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from groundview.errors import UserError
from groundview.evidence.records.store import open_store
try:
    with open_store(Path(sys.argv[1])) as store, store.transaction():
        store.connection.execute("CREATE OR REPLACE TABLE kept AS SELECT range AS n, md5(range::VARCHAR) AS t FROM range(2000000)")
except UserError as error:
    print(error)
    sys.exit(error.exit_code)
"""  # noqa: E501


def hidden_in(name: str) -> list[str]:
    return [
        f"SELECT * FROM {name}",
        f"WITH x AS (SELECT * FROM {name}) SELECT count(*) FROM x",
        f"SELECT (SELECT count(*) FROM {name})",
        f"SELECT * FROM files WHERE n_rows IN (SELECT source_row FROM {name})",
        f"WITH {name} AS (SELECT * FROM {name}) SELECT * FROM {name}",
        f"SELECT * FROM query_table('{name}')",
        f"SELECT * FROM query('FROM {name}')",
        "SELECT * FROM read_csv('anything.csv')",
        "SELECT * FROM duckdb_tables()",
        f"INSERT INTO files SELECT * FROM {name}",
        f"SELECT 1; SELECT * FROM {name}",
    ]


@pytest.mark.parametrize("sql", hidden_in("offences"))
def test_a_reader_of_aggregates_cannot_reach_records(store: Store, sql: str) -> None:
    for read in (
        store.reader("aggregate").rows,
        store.reader("aggregate").columns,
        store.reader("aggregate").names,
    ):
        with pytest.raises(UsageProblem):
            read(sql)


def test_a_reader_opens_its_level_and_those_less_sensitive(store: Store) -> None:
    assert store.reader("record").rows("SELECT count(*) FROM offences JOIN files ON true") == [(0,)]
    assert store.reader("aggregate").rows("SELECT count(*) FROM findings, unnest([1]) t") == [(0,)]
    with pytest.raises(UsageProblem):
        store.reader("released").rows("SELECT count(*) FROM findings")


def _delete_and_raise(store: Store, interruption: type[BaseException]) -> None:
    store.connection.execute("DELETE FROM remarks")
    raise interruption


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, ValueError])
def test_an_interrupted_transaction_leaves_no_trace(store: Store, interruption: type[BaseException]) -> None:
    store.connection.execute("INSERT INTO remarks VALUES ('t', 's', 'f', 'r')")
    with pytest.raises(interruption), store.transaction():
        _delete_and_raise(store, interruption)
    assert store.count("remarks") == 1


def test_a_table_is_made_with_its_declared_columns_alone(store: Store) -> None:
    made = store.make(
        Query("remarks", "SELECT 't' AS table_name, 's' AS source, 'f' AS file, 'r' AS remark, 9 AS more")
    )
    assert made == 1
    assert store.reader("aggregate").rows("SELECT * FROM remarks") == [("t", "s", "f", "r")]


def held(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_a_second_writer_is_told_and_the_first_killed_leaves_the_last_good_state(tmp_path: Path) -> None:
    path = tmp_path / "store/study.duckdb"
    process = held(path)
    try:
        with pytest.raises(EnvironmentProblem, match="Another process"), open_store(path):
            pass
    finally:
        time.sleep(0.5)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()  # type: ignore[union-attr]
    with open_store(path) as store:
        assert store.connection.execute("SELECT * FROM kept").fetchall() == [(1,)]


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are of Unix")
def test_a_full_disk_is_told_and_leaves_the_last_good_state(tmp_path: Path) -> None:
    path = tmp_path / "store/study.duckdb"
    with open_store(path) as store:
        store.connection.execute("CREATE TABLE kept AS SELECT 1 AS n")
    done = subprocess.run(
        [sys.executable, "-c", FILL, str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 5, done.stderr
    assert "what was finished is kept" in done.stdout
    with open_store(path) as store:
        assert store.connection.execute("SELECT * FROM kept").fetchall() == [(1,)]


def test_a_damaged_store_is_an_integrity_problem(tmp_path: Path) -> None:
    path = tmp_path / "study.duckdb"
    path.write_bytes(b"not a database at all" * 1000)
    with pytest.raises(IntegrityProblem, match="cannot be opened") as caught, open_store(path):
        pass
    assert caught.value.exit_code == 4


def test_the_scratch_folder_is_emptied(tmp_path: Path) -> None:
    path = tmp_path / "store/study.duckdb"
    with open_store(path) as store:
        (store.scratch / "left").write_text("x")
    assert not (tmp_path / "store/scratch").exists()


def test_nothing_is_fetched(store: Store, put: Callable[..., None]) -> None:
    settings = dict(store.connection.execute("SELECT name, value FROM duckdb_settings()").fetchall())
    assert settings["autoinstall_known_extensions"] == "false"
    assert settings["autoload_known_extensions"] == "false"
