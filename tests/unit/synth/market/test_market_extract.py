"""What the extract says of the market: the declared columns, and nothing of the truth."""

from __future__ import annotations

import re

import pytest

from groundview.evidence.pole.tables import extract_tables
from groundview.synth.world import World

named = pytest.mark.parametrize("table", ["premises", "premises_links", "premises_indicators", "adverts"])


@named
def test_columns_are_the_declared_ones_in_order(extracted: World, table: str) -> None:
    found = [row[0] for row in extracted.db.execute(f"DESCRIBE std_{table}").fetchall()]
    assert found == [*extract_tables()[table].columns, "_id", "_force"]
    assert extracted.count(f"std_{table}") > 10


@named
def test_choices_are_declared_answers(extracted: World, table: str) -> None:
    for name, column in extract_tables()[table].columns.items():
        if column.answers:
            rows = extracted.db.execute(
                f"SELECT DISTINCT {name} FROM std_{table} WHERE {name} IS NOT NULL"
            ).fetchall()
            assert {row[0] for row in rows} <= set(column.answers)


def test_hidden_premises_are_in_no_extract(extracted: World) -> None:
    known = "SELECT premises_id FROM premises WHERE known ORDER BY 1"
    assert extracted.db.execute("SELECT _id FROM std_premises ORDER BY 1").fetchall() == (
        extracted.db.execute(known).fetchall()
    )
    assert extracted.count("std_premises") < extracted.count("premises")


def test_references_look_like_numbers_and_are_unique(extracted: World) -> None:
    rows = [row[0] for row in extracted.db.execute("SELECT premises_ref FROM std_premises").fetchall()]
    assert len(set(rows)) == len(rows)
    assert all(re.fullmatch(r"00\d{4}|2\dE\d+", row) for row in rows)


def test_every_link_and_indicator_is_of_premises_in_the_extract(extracted: World) -> None:
    assert extracted.count("std_premises_links") == extracted.count("premises_link")
    assert extracted.count("std_premises_indicators") == extracted.count("premises_indicator")


def test_no_column_tells_who_runs_premises_or_posts_adverts(extracted: World) -> None:
    found = {row[0] for row in extracted.db.execute("DESCRIBE std_adverts").fetchall()}
    assert found.isdisjoint({"premises_id", "operator_id", "first_text"})


def test_phones_are_written_in_several_ways(extracted: World) -> None:
    forms = {
        re.sub(r"\d", "9", row[0])
        for row in extracted.db.execute("SELECT phone FROM std_adverts").fetchall()
        if row[0]
    }
    assert {"99999999999", "+999999999999"} <= forms
