"""Every value type takes its good texts, refuses its bad ones, and leaves alone what it has cleaned."""

from __future__ import annotations

import string
from collections.abc import Iterator
from datetime import date, datetime

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundview.evidence.pole.types.missing import MISSING, present
from groundview.evidence.pole.types.value_type import ValueType, value_types

ANSWERS = ("yes", "no", "unknown")
EACH = pytest.mark.parametrize("kind", value_types().values(), ids=value_types().keys())


@pytest.fixture(scope="module")
def duck() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


def clean(
    duck: duckdb.DuckDBPyConnection,
    kind: ValueType,
    text: str,
    order: str = "dmy",
    answers: tuple[str, ...] = ANSWERS,
) -> str | None:
    """The cleaned value as text, as a column cleans it: missing words first, then the type."""
    value = kind.clean("present", answers, order)
    back = f"hex({value})" if kind.sql_type == "BLOB" else f"CAST({value} AS VARCHAR)"
    cell = f"SELECT {present('cell', answers)} AS present FROM (SELECT ? AS cell)"
    query = f"SELECT {back}, typeof({value}) FROM ({cell})"
    cleaned, sql_type = duck.execute(query, [text]).fetchone() or (None, "")
    assert sql_type == kind.sql_type
    return cleaned


@EACH
def test_every_good_text_is_taken(duck: duckdb.DuckDBPyConnection, kind: ValueType) -> None:
    assert kind.good
    assert [text for text in kind.good if clean(duck, kind, text) is None] == []


@EACH
def test_every_bad_text_is_refused(duck: duckdb.DuckDBPyConnection, kind: ValueType) -> None:
    assert [text for text in kind.bad if clean(duck, kind, text) is not None] == []


@EACH
@pytest.mark.parametrize("text", MISSING)
def test_a_missing_word_is_no_value(duck: duckdb.DuckDBPyConnection, kind: ValueType, text: str) -> None:
    for written in (text, text.lower(), f" {text.title()}  "):
        assert clean(duck, kind, written, answers=("yes", "no")) is None


@EACH
def test_the_reason_completes_a_sentence(kind: ValueType) -> None:
    assert kind.reason.startswith("is ")
    assert not kind.reason.endswith(".")


def test_unknown_is_an_answer_where_it_is_listed(duck: duckdb.DuckDBPyConnection) -> None:
    choice = value_types()["choice"]
    assert clean(duck, choice, "Unknown") == "unknown"
    assert clean(duck, choice, "NK") is None
    assert clean(duck, choice, "Unknown", answers=("yes", "no")) is None


@pytest.mark.parametrize(
    ("text", "answers", "expected"),
    [
        ("At Risk", ("at_risk", "victim"), "at_risk"),
        ("b", ("A", "B"), "B"),
        ("2", ("1", "2"), "2"),
        ("it's", ("it's",), "it's"),
    ],
)
def test_an_answer_is_found_however_it_is_written(
    duck: duckdb.DuckDBPyConnection, text: str, answers: tuple[str, ...], expected: str
) -> None:
    assert clean(duck, value_types()["choice"], text, answers=answers) == expected


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("2025-02-03", "dmy", "2025-02-03 00:00:00"),
        ("2025-02-03", "mdy", "2025-02-03 00:00:00"),
        ("03/02/2025", "dmy", "2025-02-03 00:00:00"),
        ("03/02/2025", "mdy", "2025-03-02 00:00:00"),
        ("3.2.25", "dmy", "2025-02-03 00:00:00"),
        ("3-2-2025 14:05", "dmy", "2025-02-03 14:05:00"),
        ("03/02/2025 2:05 pm", "dmy", "2025-02-03 14:05:00"),
        ("3 February 2025", "dmy", "2025-02-03 00:00:00"),
        ("03-FEB-25 14:05:06", "dmy", "2025-02-03 14:05:06"),
        ("2025-02-03T14:05:00Z", "dmy", "2025-02-03 14:05:00"),
    ],
)
def test_a_moment_is_read_in_the_order_of_its_column(
    duck: duckdb.DuckDBPyConnection, text: str, order: str, expected: str
) -> None:
    assert clean(duck, value_types()["moment"], text, order) == expected


@settings(deadline=None)
@given(st.dates(min_value=date(1927, 5, 18), max_value=date(2099, 12, 31)))
def test_a_spreadsheet_serial_counts_days(duck: duckdb.DuckDBPyConnection, day: date) -> None:
    """ECMA-376 part 1, 18.17.4.1: in the 1900 date system, from 1900-03-01 on, days since 1899-12-30."""
    assert clean(duck, value_types()["date"], str((day - date(1899, 12, 30)).days)) == day.isoformat()


@settings(deadline=None)
@given(
    st.datetimes(min_value=datetime(1000, 1, 1), max_value=datetime(2999, 12, 31)).map(
        lambda at: at.replace(microsecond=0)
    )
)
def test_a_four_digit_year_is_kept(duck: duckdb.DuckDBPyConnection, at: datetime) -> None:
    for written in (at.isoformat(), at.strftime("%d/%m/%Y %H:%M:%S"), at.strftime("%d %b %Y %H:%M:%S")):
        assert clean(duck, value_types()["moment"], written) == at.isoformat(sep=" ")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("reference", "42E10", "42E10"),
        ("reference", "00123", "00123"),
        ("code", "e01014485", "E01014485"),
        ("money", "-£3.50", "-3.5"),
        ("money", "£1,250.00", "1250.0"),
        ("whole_number", "1,234.0", "1234"),
        ("list", "a; b ;c", "a;b;c"),
        ("month", "2025-12", "2025-12-01"),
        ("text", "  =2+3 ", "=2+3"),
    ],
)
def test_a_value_is_what_it_should_be(
    duck: duckdb.DuckDBPyConnection, name: str, text: str, expected: str
) -> None:
    assert clean(duck, value_types()[name], text) == expected


# Words made of what dates, amounts and codes are made of reach the branches that any text rarely does.
PIECES = st.lists(
    st.sampled_from([*string.digits, *"-/.,:; +£eETZAPM", "20", "Jan", "yes", "GBP", "\n", "'"]), max_size=24
).map("".join)


@EACH
@settings(deadline=None)
@given(text=st.one_of(st.text(), PIECES), order=st.sampled_from(["dmy", "mdy"]))
def test_cleaning_never_fails_and_changes_nothing_the_second_time(
    duck: duckdb.DuckDBPyConnection, kind: ValueType, text: str, order: str
) -> None:
    once = clean(duck, kind, text, order)
    if once is not None:
        assert clean(duck, kind, once, order) == once


@EACH
def test_cleaning_a_column_never_fails_for_the_sake_of_another_row(
    duck: duckdb.DuckDBPyConnection, kind: ValueType
) -> None:
    """A value is cleaned where its own branch says so: a cast must not be tried on the row beside it."""
    cells = [
        *kind.good,
        *kind.bad,
        *(text for other in value_types().values() for text in other.good + other.bad),
    ]
    value = kind.clean("cell", ANSWERS, "dmy")
    rows = duck.execute(f"SELECT ({value}) IS NULL FROM (SELECT unnest(?) AS cell)", [cells]).fetchall()
    assert [empty for (empty,) in rows][: len(kind.good)] == [False] * len(kind.good)
