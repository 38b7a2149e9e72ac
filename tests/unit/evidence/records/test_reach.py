"""What a query reaches, however it is written: a part of it cannot hide a table by taking its name."""

from __future__ import annotations

import pytest

from groundview import UsageProblem
from groundview.evidence.records.reach import tables_named
from groundview.evidence.records.store import Store


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM (WITH offences AS (SELECT 1) SELECT * FROM offences) a, offences",
        "SELECT * FROM (WITH OFFENCES AS (SELECT 1) SELECT * FROM OFFENCES) a, OFFENCES",
        "SELECT * FROM (WITH stage_rows AS (SELECT 1) SELECT * FROM stage_rows) a, stage_rows",
        "WITH RECURSIVE offences AS (SELECT 1 UNION ALL SELECT * FROM offences) SELECT * FROM offences",
    ],
)
def test_a_part_may_not_take_the_name_of_a_table(store: Store, sql: str) -> None:
    store.connection.execute("CREATE TEMP TABLE stage_rows AS SELECT 1 AS secret")
    with pytest.raises(UsageProblem, match="This query is not run"):
        tables_named(store.connection, sql)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM Offences",
        "FROM offences",
        "TABLE offences",
        "SUMMARIZE offences",
        "SELECT * FROM (SUMMARIZE SELECT * FROM offences)",
        "SELECT * FROM main.offences",
        "SELECT * FROM offences TABLESAMPLE 10%",
        "SELECT * FROM offences PIVOT (count(*) FOR force IN ('a'))",
        "SELECT 1 WHERE EXISTS (FROM offences)",
        "SELECT * FROM (VALUES (1)) v(n), LATERAL (SELECT n, o.* FROM offences o)",
        "SELECT 1 UNION ALL SELECT count(*) FROM offences",
        "WITH x AS MATERIALIZED (FROM offences) FROM x",
        "SELECT list(SELECT crime_ref FROM offences)",
    ],
)
def test_a_table_is_found_wherever_it_stands(store: Store, sql: str) -> None:
    try:
        assert tables_named(store.connection, sql) == {"offences"}
    except UsageProblem:
        return


@pytest.mark.parametrize(
    "sql", ["SELECT * FROM 'offences.csv'", 'SELECT * FROM "secret.parquet"', "SHOW TABLES"]
)
@pytest.mark.parametrize("level", ["record", "aggregate"])
def test_no_level_opens_a_file_or_what_is_not_declared(store: Store, sql: str, level: str) -> None:
    import duckdb

    with pytest.raises((UsageProblem, duckdb.Error)):
        store.reader(level).rows(sql)  # type: ignore[arg-type]
