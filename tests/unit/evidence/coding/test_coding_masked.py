"""Free text on a sheet: whom it names is taken out, and what tells of the case stays."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest
from coding_world import database, put
from hypothesis import given
from hypothesis import strategies as st

from groundview.evidence.coding.sample.masked import Masks, bare

PEOPLE = [
    ("N0017", "ZEBEDEE", None, "QUILLFEATHER"),
    ("N0018", "OLIVIA", "MAY", "FAIRBORNE"),
    ("N0019", "DALIA", None, "AL MASRI"),
    ("N0020", "SEAN", None, "ONEIL"),
    ("N0021", "JO", None, "VAN"),
    ("00442917", "LUKASZ", None, "WOJCIK SMITH"),
]


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    """One case, in which Zebedee is recorded as acting and a log about which names Sean; the others are on record."""
    made = database({1: 2})
    for number, (ref, forename, middle, surname) in enumerate(PEOPLE, start=1):
        words = " ".join(sorted(" ".join(filter(None, (forename, middle, surname))).split()))
        put(made, "person_records", record_id=number, nominal_ref=ref, in_table="nominals", forename=forename,
            middle_names=middle, surname=surname, name_words=words)  # fmt: skip
    put(made, "involvements", crime_ref="C1", nominal_ref="N0017", role="suspect")
    put(made, "intelligence_links", log_ref="L1", entity_type="offence", entity_ref="C1")
    put(made, "intelligence_links", log_ref="L1", entity_type="nominal", entity_ref="N0020")
    made.execute("CREATE TEMP TABLE coding_asked AS SELECT case_id FROM cases")
    made.execute("UPDATE cases SET happened_on = ?", [date(2025, 3, 4)])
    return made


def masked(connection: duckdb.DuckDBPyConnection, text: str, case: int = 1) -> str:
    return Masks.of(connection, {case: [text]}).masked(case, text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("ZEBEDEE WAS SEEN", "[name] WAS SEEN"),
        ("seen by quillfeather's mother", "seen by [name] mother"),
        ("Person named as Olivia Fairborne.", "Person named as [name] [name]."),
        ("FAIRBORNE, OLIVIA born 17/05/1980", "[name], [name] born [date]"),
        ("Olivia May Fairborne", "[name] [name] [name]"),
        ("Dalia Al Masri left", "[name] [name] [name] left"),
        ("told by Seán O’Neil", "told by [name] [name]"),
        ("Łukasz Wójcik-Smith", "[name] [name]"),
        ("nominal N0018, N0018.", "nominal [person], [person]."),
        ("ref 00442917", "ref [person]"),
        ("born 3.2.71 or 3 Feb 1971 or 1971-02-03", "born [date] or [date] or [date]"),
        ("write to olivia.fairborne+x@example.net now", "write to [e-mail] now"),
        ("paid to 00-30-40 23538285", "paid to [number]"),
        ("rang 0117 496 0123 twice", "rang [number] twice"),
    ],
)
def test_who_is_named_is_taken_out(connection: duckdb.DuckDBPyConnection, text: str, left: str) -> None:
    assert masked(connection, text) == left


@pytest.mark.parametrize(
    "text",
    [
        "TWO MALES IN A WHITE VAN LEFT AT 03:15",
        "on 02/03/2025 and again on 2025-03-04 and 1/3/24",
        "lost £4600 in all, 12345 POUNDS",
        "she may go; the fairborne road",
        "A1 £10000000 C1",
        "2 MALES 20 YEARS OLD",
        "",
    ],
)
def test_what_tells_of_the_case_stays(connection: duckdb.DuckDBPyConnection, text: str) -> None:
    assert masked(connection, text) == text


def test_the_name_alone_of_somebody_else_stays(connection: duckdb.DuckDBPyConnection) -> None:
    """A word of somebody's name who has nothing to do with the case may be any word."""
    assert masked(connection, "ZEBEDEE", case=2) == "ZEBEDEE"


def test_without_a_day_of_the_case_every_date_may_be_of_birth(connection: duckdb.DuckDBPyConnection) -> None:
    assert Masks({}, {}, frozenset(), frozenset()).masked(1, "on 02/03/2025") == "on [date]"


@given(st.text(max_size=60))
def test_any_text_can_be_masked(text: str) -> None:
    masks = Masks({1: frozenset({"QUILL"})}, {1: 2000}, frozenset({("A", "B")}), frozenset({"1"}))
    assert masks.masked(1, f"{text} quill").endswith("[name]")
    assert "'" not in bare(text)
