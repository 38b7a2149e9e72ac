"""A synthetic city, whose truth is known: its records linked, overall and by the origin of names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pytest
from linkage_quality import Labels, clusters, pair_f1

from groundview.evidence.linkage.compare import make_person_pairs
from groundview.evidence.linkage.identify import LINKS, make_person_records
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Store
from groundview.synth.build import EXTRACT, build
from groundview.synth.dials import Dials

pytestmark = pytest.mark.slow
ORIGINS = {
    "British Isles": ("british", "welsh", "scottish", "irish"),
    "South Asian": ("pakistani", "bangladeshi", "punjabi", "gujarati", "afghan"),
    "East Asian": ("chinese", "vietnamese"),
    "Arabic, Turkish, Somali": ("arabic", "turkish", "somali"),
    "European": ("polish", "romanian", "portuguese", "albanian"),
    "African, Caribbean": ("nigerian", "ghanaian", "caribbean"),
}
TRUTH = """
    -- One row per nominal: its shape, whose it is, of what origin the name, and whether a name was taken at all.
    SELECT shape_id, person_id, origin, coalesce(forename, surname) IS NOT NULL AS named
    FROM person_records JOIN record USING (nominal_ref) JOIN person USING (person_id)
    ORDER BY person_records.record_id"""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Path]]:
    """A city's nominals, identified and compared, in one database with the truth; and where the model lies."""
    connection = duckdb.connect()
    world = build(Dials(size="city", seed=3), connection)
    world.make("std_nominals", (EXTRACT / "nominals.sql").read_text(encoding="utf-8"))
    for name in ("nominals", "offences", *LINKS):
        connection.execute(create_table(tables()[name]))
    connection.execute(
        "INSERT INTO nominals BY NAME SELECT * EXCLUDE (_id, _force), 's' AS source, 'n.csv' AS source_file, "
        "_id AS source_row FROM std_nominals"
    )
    store = Store(connection, Path("nowhere"))
    model = tmp_path_factory.mktemp("linkage") / "model.json"
    make_person_records(store)
    make_person_pairs(store, model)
    yield store, model
    connection.close()


@pytest.fixture(scope="module")
def linked(city: tuple[Store, Path]) -> tuple[Labels, dict[str, Any]]:
    """The cluster of each named record, and its truth."""
    store, _ = city
    rows = store.connection.execute(TRUTH).fetchnumpy()
    scored = store.connection.execute("FROM person_pairs WHERE veto = ''").fetchnumpy()
    found = clusters(scored, store.count("person_records"))[np.asarray(rows["shape_id"]).astype(np.int64)]
    named = np.asarray(rows["named"])
    return found[named], {name: np.asarray(column)[named] for name, column in rows.items()}


def test_persons_are_found(linked: tuple[Labels, dict[str, Any]]) -> None:
    """Records without a name say nothing of anybody; all others count."""
    found, truth = linked
    assert pair_f1(found, truth["person_id"]) >= 0.95


def test_names_of_every_origin_fare_alike(linked: tuple[Labels, dict[str, Any]]) -> None:
    found, truth = linked
    f1 = {
        group: pair_f1(found, truth["person_id"], np.isin(truth["origin"], origins))
        for group, origins in ORIGINS.items()
    }
    assert min(f1.values()) >= max(f1.values()) - 0.03, f1


def test_vetoes_part_hardly_anybody(city: tuple[Store, Path]) -> None:
    store, _ = city
    rows = store.connection.execute(
        """
        WITH whose AS (
            SELECT person_records.record_id, person_id FROM person_records JOIN record USING (nominal_ref))
        SELECT count(*), count(*) FILTER (one.person_id = two.person_id)
        FROM person_pairs JOIN whose one ON one.record_id = left_id JOIN whose two ON two.record_id = right_id
        WHERE veto <> ''"""
    ).fetchone()
    assert rows
    assert rows[0] > 0
    assert rows[1] <= 0.05 * rows[0]


def test_a_second_run_with_the_kept_model_says_the_same(city: tuple[Store, Path]) -> None:
    store, model = city
    store.connection.execute("CREATE TEMP TABLE before AS FROM person_pairs")
    make_person_pairs(store, model)
    changed = store.connection.execute(
        "(FROM before EXCEPT FROM person_pairs) UNION ALL (FROM person_pairs EXCEPT FROM before)"
    ).fetchall()
    assert not changed
