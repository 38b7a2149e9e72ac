"""Rows that follow none: a fault of the database that this project pins, and the way round it."""

from __future__ import annotations

import duckdb

from groundview.evidence.records.insert import insert

MANY = 200_000


def test_many_rows_after_none_are_all_there() -> None:
    connection = duckdb.connect()
    connection.execute("CREATE TABLE many AS SELECT range AS n FROM range(?)", [MANY])
    connection.execute("BEGIN")
    connection.execute("CREATE TABLE target (n BIGINT)")
    connection.execute("CREATE TEMP TABLE staged AS FROM many")
    assert insert(connection, "target", "SELECT n FROM staged WHERE n < ?", [0]) == 0
    assert insert(connection, "target (n)", "SELECT n FROM staged") == MANY
    connection.execute("COMMIT")
    assert connection.execute("SELECT count(*) FROM target").fetchall() == [(MANY,)]
