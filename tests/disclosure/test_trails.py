"""Trails of single cases are for internal readers: nothing else lets one through."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cubes
import duckdb
import msgspec
import pytest

from groundview.errors import DisclosureBlock, UsageProblem
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Reader
from groundview.profile.disclosure.assemble import Words, assemble
from groundview.profile.disclosure.released import Cover
from groundview.profile.disclosure.rules import FOLDER, audiences, load_rules
from groundview.profile.disclosure.trail import CaseTrail, TrailStep

TRAIL = CaseTrail(1, "fraud", "d", "open", 7, (TrailStep("it was planned", "unknown", ""),))


@pytest.fixture
def reader() -> Iterator[Reader]:
    """The tables that a release is made of, empty."""
    with duckdb.connect() as connection:
        for name in ("findings", "study_areas", "files", "remarks", "code_vintages"):
            connection.execute(create_table(tables()[name]))
        yield Reader(connection, "aggregate")


def words() -> Words:
    return Words(Cover(**dict.fromkeys(Cover.__dataclass_fields__, "")), {}, [], {})


@pytest.mark.parametrize("audience", [name for name in audiences() if name != "internal"])
def test_no_other_audience_gets_one(reader: Reader, audience: str) -> None:
    rules = cubes.rules(audience)
    assert not rules.trails
    with pytest.raises(DisclosureBlock, match="not for the audience"):
        assemble(reader, rules, words(), trails=[TRAIL])
    assert assemble(reader, rules, words()).trails == ()


def test_internal_readers_get_what_is_handed_on(reader: Reader) -> None:
    assert assemble(reader, cubes.rules("internal"), words(), trails=[TRAIL]).trails == [TRAIL]


def test_a_study_may_go_without_and_not_allow_more(tmp_path: Path, reader: Reader) -> None:
    own = tmp_path / "internal.yml"
    shipped = (FOLDER / "internal.yml").read_text(encoding="utf-8")
    own.write_text(shipped.replace("trails: true", "trails: false"), encoding="utf-8")
    with pytest.raises(DisclosureBlock):
        assemble(reader, load_rules("internal", own), words(), trails=[TRAIL])
    laxer = tmp_path / "partner.yml"
    shipped = (FOLDER / "partner.yml").read_text(encoding="utf-8")
    laxer.write_text(shipped.replace("trails: false", "trails: true"), encoding="utf-8")
    with pytest.raises(UsageProblem, match="trails must be false"):
        load_rules("partner", laxer)


def test_rules_that_say_nothing_of_trails_allow_none() -> None:
    kept = msgspec.structs.asdict(cubes.rules("internal"))
    kept.pop("trails")
    assert not type(cubes.rules("internal"))(**kept).trails
