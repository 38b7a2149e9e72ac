"""Names in one way of writing."""

from __future__ import annotations

import duckdb
import pytest

from groundview.evidence.linkage.cleaning.names import named

Name = tuple[str | None, str | None, str | None]


def cleaned(*name: str | None) -> tuple[str | None, ...]:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE raw (forename VARCHAR, middle_names VARCHAR, surname VARCHAR)")
        connection.execute("INSERT INTO raw VALUES (?, ?, ?)", name)
        row = connection.execute(
            f"SELECT forename, middle_names, surname, name_words FROM ({named('raw')})"
        ).fetchone()
    assert row
    return row


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        (("José", None, "O'Brien-Smith"), ("JOSE", None, "OBRIEN SMITH", "JOSE OBRIEN SMITH")),
        (("Mr John ", "Paul", " SMITH"), ("JOHN", "PAUL", "SMITH", "JOHN PAUL SMITH")),
        (("Łukasz", None, "Wójcik"), ("LUKASZ", None, "WOJCIK", "LUKASZ WOJCIK")),
        ((None, None, "Khan, Aisha"), ("AISHA", None, "KHAN", "AISHA KHAN")),
        ((None, None, "Aisha Khan"), ("AISHA", None, "KHAN", "AISHA KHAN")),
        (("Mary Ann", None, None), ("MARY", None, "ANN", "ANN MARY")),
        ((None, None, "Fatima"), ("FATIMA", None, None, "FATIMA")),
        (("Fatima", None, None), ("FATIMA", None, None, "FATIMA")),
        (("J.", None, "Smith"), ("J", None, "SMITH", "J SMITH")),
    ],
)
def test_a_name_is_written_one_way(typed: Name, clean: tuple[str | None, ...]) -> None:
    assert cleaned(*typed) == clean


@pytest.mark.parametrize(
    "words",
    [
        "UNKNOWN",
        "Not known",
        "A N Other",
        "no name",
        "Male 1",
        "PC 4417",
        "Store security",
        "test",
        "Witness 2",
        "xxx",
    ],
)
def test_a_placeholder_is_no_name(words: str) -> None:
    assert cleaned(None, None, words) == (None, None, None, None)


@pytest.mark.parametrize(
    "name", [("Test", None, "Okafor"), ("Manager", None, "Singh"), ("Lady", None, "Nunes")]
)
def test_a_word_of_a_list_may_be_part_of_a_name(name: Name) -> None:
    assert cleaned(*name)[2] == str(name[2]).upper()
