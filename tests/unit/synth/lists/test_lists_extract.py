"""What the extract says of the lists."""

from __future__ import annotations

from groundview.evidence.pole.tables import extract_tables
from groundview.synth.world import World


def test_columns_are_the_declared_ones_in_order(extracted: World) -> None:
    found = [row[0] for row in extracted.db.execute("DESCRIBE std_lists").fetchall()]
    assert found == [*extract_tables()["lists"].columns, "_id", "_force"]


def test_a_record_stands_once_on_a_list(extracted: World) -> None:
    rows = extracted.db.execute("SELECT population, list, nominal_ref FROM std_lists").fetchall()
    assert len(set(rows)) == len(rows) > 100


def test_some_persons_stand_twice_under_two_records(extracted: World) -> None:
    twice = """SELECT count(*) FROM (SELECT 1 FROM std_lists JOIN agency_listing ON link_id = _id
        GROUP BY std_lists.population, std_lists.list, person_id HAVING count(*) > 1)"""
    assert extracted.db.execute(twice).fetchall()[0][0] > 0


def test_no_column_tells_who_is_truly_of_the_population(extracted: World) -> None:
    found = {row[0] for row in extracted.db.execute("DESCRIBE std_lists").fetchall()}
    assert found.isdisjoint({"person_id", "of_population", "again", "stratum"})
