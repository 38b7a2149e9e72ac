"""Every file of the standard extract has a sample, and every cell of it is what its column says."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import duckdb
import pytest

from groundview.evidence.pole.tables import Column, Table, extract_tables
from groundview.evidence.pole.types.missing import present
from groundview.evidence.pole.types.value_type import value_types
from groundview.evidence.sources import declared

SAMPLES = Path(declared.__file__).parent / "standard_extract" / "samples"
FILES = {name: table for name, table in extract_tables().items() if table.file}
EACH = pytest.mark.parametrize(
    "table", [FILES[name] for name in FILES if name != "areas"], ids=lambda table: table.table
)


def read(table: Table) -> list[dict[str, str]]:
    with (SAMPLES / f"{table.file}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def cleaned(column: Column, cells: list[str]) -> list[tuple[object, object]]:
    """Each cell as (what is left when missing words are gone, its value)."""
    there = present("cell", column.answers)
    value = value_types()[column.type].clean("there", column.answers, "dmy")
    query = f"SELECT there, {value} FROM (SELECT {there} AS there FROM (SELECT unnest(?) AS cell))"
    with duckdb.connect() as duck:
        return duck.execute(query, [cells]).fetchall()


def test_every_file_of_the_extract_has_a_sample_and_no_other_has() -> None:
    expected = {f"{table.file}.csv" for name, table in FILES.items() if name != "areas"} | {"areas.geojson"}
    assert {path.name for path in SAMPLES.iterdir()} == expected


@EACH
def test_a_sample_has_every_column_and_few_rows(table: Table) -> None:
    rows = read(table)
    assert list(rows[0]) == list(table.columns)
    assert 3 <= len(rows) <= 6
    assert all(None not in row and None not in row.values() for row in rows)


@EACH
def test_every_cell_of_a_sample_is_read(table: Table) -> None:
    rows = read(table)
    for name, column in table.columns.items():
        pairs = cleaned(column, [row[name] for row in rows])
        assert [there for there, value in pairs if there is not None and value is None] == [], name
        assert any(value is not None for _, value in pairs), f"{name} is never given"
        assert not column.required or all(value is not None for _, value in pairs), name


@EACH
def test_a_sample_names_each_thing_once(table: Table) -> None:
    if table.key:
        keys = [row[table.key] for row in read(table)]
        assert len(set(keys)) == len(keys)


@EACH
def test_a_sample_refers_to_what_is_in_another(table: Table) -> None:
    for name, column in table.columns.items():
        if column.refers_to:
            other, _, key = column.refers_to.partition(".")
            known = {row[key] for row in read(FILES[other])}
            given = {there for there, _ in cleaned(column, [row[name] for row in read(table)]) if there}
            assert given <= known, name


def test_the_sample_of_areas_has_two_squares() -> None:
    features = json.loads((SAMPLES / "areas.geojson").read_text(encoding="utf-8"))["features"]
    assert [len(feature["geometry"]["coordinates"][0]) for feature in features] == [5, 5]
    for feature in features:
        assert set(feature["properties"]) | {"geometry"} == set(FILES["areas"].columns)
