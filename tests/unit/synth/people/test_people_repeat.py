"""The same dials make the same tables, another seed others; the extract holds what was counted."""

from __future__ import annotations

import hashlib

import duckdb
import pytest

from groundview.synth.build import EXTRACT, build, room
from groundview.synth.dials import Dials
from groundview.synth.world import World

TABLES = (*room("place").makes, *room("people").makes)


def prints(dials: Dials) -> dict[str, str]:
    """A fingerprint of every table, rows in their order."""
    world = build(dials, duckdb.connect(), until="people")
    return {
        table: hashlib.sha256(repr(world.db.execute(f"FROM {table}").fetchall()).encode()).hexdigest()
        for table in TABLES
    }


def test_two_builds_are_equal_and_another_seed_differs() -> None:
    first, again, other = prints(Dials()), prints(Dials()), prints(Dials(seed=2))
    assert first == again
    same = {table for table in TABLES if first[table] == other[table]}
    assert same <= {"origin_name", "ethnicity_category", "nationality_name"}


@pytest.fixture(scope="module")
def extracted() -> World:
    world = build(Dials(), duckdb.connect(), until="people")
    for name in ("areas", "population"):
        world.make(f"std_{name}", (EXTRACT / f"{name}.sql").read_text(encoding="utf-8"))
    return world


def test_the_extracted_population_adds_up_to_the_areas(extracted: World) -> None:
    unlike = extracted.db.execute(
        """SELECT count(*) FROM std_areas LEFT JOIN
               (SELECT area_code AS code, sum(persons) AS persons FROM std_population GROUP BY 1) USING (code)
           WHERE persons IS DISTINCT FROM population"""
    ).fetchone()
    assert unlike == (0,)


def test_the_extracts_have_the_columns_of_the_standard_extract(extracted: World) -> None:
    columns = [row[0] for row in extracted.db.execute("DESCRIBE std_areas").fetchall()]
    expected = "code name population households businesses imd_score imd_decile parent wkt _id _force"
    assert columns == expected.split()
    columns = [row[0] for row in extracted.db.execute("DESCRIBE std_population").fetchall()]
    assert columns == ["area_code", "age_band", "sex", "persons", "year", "_id", "_force"]


def test_bands_are_five_years_wide(extracted: World) -> None:
    bands = {
        row[0] for row in extracted.db.execute("SELECT DISTINCT age_band FROM std_population").fetchall()
    }
    assert bands == {f"{age}-{age + 4}" for age in range(0, 90, 5)} | {"90+"}
