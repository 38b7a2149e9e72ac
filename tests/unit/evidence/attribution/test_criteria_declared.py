"""Every criterion is published, asks declared evidence, knows nothing of nothing, and names nobody."""

from __future__ import annotations

import re

import pytest
from attributed_world import new_world

from groundview.errors import UsageProblem
from groundview.evidence.attribution.criterion import NAMED, Criterion, criteria, instance
from groundview.evidence.attribution.declared import Evidence, evidence
from groundview.evidence.pole.tables import extract_tables

ALL = list(criteria().values())
PERSONAL = {"forename", "surname", "date_of_birth", "nominal_ref", "address", "phone", "email"}


def test_there_are_twenty_and_more_in_every_theme() -> None:
    assert len(ALL) >= 20
    assert {one.theme for one in ALL} >= {
        "group", "planning", "seriousness", "persistence", "reach", "control", "exploitation", "gain", "means",
        "mapped_groups",
    }  # fmt: skip


@pytest.mark.parametrize("criterion", ALL, ids=lambda one: one.name)
def test_a_criterion_is_published_with_its_source(criterion: Criterion) -> None:
    assert len(criterion.about.split()) >= 8
    assert criterion.about.endswith(".")
    assert "Met " in criterion.about
    assert len(criterion.source) > 20


@pytest.mark.parametrize("criterion", ALL, ids=lambda one: one.name)
def test_a_criterion_asks_columns_that_are_declared(criterion: Criterion) -> None:
    asked = criterion.ask()
    assert asked.columns
    for name, column in NAMED.findall(asked.sql) + NAMED.findall(asked.reason):
        assert name not in evidence() or column in evidence()[name].columns
    assert {name for name, _ in NAMED.findall(asked.sql) if len(name) > 1} <= set(evidence())


@pytest.mark.parametrize("criterion", ALL, ids=lambda one: one.name)
def test_a_reason_names_nobody(criterion: Criterion) -> None:
    words = set(re.findall(r"\w+", criterion.ask().reason))
    assert not words & PERSONAL


def test_nothing_is_known_of_an_offence_without_evidence() -> None:
    world = new_world()
    world.offence("bare", code="not a code")
    world.attribute(context="neighbourhood")
    signs = {one.name: world.criterion("bare", one.name, "neighbourhood") for one in ALL}
    assert set(signs.values()) == {None}


@pytest.mark.parametrize("one", list(evidence().values()), ids=lambda one: one.evidence)
def test_evidence_comes_from_columns_that_there_are(one: Evidence) -> None:
    assert one.assumes.endswith(".")
    for said in one.columns.values():
        for field in said.comes_from:
            table, column = field.split(".")
            assert column in extract_tables()[table].columns


@pytest.mark.parametrize(
    ("name", "given"),
    [("no_such", {}), ("acting_together", {"most": 3}), ("acting_together", {"least": "3"}),
     ("coded", {"variable": "x'; DROP TABLE cases"})],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused(name: str, given: dict[str, int | str]) -> None:
    with pytest.raises(UsageProblem):
        instance(name, given)
