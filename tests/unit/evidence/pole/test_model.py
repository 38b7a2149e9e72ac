"""The declared tables as a whole: what no single file can show to be wrong."""

from __future__ import annotations

from collections import defaultdict

import pytest

from groundview.evidence.pole.tables import HERE, LEVELS, ROOMS, Column, Table, tables
from groundview.evidence.pole.types.missing import MISSING
from groundview.evidence.pole.types.value_type import value_types

EACH = pytest.mark.parametrize("table", tables().values(), ids=tables().keys())

DIFFERENT_TYPES = {
    "answer": "An indicator has three answers; a survey and a codebook have their own.",
    "area_code": "A finding of the whole study has none, which a code cannot say; elsewhere it is a code.",
    "n": "Counts of rows are whole; the cases behind a finding may be weighted.",
    "place": "Of an advertisement it is where; of a criterion that was asked, its number in a pattern.",
    "population": "Of an area it is a number of persons, of a list the name of whom it is of.",
    "premises_type": "Forces word it each in their own way; premises of the sex market have listed kinds.",
    "role": "Listed where it decides something; as written where a log or a mapping gives it.",
    "vintage": "A year, and in the table of what was recognised a word where there is more than one.",
}
"""The columns that mean different things in different tables, with the reason."""


def columns() -> list[tuple[Table, str, Column]]:
    return [(table, name, column) for table in tables().values() for name, column in table.columns.items()]


def test_a_column_has_one_type_everywhere() -> None:
    types = defaultdict(set)
    for _, name, column in columns():
        types[name].add(column.type)
    assert {name for name, kinds in types.items() if len(kinds) > 1} == set(DIFFERENT_TYPES)


def test_every_file_of_a_room_is_a_table() -> None:
    strays = [path.name for room in ROOMS for path in (HERE / room).glob("*") if path.suffix != ".yml"]
    assert strays == []
    assert len(tables()) == sum(len(list((HERE / room).glob("*.yml"))) for room in ROOMS)


@EACH
def test_labels_read_as_headings(table: Table) -> None:
    for label in (table.label, *(column.label for column in table.columns.values())):
        assert label[:1].isupper()
        assert not label.endswith(".")
    assert len({column.label for column in table.columns.values()}) == len(table.columns)
    assert table.one_row_per
    assert not table.one_row_per[0].isupper()


@EACH
def test_what_is_said_about_it_is_a_sentence(table: Table) -> None:
    for about in (table.about, *(column.about for column in table.columns.values())):
        assert not about or (not about[0].islower() and about.endswith("."))


@EACH
def test_every_type_and_level_exists(table: Table) -> None:
    assert {column.type for column in table.columns.values()} <= value_types().keys()
    assert table.level in LEVELS


@EACH
def test_key_and_date_are_columns(table: Table) -> None:
    if table.key:
        assert table.columns[table.key].type in {"reference", "code"}
        assert table.columns[table.key].required
    if table.dated_by:
        assert table.columns[table.dated_by].type in {"date", "moment"}


@EACH
def test_at_least_one_of_names_columns_that_may_be_empty(table: Table) -> None:
    for names in table.require_one_of:
        assert set(names) <= table.columns.keys() - table.required
        assert len(names) > 1


@EACH
def test_the_file_has_the_name_of_the_table(table: Table) -> None:
    assert table.file in {table.table, ""}
    assert not (table.file and table.made_by != "read")


def test_what_a_column_refers_to_is_the_key_of_a_table() -> None:
    for _, _, column in columns():
        if column.refers_to:
            table, _, name = column.refers_to.partition(".")
            assert tables()[table].key == name


def test_a_reference_to_the_key_of_another_table_says_so() -> None:
    keys = {table.key: table.table for table in tables().values() if table.key.endswith("_ref")}
    silent = [
        f"{table.table}.{name}"
        for table, name, column in columns()
        if name in keys and keys[name] != table.table and not column.refers_to
    ]
    assert silent == []


def test_choices_have_answers_and_only_they_do() -> None:
    for _, _, column in columns():
        assert bool(column.answers) == (column.type == "choice") or keeps_a_missing_word(column)
        assert len(set(column.answers)) == len(column.answers)


def keeps_a_missing_word(column: Column) -> bool:
    """Free words may list one that elsewhere means missing, to say that here it is an answer."""
    return column.type == "text" and {answer.upper() for answer in column.answers} <= set(MISSING)


def test_answers_are_written_in_one_case() -> None:
    """The choice type folds what it reads to the case of the answers; a mixed one could never be met."""
    for _, _, column in columns():
        listed = set(column.answers)
        assert listed in ({answer.lower() for answer in listed}, {answer.upper() for answer in listed})
        assert not any(" " in answer for answer in listed)
