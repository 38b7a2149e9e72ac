"""Numpy columns into the database, every digit kept, what is missing NULL."""

from __future__ import annotations

import duckdb
import numpy as np

from groundview.evidence.records.arrays import put_table


def sent(columns: dict[str, object], types: dict[str, str]) -> list[tuple[object, ...]]:
    with duckdb.connect() as connection:
        put_table(connection, "sent", columns, types)
        return connection.execute("SELECT * FROM sent").fetchall()


def test_columns_arrive_in_order_and_missing_ones_are_null() -> None:
    columns = {
        "text": np.array(["a", None, 'q"uote\n\u2019'], dtype=object),
        "number": np.array([0.1 + 0.2, np.nan, 1e-300]),
        "masked": np.ma.masked_array([1, 2, 3], mask=[False, True, False]),
        "large": np.array([2**64 - 1, 0, 2**63], dtype=np.uint64),
    }
    types = {"text": "VARCHAR", "number": "DOUBLE", "masked": "BIGINT", "large": "UBIGINT"}
    assert sent(columns, types) == [
        ("a", 0.1 + 0.2, 1, 2**64 - 1),
        (None, None, None, 0),
        ('q"uote\n\u2019', 1e-300, 3, 2**63),
    ]


def test_no_rows_make_an_empty_table_of_the_right_types() -> None:
    assert sent({"text": np.array([], dtype=object)}, {"text": "VARCHAR"}) == []


def test_numbers_keep_every_digit() -> None:
    numbers = np.random.default_rng(1).normal(size=10_000) * 10.0 ** np.arange(10_000).clip(max=300)
    assert [value for (value,) in sent({"x": numbers}, {"x": "DOUBLE"})] == numbers.tolist()


def test_many_rows_keep_their_order() -> None:
    numbers = np.arange(40_007)
    assert [value for (value,) in sent({"n": numbers}, {"n": "BIGINT"})] == numbers.tolist()
