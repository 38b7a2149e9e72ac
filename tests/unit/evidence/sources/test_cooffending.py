"""Dated co-offending tables as sources: read whole, through a study that has no areas, with the published figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from groundview.evidence.linkage.collective import raise_pairs
from groundview.evidence.linkage.identify import make_person_records
from groundview.evidence.linkage.link import make_persons
from groundview.evidence.networks.takings_part import make_takings_part
from groundview.evidence.networks.ties import make_ties
from groundview.evidence.records.store import Store, open_store
from groundview.pipeline.new import new_study
from groundview.pipeline.run import run
from groundview.study import open_study

pytestmark = pytest.mark.realdata


def read_into(folder: Path, extracts: Path, until: str) -> Path:
    new_study(folder, [extracts], None, ("", ""), "")
    run(open_study(folder), until=until, tell=lambda done: None, progress=lambda name, n_rows: None)
    return folder / "store/study.duckdb"


@pytest.fixture(scope="module")
def israel(realdata: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("israel") / "study"
    with open_store(read_into(folder, realdata / "israel_burglary_cooffending", "quality")) as store:
        yield store


@pytest.fixture(scope="module")
def stlouis(realdata: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("stlouis") / "study"
    with open_store(read_into(folder, realdata / "networks/stlouis_crime", "quality")) as store:
        yield store


def rows(store: Store, sql: str) -> list[tuple[Any, ...]]:
    return store.reader("record").rows(sql)


CO_OFFENDED = """SELECT DISTINCT one.nominal_ref, two.nominal_ref FROM involvements one JOIN involvements two
    USING (crime_ref) WHERE one.role = 'suspect' AND two.role = 'suspect' AND one.nominal_ref < two.nominal_ref"""


def components(connection: duckdb.DuckDBPyConnection, pairs: str) -> list[int]:
    """The sizes of sets joined by pairs, greatest first: merged pair by pair in plain Python."""
    leader: dict[Any, Any] = {}

    def led_by(one: Any) -> Any:
        while leader.setdefault(one, one) != one:
            one = leader[one]
        return one

    for one, two in connection.execute(pairs).fetchall():
        leader[led_by(one)] = led_by(two)
    sizes: dict[Any, int] = {}
    for one in list(leader):
        sizes[led_by(one)] = sizes.get(led_by(one), 0) + 1
    return sorted(sizes.values(), reverse=True)


def test_every_row_of_the_israeli_burglaries_is_loaded(israel: Store) -> None:
    assert rows(israel, "SELECT table_name, n_rows, n_loaded, n_refused FROM files ORDER BY ALL") == [
        ("involvements", 2_342, 2_342, 0),
        ("offences", 1_671, 1_671, 0),
    ]
    assert rows(israel, "SELECT DISTINCT offence, recorded_precision FROM offences") == [("Burglary", "day")]
    assert rows(israel, "SELECT count(DISTINCT nominal_ref) FROM involvements") == [(1_658,)]


def test_the_israeli_co_offending_graph_has_its_published_size(israel: Store) -> None:
    assert len(rows(israel, CO_OFFENDED)) == 864
    sizes = components(israel.connection, CO_OFFENDED)
    assert (len(sizes), sizes[0]) == (316, 11)


def test_the_steps_join_as_many_persons_as_the_records_do(israel: Store, tmp_path: Path) -> None:
    make_person_records(israel)
    # A reference is all there is of anybody here, so there is no pair to compare.
    assert raise_pairs(israel) == 0
    make_persons(israel, tmp_path, 2, 1)
    make_takings_part(israel)
    assert make_ties(israel) == 864
    sizes = components(israel.connection, "SELECT person_a, person_b FROM ties WHERE layer = 'co_offending'")
    assert (len(sizes), sizes[0]) == (316, 11)


def test_a_study_whose_offences_have_no_place_needs_no_areas(israel: Store) -> None:
    assert rows(israel, "SELECT how, count(*) FROM placed GROUP BY how") == [("no_location", 1_671)]
    assert rows(israel, "SELECT count(*) FROM study_areas") == [(0,)]


def test_a_reference_that_no_nominal_bears_is_told(israel: Store) -> None:
    found = rows(
        israel, "SELECT table_name, column_name, n, of_n FROM quality WHERE check_name = 'leads_nowhere'"
    )
    assert sorted(found) == [
        ("involvements", "crime_ref", 0.0, 2_342.0),
        ("involvements", "nominal_ref", 2_342.0, 2_342.0),
    ]


def test_one_cell_with_two_roles_becomes_two_involvements(stlouis: Store) -> None:
    per_row = """SELECT roles, count(*) FROM (SELECT string_agg(role, ' and ' ORDER BY role) AS roles
        FROM involvements GROUP BY nominal_ref, crime_ref, source_row) GROUP BY roles"""
    assert dict(rows(stlouis, per_row)) == {
        "suspect": 682,
        "victim": 569,
        "witness": 195,
        "suspect and victim": 41,
    }
    accounts = "SELECT n_rows, n_loaded, n_refused, n_identical FROM files WHERE table_name = 'involvements'"
    assert rows(stlouis, accounts) == [(1_487, 1_487, 0, 0)]


def test_the_persons_of_st_louis_have_their_sex_and_no_offence_is_invented(stlouis: Store) -> None:
    assert dict(rows(stlouis, "SELECT sex, count(*) FROM nominals GROUP BY sex")) == {
        "male": 587,
        "female": 283,
    }
    assert stlouis.count("offences") == 0
    # The source is described as having 557 events; the file names 552, and 830 of its 870 persons stand in them.
    counted = (
        "SELECT count(recorded_on), count(DISTINCT crime_ref), count(DISTINCT nominal_ref) FROM involvements"
    )
    assert rows(stlouis, counted) == [(0, 552, 830)]
