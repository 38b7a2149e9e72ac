"""Dates of birth that nobody gave."""

from __future__ import annotations

import duckdb

from groundview.evidence.linkage.cleaning.births import born

ORDINARY = "SELECT DATE '1950-02-02' + (7 * i)::INTEGER AS date_of_birth FROM range(2000) AS n(i)"


def how(date: str, times: int = 1, latest: str = "2025-06-30") -> tuple[str | None, str]:
    others = f"{ORDINARY} WHERE date_of_birth <> '{date}'"
    rows = f"SELECT DATE '{date}' AS date_of_birth FROM range({times}) UNION ALL {others}"
    source = f"(SELECT date_of_birth, DATE '{latest}' AS latest FROM ({rows}))"
    with duckdb.connect() as connection:
        row = connection.execute(
            f"SELECT born_on::VARCHAR, born_how, count(*) FROM ({born(source)}) "
            f"WHERE born_on IS NULL OR born_on = DATE '{date}' GROUP BY ALL"
        ).fetchone()
    assert row
    assert row[2] == times
    return row[0], row[1]


def test_an_ordinary_date_says_what_it_says() -> None:
    assert how("1987-05-03") == ("1987-05-03", "day")


def test_of_a_first_of_january_only_the_year_counts() -> None:
    assert how("1987-01-01", 200) == ("1987-01-01", "year")


def test_a_date_that_stands_far_too_often_says_nothing() -> None:
    assert how("1980-06-15", 200) == ("1980-06-15", "default")


def test_a_date_before_anybody_alive_says_nothing() -> None:
    assert how("1900-01-01") == ("1900-01-01", "default")


def test_a_date_after_all_that_was_recorded_is_none() -> None:
    assert how("2025-07-01") == (None, "none")
