"""Planted groups with two recorded joint offences or more are found, and hardly anything else is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from planted_sets import jaccard, link_truly, meet_by_chance, recovery

from groundview.evidence.linkage.identify import make_person_records
from groundview.evidence.linkage.sightings import make_sightings
from groundview.evidence.networks.rules.rule import rules
from groundview.evidence.networks.takings_part import make_takings_part
from groundview.evidence.records.store import open_store
from groundview.pipeline.demo import WORLD

LEAST_RECALL, MOST_SPURIOUS = 0.9, 0.1


@pytest.fixture(scope="module")
def study(finished_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demonstration's store, to link anew in."""
    copy = tmp_path_factory.mktemp("recovered")
    shutil.copy(finished_demo / "store" / "study.duckdb", copy / "study.duckdb")
    return copy


def test_the_main_rule_recovers_planted_groups_when_persons_are_known(
    study: Path, finished_demo: Path
) -> None:
    truth = finished_demo / WORLD / "truth"
    with open_store(study / "study.duckdb") as store:
        make_person_records(store)
        make_sightings(store)
        link_truly(store, truth)
        found = recovery(store, truth, rules()[0].name)
    assert found.n_planted >= 5
    assert found.recall >= LEAST_RECALL
    assert max(found.spurious) <= MOST_SPURIOUS


def test_chance_keeps_how_often_each_offends_and_how_many_an_offence_has(study: Path) -> None:
    with open_store(study / "study.duckdb") as store:
        make_takings_part(store)
        sizes = [store.connection.execute(sql).fetchall() for sql in (PER_PERSON, PER_OFFENCE)]
        pairs = store.connection.execute(PAIRS).fetchall()
        meet_by_chance(store, seed=3)
        assert [store.connection.execute(sql).fetchall() for sql in (PER_PERSON, PER_OFFENCE)] == sizes
        assert store.connection.execute(PAIRS).fetchall() != pairs


def test_overlap_is_that_of_either() -> None:
    assert jaccard(frozenset({1, 2, 3}), frozenset({2, 3, 4})) == 0.5


SUSPECTS = """(
    SELECT DISTINCT event, person FROM takings_part JOIN persons USING (record_id) WHERE layer = 'co_offending')"""
PER_PERSON = f"SELECT person, count(*) FROM {SUSPECTS} GROUP BY person ORDER BY ALL"
PER_OFFENCE = f"SELECT event, count(*) FROM {SUSPECTS} GROUP BY event ORDER BY ALL"
PAIRS = f"SELECT one.person, two.person FROM {SUSPECTS} one JOIN {SUSPECTS} two USING (event) ORDER BY ALL"
